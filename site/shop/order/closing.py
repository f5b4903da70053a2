"""How an order ends without its goods being handed over: whatever it holds is given back."""

from django.db import transaction

from shop.partner import stock
from shop.partner.models import StockRecord
from shop.shipping import booking
from shop.shipping.models import CollectionWindow

from . import timeline, vouchers
from .errors import WrongState
from .locks import locked
from .models import Consignment, Order, OrderEvent
from .telling import tell

Status = Order.Status
#: From which states an order may end so. One that expired or was cancelled may yet be paid, late.
ENDINGS = {
    Status.CANCELLED: Order.HOLDING,
    Status.EXPIRED: (Status.AWAITING_PAYMENT,),
    Status.NO_SHOW: (Status.CONFIRMED,),
    Status.UNFILLABLE: (Status.AWAITING_PAYMENT, Status.EXPIRED, Status.CANCELLED),
}


@transaction.atomic
def close(
    order: Order,
    *,
    to: Status,
    kind: OrderEvent.Kind,
    by=None,
    by_customer: bool = False,
    message: str = "",
) -> Order:
    """Ends the order, and says so on its timeline and by mail. Money is the caller's business.

    Under the order's lock: (1) checks its state, (2) gives back vouchers, then places in
    windows, then goods, as far as it still holds them, (3) cancels what was not handed over,
    (4) writes timeline and mail. Returns the order as it now stands; raises WrongState.
    """
    order = locked(order.pk)
    if order.status not in ENDINGS[to]:
        raise WrongState(Status(order.status))
    if order.status in Order.HOLDING:
        give_back(order, by=by, reason=message)
    order.status, order.hold_expires_at = to, None
    order.save(update_fields=["status", "hold_expires_at"])
    timeline.write(order, kind, by=by, by_customer=by_customer, message=message)
    tell(order, to, reason=message)
    return order


def give_back(order: Order, *, by=None, reason: str = ""):
    """Whatever the locked order holds, in the order of locks. Parts that left stay as they are."""
    consignments = order.consignments.filter(status__in=Consignment.OPEN)
    if not order.consignments.exclude(status__in=Consignment.OPEN).exists():
        vouchers.give_back(order)
    for window in CollectionWindow.objects.filter(consignments__in=consignments).order_by("pk"):
        booking.give_back(window=window)
    held = stock.held(reference=order.number)
    if held:
        lines = [(StockRecord(pk=pk), units) for pk, units in held.items()]
        stock.release(lines=lines, reference=order.number, by=by, reason=reason[:255])
    consignments.update(status=Consignment.Status.CANCELLED, held_until=None)
