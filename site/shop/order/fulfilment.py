"""From confirmed to handed over: what outlets do with the consignments of an order.

Each function, in one transaction: locks the order, checks state and payment, moves the
consignment and its goods, writes the timeline, puts the mail. Returns the consignment as it now
stands. All raise WrongState, and Frozen while a dispute is open; nothing is written then.
"""

from django.db import transaction

from shop.basket.models import ReceiveBy
from shop.partner import stock

from . import closing, timeline
from .errors import Frozen, Unpaid, WrongState
from .locks import locked
from .models import Consignment, Order, OrderEvent
from .telling import tell

State = Consignment.Status
Kind = OrderEvent.Kind


@transaction.atomic
def prepare(*, consignment: Consignment, by) -> Consignment:
    """Somebody begins to pack it."""
    order, consignment = _begin(consignment, State.WAITING)
    return _move(order, consignment, State.PREPARING, Kind.PREPARING, by)


@transaction.atomic
def ready(*, consignment: Consignment, by) -> Consignment:
    """Packed: it can be collected, or the carrier may come. Whoever collects is told."""
    order, consignment = _begin(consignment, State.WAITING, State.PREPARING)
    if order.receive_by == ReceiveBy.COLLECT:
        tell(order, "ready", consignment=consignment)
    return _move(order, consignment, State.READY, Kind.READY, by)


@transaction.atomic
def hand_over(*, consignment: Consignment, by) -> Consignment:
    """Over the counter, paid for; raises Unpaid. Money taken there is booked before."""
    order, consignment = _begin(consignment, *Consignment.OPEN, receive_by=ReceiveBy.COLLECT)
    _leave(order, consignment, by)
    tell(order, "collected", consignment=consignment)
    return _move(order, consignment, State.COLLECTED, Kind.COLLECTED, by)


@transaction.atomic
def ship(
    *, consignment: Consignment, carrier: str, tracking_code: str = "", tracking_url: str = "", by
) -> Consignment:
    """Given to the carrier, paid for; raises Unpaid. The buyer is told how to follow it."""
    order, consignment = _begin(consignment, *Consignment.OPEN, receive_by=ReceiveBy.DELIVER)
    _leave(order, consignment, by)
    parcel = {"carrier": carrier, "tracking_code": tracking_code, "tracking_url": tracking_url}
    for name, value in parcel.items():
        setattr(consignment, name, value)
    consignment.save(update_fields=parcel)
    tell(order, "shipped", consignment=consignment, **parcel)
    message = f"{carrier} {tracking_code}".strip()
    return _move(order, consignment, State.SHIPPED, Kind.SHIPPED, by, message)


def no_show(*, order: Order, by=None) -> Order:
    """Nobody came in time: the goods can be sold again. `by` is None for the clock."""
    return closing.close(order, to=Order.Status.NO_SHOW, kind=Kind.NO_SHOW, by=by)


def add_note(*, order: Order, message: str, by) -> OrderEvent:
    """For staff's eyes only; an order in any state takes it."""
    return timeline.write(order, Kind.NOTE, by=by, message=message)


def _begin(consignment, *states, receive_by=None) -> tuple[Order, Consignment]:
    """Locks the order and reads the consignment afresh."""
    order = locked(consignment.order_id)
    consignment = order.consignments.select_related("outlet").get(pk=consignment.pk)
    if order.status != Order.Status.CONFIRMED:
        raise WrongState(Order.Status(order.status))
    if receive_by not in (None, order.receive_by):
        raise WrongState(ReceiveBy(order.receive_by))
    if consignment.status not in states:
        raise WrongState(State(consignment.status))
    if order.is_frozen:
        raise Frozen
    return order, consignment


def _leave(order: Order, consignment: Consignment, by):
    """The goods leave the shelf, if they are paid for and the money was not given back."""
    if order.amount_due:
        raise Unpaid(order.amount_due)
    if order.total_incl_tax and order.refunded_total == order.paid_total:
        raise Unpaid(order.total_incl_tax)
    lines = [(line.stockrecord, line.quantity) for line in _lines(consignment)]
    stock.consume(lines=lines, reference=order.number, by=by)


def _lines(consignment: Consignment):
    return consignment.lines.select_related("stockrecord")


def _move(order, consignment, state, kind, by, message="") -> Consignment:
    """Writes the state and its event; an order all of whose parts have left is completed."""
    consignment.status = state
    consignment.save(update_fields=["status"])
    timeline.write(order, kind, by=by, consignment=consignment, message=message)
    if not order.consignments.filter(status__in=Consignment.OPEN).exists():
        order.status, order.hold_expires_at = Order.Status.COMPLETED, None
        order.save(update_fields=["status", "hold_expires_at"])
    return consignment
