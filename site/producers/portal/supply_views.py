"""What a producer offers to bring to outlets, and how that went."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.pager import Pager
from producers import supply
from producers.access import for_members
from producers.portal.screens import show
from producers.portal.trade_forms import OfferForm

PER_PAGE = 20


def offers_of(membership):
    return membership.producer.supply_offers.select_related("product", "outlet", "receipt")


def pager(request, objects, address: str) -> Pager:
    """Pages of a list at `address`."""
    return Pager(
        objects,
        per_page=PER_PAGE,
        asked=request.GET.get("page", "1"),
        address=lambda page: f"{address}?page={page}",
    )


@require_safe
@for_members
def producer_offers(request, membership):
    pages = pager(request, offers_of(membership), request.path)
    return show(request, membership, "offers", pager=pages)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def producer_offer_new(request, membership):
    form = OfferForm(request.POST or None, producer=membership.producer)
    if request.method == "POST" and form.is_valid():
        made = supply.offer(producer=membership.producer, by=request.user, **form.cleaned_data)
        messages.success(request, _("The outlet has been told of your offer."))
        return redirect("producer_offer", membership.producer_id, made.pk)
    status = 422 if request.method == "POST" else 200
    return show(request, membership, "offer_new", status=status, form=form)


@require_safe
@for_members
def producer_offer(request, membership, pk):
    return show_offer(request, membership, get_object_or_404(offers_of(membership), pk=pk))


@require_POST
@for_members
def producer_offer_withdraw(request, membership, pk):
    offer = get_object_or_404(offers_of(membership), pk=pk)
    try:
        supply.withdraw(offer=offer, by=request.user)
    except supply.Overtaken as error:
        text = _("Nothing was changed. The offer now stands so: %(state)s.")
        return show_offer(
            request,
            membership,
            get_object_or_404(offers_of(membership), pk=pk),
            status=409,
            refusal=text % {"state": error.offer.get_state_display()},
        )
    messages.success(request, _("The offer is withdrawn; the outlet has been told."))
    return redirect("producer_offer", membership.producer_id, pk)


def show_offer(request, membership, offer, **context):
    return show(
        request,
        membership,
        "offer",
        offer=offer,
        steps=offer.steps.select_related("by"),
        back=reverse("producer_offers", args=[membership.producer_id]),
        **context,
    )
