"""An order is called off: first nothing can be paid any more, then it ends and money goes back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shop.order import closing
from shop.order.locks import locked
from shop.order.models import Consignment, Order, OrderEvent

from . import refunds
from .ending import end_all
from .errors import NotCancellable, PaymentUnknown
from .models import PaymentAttempt
from .providers.base import ProviderUnavailable

Status = Consignment.Status
CANCELLED = _("Cancelled")
#: Up to which state of its parts the buyer may call off an order that is paid.
UNTOUCHED = (Status.WAITING,)


def may_cancel(order: Order, *, by_customer: bool = True) -> bool:
    """Staff: until a part has left. The buyer: until it is being packed, if it is paid."""
    if order.status not in Order.HOLDING:
        return False
    allowed = UNTOUCHED if by_customer and order.paid_total else Consignment.OPEN
    is_stopped = by_customer and order.is_frozen
    return not is_stopped and not order.consignments.exclude(status__in=allowed).exists()


def cancel(*, order: Order, by=None, by_customer: bool = False, reason: str = "") -> Order:
    """Returns the order, cancelled; all that it paid is on its way back.

    Raises NotCancellable, and PaymentUnknown where an open payment cannot be ended now: then the
    order stays as it is.
    """
    if not may_cancel(order, by_customer=by_customer):
        raise NotCancellable
    try:
        end_all(order)
    except ProviderUnavailable as error:
        raise PaymentUnknown from error
    return close(order, by=by, by_customer=by_customer, reason=reason)


@transaction.atomic
def close(order: Order, *, by, by_customer: bool, reason: str) -> Order:
    """Under the order's lock. A payment that came meanwhile goes back too.

    Raises PaymentUnknown where one was begun meanwhile: its page must be ended first.
    """
    order = locked(order.pk)
    if not may_cancel(order, by_customer=by_customer):
        raise NotCancellable
    if order.payment_attempts.filter(status__in=PaymentAttempt.LIVE).exists():
        raise PaymentUnknown
    closing.close(
        order,
        to=Order.Status.CANCELLED,
        kind=OrderEvent.Kind.CANCELLED,
        by=by,
        by_customer=by_customer,
        message=reason[:500],
    )
    left = refunds.refundable_of_order(order)
    if left:
        refunds.ask_of_order(order=order, amount=left, reason=reason or CANCELLED, by=by)
    return locked(order.pk)
