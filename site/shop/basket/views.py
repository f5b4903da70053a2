"""The basket's page and what its forms do. Refusals change nothing and say why."""

from functools import wraps

from django.db import transaction
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from design.templatetags.localized import label_of
from shop.limits import too_many

from . import access, answers, changes, quantities, reading
from .contents import contents
from .origin import from_here
from .page import page
from .refusals import BasketRefused, no_voucher, not_in_basket
from .seen import remember_seen

#: Codes that one visitor may try.
VOUCHER_TRIES = "10/10m"


def change(view):
    """A POST that may be refused."""

    @require_POST
    @from_here
    @wraps(view)
    def changing(request):
        try:
            return view(request)
        except BasketRefused as refusal:
            return answers.refused(request, str(refusal))

    return changing


@require_safe
@never_cache
def basket(request):
    found = contents(access.basket_of(request))
    response = render(request, "basket/basket.html", page(request, found))
    if request.method == "GET":
        remember_seen(found.lines)
    return access.remember(response, found.basket, units=found.units)


@change
def add(request):
    quantity = quantities.read(request.POST.get("quantity", "1"))
    product = reading.product(request.POST)
    place = reading.outlet(reading.text(request.POST, "outlet"))
    with transaction.atomic():  # a refusal leaves no empty basket behind
        found = access.basket_for_change(request)
        changes.add(basket=found, product=product, quantity=quantity, outlet=place)
    words = _("Added to your basket: %(product)s") % {"product": label_of(product, "title")}
    return answers.done(request, found, words)


@change
def update(request):
    """`to` is what a button beside the field says, and goes before what stands in the field."""
    typed = request.POST.get("to") or request.POST.get("quantity", "")
    quantity = quantities.read(typed, least=0)
    found, product = _own_basket(request), reading.product(request.POST)
    if quantity == 0:
        return _removed(request, found, product)
    changes.set_quantity(basket=found, product=product, quantity=quantity)
    return answers.done(request, found)


@change
def remove(request):
    return _removed(request, _own_basket(request), reading.product(request.POST))


@change
def receive(request):
    """`then=checkout` leads on; the checkout sends back here what cannot be ordered that way."""
    changes.receive(basket=_own_basket(request), **reading.way(request.POST))
    leads_on = request.POST.get("then") == "checkout"
    return answers.SeeOther(reverse("checkout")) if leads_on else answers.to_basket()


@change
def voucher(request):
    found, code = _own_basket(request), reading.text(request.POST, "code")
    if "drop" in request.POST:
        changes.drop_voucher(basket=found)
        return answers.done(request, found)
    if too_many(request, group="voucher", rate=VOUCHER_TRIES):
        raise no_voucher(_("Too many codes were tried. Please wait ten minutes."))
    changes.apply_voucher(basket=found, code=code, user=request.user)
    return answers.done(request, found)


@require_safe
@never_cache
def badge(request):
    """For the header of pages that a cache may hold."""
    found = access.basket_of(request)
    units = access.count(found)
    answer = JsonResponse({"count": units, "token": get_token(request)})
    return access.remember(answer, found, units=units)


def _own_basket(request):
    found = access.basket_of(request)
    if found is None:
        raise not_in_basket()
    return found


def _removed(request, found, product):
    quantity = changes.remove(basket=found, product=product)
    query = f"removed={product.pk}&quantity={quantity}" if quantity else ""
    return answers.done(request, found, query=query)
