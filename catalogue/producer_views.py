"""Public pages of producers."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import Producer, Product
from catalogue.pager import Pager
from catalogue.ranking import ranked
from catalogue.views import moved, trail
from design.frame import frame
from design.maps import Point
from design.templatetags.localized import label_of

PER_PAGE = 24


def listed_products_of(producer):
    """How many listed products, as a subquery: reads the index of each producer, not all goods."""
    listed = Product.objects.listed().filter(producer=producer).order_by()
    number = listed.values("producer").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def shown_producers():
    """Public producers with a listed product, `number` being how many."""
    return (
        Producer.objects.public()
        .annotate(number=listed_products_of(OuterRef("pk")))
        .filter(number__gt=0)
        .select_related("place__province", "picture")
        .prefetch_related("picture__renditions")
    )


def paged(request, objects) -> Pager:
    """The page that the address asks for; a filter in the address stays in the links."""

    def address(*, page: int) -> str:
        query = request.GET.copy()
        query["page"] = page
        return f"{request.path}?{query.urlencode()}"

    asked = request.GET.get("page", "1")
    return Pager(objects, per_page=PER_PAGE, asked=asked, address=address)


@require_safe
def producers(request):
    """All, or those of one kind: `?kind=cooperative`."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in Producer.Kind.values else ""
    found = shown_producers().filter(**({"kind": kind} if kind else {})).order_by("name", "pk")
    pager = paged(request, found)
    context = {
        "pager": pager,
        "page": pager.page,
        "kind": kind,
        "kinds": Producer.Kind.choices,
        **trail((_("Producers"), None)),
        **frame(request, keep=("page",) if pager.page.number > 1 else ()),
    }
    return render(request, "catalogue/producers.html", context)


@require_safe
def producer(request, slug, pk):
    producer = get_object_or_404(
        Producer.objects.public().select_related("place__province", "picture"), pk=pk
    )
    if slug != producer.slug:
        return moved(request, producer)
    pager = paged(request, ranked(Product.objects.listed().filter(producer=producer)).for_cards())
    place = producer.place
    context = {
        "producer": producer,
        "pictures": producer.pictures(),
        "contact": producer.public_contact(),
        "pager": pager,
        "products": pager.page.object_list,
        "map_points": [
            Point(label_of(place, "name"), place.latitude, place.longitude, "producer", "")
        ]
        if place.latitude is not None and place.province.is_home
        else [],
        **trail((_("Producers"), reverse("producers")), (label_of(producer, "name"), None)),
        **frame(request, producer, keep=("page",) if pager.page.number > 1 else ()),
    }
    return render(request, "catalogue/producer.html", context)
