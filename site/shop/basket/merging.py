"""A guest who signs in keeps what was chosen before."""

from django.db import transaction
from django.utils import timezone

from shop.partner.strategy import may_be_sold

from .access import guest_basket
from .models import MOST_LINES, MOST_UNITS, Basket


def merge_at_login(request, user) -> Basket | None:
    """The guest's lines join the user's own open basket; returns it, or None if no guest's was."""
    guest = guest_basket(request)
    return merge(guest=guest, user=user) if guest else None


@transaction.atomic
def merge(*, guest: Basket, user) -> Basket:
    """Quantities add up, capped at what one order may have. How to receive it: the latest wish."""
    own = Basket.open.get_or_create(owner=user, defaults={"status": Basket.OPEN})[0]
    pair = Basket.objects.select_for_update(no_key=True).filter(pk__in=[own.pk, guest.pk])
    locked = {basket.pk: basket for basket in pair.order_by("pk")}
    own, guest = locked[own.pk], locked[guest.pk]
    if guest.status != Basket.OPEN:
        return own
    if own.status != Basket.OPEN:  # ordered a moment ago, in another tab
        return merge(guest=guest, user=user)
    _move_lines(guest, own)
    _take_wishes(guest, own)
    guest.status, guest.date_merged = Basket.MERGED, timezone.now()
    guest.save(update_fields=["status", "date_merged"])
    return own


def _move_lines(guest: Basket, own: Basket):
    """What may not be sold is left behind."""
    held = {line.product_id: line for line in own.lines.all()}
    for line in guest.lines.select_related("product"):
        if not may_be_sold(line.product):
            continue
        known = held.get(line.product_id)
        if known:
            known.quantity = min(MOST_UNITS, known.quantity + line.quantity)
            known.save(update_fields=["quantity", "date_updated"])
        elif len(held) < MOST_LINES:
            line.basket, held[line.product_id] = own, line
            line.save(update_fields=["basket", "date_updated"])


def _take_wishes(guest: Basket, own: Basket):
    if guest.receive_by:
        own.receive_by, own.outlet_id = guest.receive_by, guest.outlet_id
        own.province_id, own.ward = guest.province_id, guest.ward
        own.save(update_fields=["receive_by", "outlet", "province", "ward"])
    if vouchers := list(guest.vouchers.all()):
        own.vouchers.set(vouchers)
