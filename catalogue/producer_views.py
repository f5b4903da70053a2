"""Public pages of producers."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import Producer, Product
from catalogue.ranking import ranked
from catalogue.views import moved, trail
from design.frame import frame
from design.maps import Point

PER_PAGE = 24


def shown_producers():
    """Public producers with a listed product, `number` being how many."""
    today = timezone.localdate()
    listed = Q(products__is_public=True, products__is_listed=True) & (
        Q(products__listed_until__isnull=True) | Q(products__listed_until__gte=today)
    )
    return (
        Producer.objects.public()
        .annotate(number=Count("products", filter=listed))
        .filter(number__gt=0)
        .select_related("place__province", "picture")
        .prefetch_related("picture__renditions")
    )


@require_safe
def producers(request):
    """All, or those of one kind: `?kind=cooperative`."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in Producer.Kind.values else ""
    found = shown_producers().filter(**({"kind": kind} if kind else {})).order_by("name", "pk")
    pages = Paginator(found, PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "kind": kind,
        "kinds": Producer.Kind.choices,
        **trail((_("Producers"), None)),
        **frame(request, keep=("page",) if request.GET.get("page", "").isdigit() else ()),
    }
    return render(request, "catalogue/producers.html", context)


@require_safe
def producer(request, slug, pk):
    producer = get_object_or_404(
        Producer.objects.public().select_related("place__province", "picture"), pk=pk
    )
    if slug != producer.slug:
        return moved(request, producer)
    products = ranked(Product.objects.listed().filter(producer=producer)).for_cards()
    place = producer.place
    context = {
        "producer": producer,
        "contact": producer.public_contact(),
        "products": products,
        "map_points": [Point(place.name, place.latitude, place.longitude, "producer", "")]
        if place.latitude is not None and place.province.is_home
        else [],
        **trail((_("Producers"), reverse("producers")), (producer.name, None)),
        **frame(request, producer),
    }
    return render(request, "catalogue/producer.html", context)
