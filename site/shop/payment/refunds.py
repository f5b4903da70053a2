"""Money back: counted from the moment it is asked for, so that two at once cannot exceed it.

Asked for under the locks, then sent by the worker (refund_sending.py). One that fails is given
back to what can be refunded.
"""

from functools import partial

from django.db import transaction

from shop.order import timeline
from shop.order.models import Order, OrderEvent

from . import refund_booking
from .disputes import STOPS
from .errors import RefundTooMuch
from .locks import all_locked, locked_payment
from .models import PaymentAttempt, Refund
from .refund_sending import send_refund


def refundable(attempt: PaymentAttempt) -> int:
    """What can still go back of this payment, in đồng; what a bank took back is not ours."""
    if attempt.status != PaymentAttempt.Status.PAID or disputed(attempt):
        return 0
    return attempt.amount - attempt.refunded_total


def disputed(attempt: PaymentAttempt) -> bool:
    """Whether its money is with the buyer's bank: a dispute is open, or was lost."""
    return attempt.disputes.filter(STOPS).exists()


@transaction.atomic
def ask(*, attempt: PaymentAttempt, amount: int, reason: str, by=None) -> Refund:
    """Promises `amount` đồng of this payment back and has it sent. Raises RefundTooMuch."""
    order, attempt = locked_payment(attempt)
    left = refundable(attempt)
    if not 0 < amount <= left:
        raise RefundTooMuch(left)
    reason = refund_booking.in_words(order, reason)
    refund = Refund.objects.create(attempt=attempt, amount=amount, reason=reason, by=by)
    refund_booking.count(order, attempt, amount)
    timeline.write(order, OrderEvent.Kind.REFUND_ASKED, amount=amount, by=by, message=reason)
    transaction.on_commit(partial(send_refund.enqueue, refund.pk))
    return refund


@transaction.atomic
def ask_of_order(*, order: Order, amount: int, reason: str, by=None) -> list[Refund]:
    """`amount` đồng of what the order has paid, from as few payments as it takes."""
    payments = [(refundable(attempt), attempt) for attempt in all_locked(order)]
    left = sum(most for most, _attempt in payments)
    if not 0 < amount <= left:
        raise RefundTooMuch(left)
    asked = []
    for most, attempt in sorted(payments, key=lambda pair: -pair[0]):
        if part := min(most, amount):
            asked.append(ask(attempt=attempt, amount=part, reason=reason, by=by))
            amount -= part
    return asked


def refundable_of_order(order: Order) -> int:
    """What can still go back of all that was paid for the order, in đồng."""
    return sum(map(refundable, order.payment_attempts.all()))
