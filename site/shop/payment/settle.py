"""How money is booked. The webhook's worker, the return page and the reconciler all call this.

What the provider says now is what counts, not what an event said. Booking the same state again
changes nothing.
"""

import logging

from django.db import transaction
from django.utils import timezone

from shop.order.models import Order

from . import disputes, refund_booking
from .acceptance import accept
from .alerts import alert
from .locks import locked_payment
from .models import PaymentAttempt, StaffAlert
from .providers.base import State
from .providers.stripe_session import CURRENCY
from .registry import provider

logger = logging.getLogger(__name__)
Status = PaymentAttempt.Status


def settle(attempt: PaymentAttempt) -> Order:
    """Asks the provider how the payment stands and books it. Returns the order as it now stands.

    Raises ProviderUnavailable (nothing changed; ask again) and ProviderRefused.
    """
    if attempt.session_id is None:
        return attempt.order
    return book(attempt, provider(attempt.provider).fetch_state(attempt))


@transaction.atomic
def book(attempt: PaymentAttempt, state: State) -> Order:
    """Under the locks: (1) the payment's own state, (2) refunds, (3) disputes."""
    order, attempt = locked_payment(attempt)
    attempt.checked_at = timezone.now()
    attempt.save(update_fields=["checked_at"])
    if state.status == "paid" and attempt.status not in (Status.PAID, Status.QUARANTINED):
        book_payment(order, attempt, state)
    elif state.status == "expired" and attempt.status in PaymentAttempt.LIVE:
        attempt.status = Status.EXPIRED
        attempt.save(update_fields=["status"])
    if attempt.status == Status.PAID:
        refund_booking.book_all(order, attempt, state.refunds)
        disputes.book_all(order, attempt, state.disputes)
    order.refresh_from_db()
    return order


def book_payment(order: Order, attempt: PaymentAttempt, state: State):
    """Paid, if it is the order's own money to the đồng; else stopped, and staff are told."""
    wrong = mismatches(order, attempt, state)
    if wrong:
        quarantine(order, attempt, state, wrong)
    else:
        attempt.payment_intent = state.payment_intent or None
        accept(order, attempt)


def mismatches(order: Order, attempt: PaymentAttempt, state: State) -> list[str]:
    """What the payment at the provider has otherwise than the order, in plain words."""
    is_live = provider(attempt.provider).livemode
    pairs = {
        "amount": (state.amount, attempt.amount),
        "currency": (state.currency, CURRENCY),
        "livemode": (state.livemode, is_live),
        "attempt": (state.attempt_key, str(attempt.idempotency_key)),
        "order": (state.order_number, order.number),
    }
    return [f"{name}: {has!r} ≠ {due!r}" for name, (has, due) in pairs.items() if has != due]


def quarantine(order: Order, attempt: PaymentAttempt, state: State, wrong: list[str]):
    attempt.status = Status.QUARANTINED
    attempt.payment_intent = state.payment_intent or None
    attempt.save(update_fields=["status", "payment_intent"])
    logger.error("Payment %s does not match its order: %s", state.session_id, "; ".join(wrong))
    alert(
        key=f"mismatch:{state.session_id}",
        kind=StaffAlert.Kind.MISMATCH,
        order=order,
        details=f"{order.number} {state.session_id} {'; '.join(wrong)}",
    )
