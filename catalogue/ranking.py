"""How products are ranked where the visitor chose no order: the page "How we rank" says the same.

In stock at some outlet, then in season, then more OCOP stars (valid ones), then by name.
"""

from django.apps import apps
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone

from catalogue.models.specialty import season_of

ORDERS = {
    "price": ["price_from", "title", "pk"],
    "price-high": ["-price_from", "title", "pk"],
    "stars": ["-stars_now", "title", "pk"],
    "new": ["-date_created", "-pk"],
}


def flag(condition, then=1) -> Case:
    """`then` (a number or column) where the condition holds, else 0."""
    return Case(When(condition, then=then), default=Value(0), output_field=IntegerField())


def in_stock_somewhere() -> Exists:
    records = apps.get_model("partner", "StockRecord").objects
    return Exists(
        records.filter(
            product=OuterRef("pk"), partner__state="open", num_in_stock__gt=F("num_allocated")
        )
    )


def in_season(today) -> Q:
    """Fresh products whose specialty is in season in today's month."""
    return Q(
        storage="fresh",
        specialty__in=apps.get_model("catalogue", "Specialty").objects.filter(
            season_of(today.month)
        ),
    )


def ranked(products, order: str = "", first: tuple[str, ...] = ()):
    """Products in the order named (ORDERS), or as recommended; `first` names go before it."""
    today = timezone.localdate()
    stars_now = flag(Q(ocop_valid_until__gte=today), then=F("ocop_stars"))
    if order:
        return products.annotate(stars_now=stars_now).order_by(*ORDERS[order])
    return products.annotate(
        stocked=flag(in_stock_somewhere()), seasonal=flag(in_season(today)), stars_now=stars_now
    ).order_by(*first, "-stocked", "-priority", "-seasonal", "-stars_now", "title", "pk")
