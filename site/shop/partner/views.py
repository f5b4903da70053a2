"""Public pages of the outlets."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.facets import in_stock
from catalogue.models import Product
from catalogue.ranking import ranked
from catalogue.views import moved, trail
from design.frame import frame
from design.maps import Point
from design.templatetags.localized import label_of

from .models import Partner
from .structured_data import outlet_data

SHOWN = 8


def point(outlet) -> Point:
    return Point(
        outlet.short_name, outlet.latitude, outlet.longitude, "outlet", outlet.get_absolute_url()
    )


@require_safe
def outlets(request):
    found = list(Partner.objects.for_pages().select_related("picture"))
    context = {
        "outlets": found,
        "map_points": [point(outlet) for outlet in found if outlet.latitude is not None],
        **trail((_("Our outlets"), None)),
        **frame(request),
    }
    return render(request, "outlet/outlets.html", context)


def there(outlet) -> dict:
    """What a page on an outlet shows of it: its goods of today, hours that differ, the map."""
    here = Product.objects.listed().filter(in_stock(outlet.code))
    return {
        "outlet": outlet,
        "total": here.count(),
        "products": ranked(here).for_cards()[:SHOWN],
        "all_url": f"{reverse('catalogue')}?outlet={outlet.code}",
        "exceptions": outlet.upcoming_exceptions,
        "map_points": [point(outlet)] if outlet.latitude is not None else [],
        "structured_data": outlet_data(outlet),
    }


@require_safe
def outlet(request, slug, pk):
    outlet = get_object_or_404(Partner.objects.for_pages().select_related("picture"), pk=pk)
    if slug != outlet.slug:
        return moved(request, outlet)
    context = {
        **there(outlet),
        **trail((_("Our outlets"), reverse("outlets")), (label_of(outlet, "name"), None)),
        **frame(request, outlet),
    }
    return render(request, "outlet/outlet.html", context)
