"""Public pages of the catalogue: listing, shelf, product. They read; nothing here writes."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue import carry_home
from catalogue.browse import Listing
from catalogue.models import Category, Product
from catalogue.related import related_to
from catalogue.structured_data import breadcrumb_data, product_data
from catalogue.trace import trace_path
from design.frame import absolute, frame
from design.maps import Point
from design.templatetags.localized import label_of


def trail(*steps) -> dict:
    """`breadcrumbs` from home on, (label, path or None) pairs, and the same for search engines."""
    breadcrumbs = [(_("Home"), reverse("home")), *steps]
    return {"breadcrumbs": breadcrumbs, "breadcrumb_data": breadcrumb_data(breadcrumbs)}


def listing_context(request, category=None) -> dict:
    """The listing of a shelf or of everything, and its frame; a filtered one is not indexed."""
    listing = Listing(
        params=request.GET, path=request.path, category=category, outlets=request.outlets
    )
    keep = ("page",) if listing.page.number > 1 and not listing.is_filtered else ()
    context = frame(request, category, keep=keep) | {"listing": listing, "category": category}
    context["noindex"] |= listing.is_filtered
    return context


@require_safe
def catalogue(request):
    context = listing_context(request) | trail((_("Specialties"), None))
    return render(request, "catalogue/catalogue.html", context)


@require_safe
def category(request, slug, pk):
    shelf = get_object_or_404(Category.objects.browsable(), pk=pk)
    if slug != shelf.slug:
        return moved(request, shelf)
    context = listing_context(request, shelf)
    above = context["listing"].shelves_above(shelf)
    steps = [(label_of(parent, "name"), parent.get_absolute_url()) for parent in above]
    context |= trail(
        (_("Specialties"), reverse("catalogue")), *steps, (label_of(shelf, "name"), None)
    )
    return render(request, "catalogue/catalogue.html", context)


def moved(request, record):
    """An old or mistyped slug leads on to the address of today, filters kept."""
    query = request.META.get("QUERY_STRING", "")
    path = record.get_absolute_url()
    return redirect(f"{path}?{query}" if query else path, permanent=True)


@require_safe
def product(request, slug, pk):
    products = Product.objects.listed().for_cards().select_related("place__province")
    product = get_object_or_404(products, pk=pk)
    if slug != product.slug:
        return moved(request, product)
    return render(request, "catalogue/product.html", product_context(request, product))


def product_context(request, product) -> dict:
    """Everything the product's page shows."""
    pictures = [image.picture for image in product.images.all()]
    stock = with_hours(product.stockrecords.all(), request.outlets)
    certificate = product.certificates.first()
    latest_lot = product.lots.first()
    shelf = product.categories.browsable().first()
    steps = [(_("Specialties"), reverse("catalogue"))]
    steps += [(label_of(shelf, "name"), shelf.get_absolute_url())] if shelf else []
    return {
        "product": product,
        "pictures": pictures,
        "certificate": certificate,
        "stock": stock,
        "carry_home": carry_home.advice(product),
        "related": related_to(product),
        "latest_lot": latest_lot,
        "trace_url": absolute(trace_path(product, latest_lot)),
        "map_points": map_points(product, stock),
        "structured_data": product_data(
            product,
            stock=stock,
            certificate=certificate,
            images=[absolute(picture.file.url) for picture in pictures],
        ),
        **trail(*steps, (label_of(product, "title"), None)),
        **frame(request, product),
    }


def with_hours(records, outlets) -> list:
    """Stock records, each with its outlet as the page's header already read it."""
    known = {outlet.pk: outlet for outlet in outlets}
    records = list(records)
    for record in records:
        record.partner = known[record.partner_id]
    return records


def map_points(product, stock) -> list[Point]:
    """Where it comes from, and the outlets that carry it."""
    place = product.place
    points = []
    if place and place.latitude is not None and place.province.is_home:
        points.append(Point(label_of(place, "name"), place.latitude, place.longitude, "origin", ""))
    for record in stock:
        outlet = record.partner
        if outlet.latitude is not None:
            points.append(
                Point(
                    outlet.short_name,
                    outlet.latitude,
                    outlet.longitude,
                    "outlet",
                    outlet.get_absolute_url(),
                )
            )
    return points
