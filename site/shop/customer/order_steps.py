"""The timeline on the order's page: what happened, and what is still to come."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from shop.order.models import Order, OrderEvent

Kind = OrderEvent.Kind
SIGNS = {
    Kind.PREPARING: "carry",
    Kind.READY: "carry",
    Kind.SHIPPED: "truck",
    Kind.CANCELLED: "cross",
    Kind.EXPIRED: "clock",
    Kind.NO_SHOW: "cross",
    Kind.UNFILLABLE: "cross",
}


@dataclass(frozen=True)
class Step:
    """`at` is None for one to come. `amount` in đồng. `where`: an outlet, if there are several."""

    label: str
    sign: str = "tick"
    at: datetime | None = None
    amount: int | None = None
    where: str = ""
    by_customer: bool = False
    is_now: bool = False

    @property
    def is_done(self) -> bool:
        return self.at is not None and not self.is_now


def steps_of(order: Order, events: list[OrderEvent], *, is_split: bool) -> list[Step]:
    """`events` with their consignments' outlets; those for staff only are left out."""
    shown = [event for event in events if event.kind not in OrderEvent.STAFF_ONLY]
    coming = list(_coming(order, {event.kind for event in shown}))
    last = shown[-1] if shown and coming else None
    return [_happened(event, is_split, event is last) for event in shown] + coming


def _happened(event: OrderEvent, is_split: bool, is_now: bool) -> Step:
    return Step(
        label=event.get_kind_display(),
        sign=SIGNS.get(event.kind, "tick"),
        at=event.at,
        amount=event.amount,
        where=event.consignment.outlet.short_name if is_split and event.consignment else "",
        by_customer=event.by_customer and event.kind != Kind.PLACED,
        is_now=is_now,
    )


def _coming(order: Order, seen: set[str]):
    """None once the order has ended or is done."""
    if order.status not in Order.HOLDING:
        return
    is_collected = order.receive_by == "collect"
    if order.payment_method == Order.PaymentMethod.CARD and Kind.PAID not in seen:
        yield Step(_("Payment by card"), "card", amount=order.amount_due)
    if not seen & {Kind.READY, Kind.COLLECTED, Kind.SHIPPED}:
        yield Step(_("Ready to collect") if is_collected else _("Packed"), "carry")
    if order.payment_method == Order.PaymentMethod.COUNTER and order.amount_due:
        yield Step(_("Pay at the counter"), "cash", amount=order.amount_due)
    yield Step(_("Collected")) if is_collected else Step(_("Handed to the carrier"), "truck")
