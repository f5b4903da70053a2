"""What comes to its end with time: holds, reminders, collections. Called by the clock.

A hold's goods are let go only once its provider has said that nothing was paid and nothing can be
paid any more. While the provider does not answer, they stay held.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from shop.order import closing, fulfilment
from shop.order.errors import OrderRefused
from shop.order.locks import locked
from shop.order.models import Consignment, Order, OrderEvent
from shop.order.telling import tell

from .alerts import alert
from .ending import end_all
from .models import PaymentAttempt, StaffAlert
from .providers.base import ProviderRefused, ProviderUnavailable

logger = logging.getLogger(__name__)
Status = Order.Status
BATCH = 100
#: So many times in one go without an answer, and the rest waits for the next.
ENOUGH = 3
#: Held for so long after its end, and staff are told.
WORRYING = timedelta(hours=1)
REMIND_BEFORE = timedelta(minutes=12)


def expire_holds() -> int:
    """Ends the orders whose hold is over; returns how many. The longest unasked come first."""
    over = Order.objects.filter(status=Status.AWAITING_PAYMENT, hold_expires_at__lte=timezone.now())
    over = over.annotate(asked=Max("payment_attempts__checked_at"))
    ended = unanswered = 0
    for order in over.order_by(F("asked").asc(nulls_first=True), "pk")[:BATCH]:
        try:
            end_all(order)
            ended += release(order)
        except ProviderRefused as error:
            leave_held(order, error)
        except ProviderUnavailable as error:
            leave_held(order, error)
            unanswered += 1
            if unanswered == ENOUGH:
                break
    return ended


@transaction.atomic
def release(order: Order) -> bool:
    """Whether it ended: not if it was paid, or its hold made longer, meanwhile."""
    order = locked(order.pk)
    if order.status != Status.AWAITING_PAYMENT or order.hold_expires_at > timezone.now():
        return False
    if order.payment_attempts.filter(status__in=PaymentAttempt.LIVE).exists():
        return False
    closing.close(order, to=Status.EXPIRED, kind=OrderEvent.Kind.EXPIRED)
    return True


def leave_held(order: Order, error: Exception):
    logger.warning("Order %s stays held: %s", order.number, error)
    if order.hold_expires_at < timezone.now() - WORRYING:
        alert(
            key=f"stuck:hold:{order.pk}",
            kind=StaffAlert.Kind.STUCK,
            order=order,
            details=f"{order.number}: {error}",
        )


def hold_reminders() -> int:
    """Tells buyers whose hold is about to end, once an order; returns how many such there are."""
    now = timezone.now()
    ending = Order.objects.filter(
        status=Status.AWAITING_PAYMENT,
        hold_expires_at__gt=now,
        hold_expires_at__lte=now + REMIND_BEFORE,
    ).exclude(mails__kind="hold_ending")
    orders = list(ending[:BATCH])
    for order in orders:
        with transaction.atomic():
            tell(order, "hold_ending")
    return len(orders)


def no_shows() -> int:
    """Lets go what nobody collected in time; returns how many orders."""
    late = Order.objects.filter(
        status=Status.CONFIRMED,
        is_frozen=False,
        consignments__status__in=Consignment.OPEN,
        consignments__held_until__lte=timezone.now(),
    ).distinct()
    return sum(map(missed, late[:BATCH]))


def missed(order: Order) -> bool:
    try:
        fulfilment.no_show(order=order)
    except OrderRefused:
        return False
    return True
