"""Paid after the hold had run out: the goods are set aside again, if they are still there."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from shop.order import timeline, vouchers
from shop.order.models import Consignment, Order, OrderEvent
from shop.partner import stock
from shop.partner.stock_errors import NotEnoughStock
from shop.shipping.models import CollectionWindow
from shop.shipping.windows import rule_of

#: A window that is over by the time the money comes: the order can be collected for so long.
AFTERWARDS = timedelta(days=1)


@transaction.atomic
def hold_again(order: Order) -> None:
    """Takes all that the locked order had given back: vouchers, then windows, then goods.

    A voucher used up or a window full meanwhile is no reason to refuse money that has come: it
    is noted. Raises NotEnoughStock, with nothing taken.
    """
    take_vouchers(order)
    for consignment in order.consignments.select_related("window", "outlet__collection_rule"):
        revive(consignment)
    stock.allocate(lines=wanted(order), reference=order.number)


def take_vouchers(order: Order):
    """And uses of offers; used up by others meanwhile or not."""
    with_voucher = order.discounts.filter(voucher_id__isnull=False).order_by("voucher_id")
    sums = with_voucher.values_list("voucher_id").annotate(sum=Sum("amount"))
    discounts = {pk: int(amount) for pk, amount in sums}
    vouchers.locked(discounts)
    vouchers.record(order, discounts)


def revive(consignment: Consignment):
    consignment.status = Consignment.Status.WAITING
    if consignment.window:
        consignment.held_until = take_window(consignment)
    consignment.save(update_fields=["status", "held_until"])


def take_window(consignment: Consignment):
    """Its place again, even where that is one too many. Returns until when it is held."""
    rule, now = rule_of(consignment.outlet), timezone.now()
    mine = CollectionWindow.objects.filter(pk=consignment.window_id)
    mine.update(booked=F("booked") + 1)
    window = mine.get()
    if window.booked > rule.capacity:
        timeline.write(
            consignment.order,
            OrderEvent.Kind.NOTE,
            consignment=consignment,
            message=f"Paid late: the collection window is over-full ({window.booked}).",
        )
    until = window.ends_at + timedelta(minutes=rule.grace_minutes)
    return until if window.ends_at > now else max(until, now + AFTERWARDS)


def wanted(order: Order) -> list:
    """Raises NotEnoughStock where a shelf is gone altogether."""
    lines = list(order.lines.select_related("stockrecord"))
    if any(line.stockrecord is None for line in lines):
        raise NotEnoughStock({0: 0})
    return [(line.stockrecord, line.quantity) for line in lines]
