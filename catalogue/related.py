"""What goes beside a product."""

from django.db.models import Q

from catalogue.models import Product
from catalogue.ranking import flag, ranked


def related_to(product, number: int = 4) -> list[Product]:
    """Staff's recommendations first, then the same specialty, shelf, maker; ready for cards.

    Alcohol is never put beside other goods (Law 44/2019/QH14 limits its promotion).
    """
    same_specialty = Q(specialty=product.specialty_id) if product.specialty_id else Q(pk=None)
    shelves = list(product.categories.values_list("pk", flat=True))
    candidates = (
        Product.objects.listed()
        .exclude(pk=product.pk)
        .exclude(restriction=Product.Restriction.ALCOHOL)
        .annotate(
            chosen=flag(Q(pk__in=product.recommended_products.values("pk"))),
            akin=flag(same_specialty),
            made_alike=flag(Q(producer=product.producer_id)),
            shelved_alike=flag(
                Q(
                    pk__in=Product.categories.through.objects.filter(category__in=shelves).values(
                        "product"
                    )
                )
            ),
        )
    )
    first = ("-chosen", "-akin", "-shelved_alike", "-made_alike")
    return list(ranked(candidates, first=first).for_cards()[:number])
