"""Which of our attempts a payment at a provider belongs to, and what to do with one it does not."""

from uuid import UUID

from django.db import transaction

from .locks import locked_payment
from .models import PaymentAttempt
from .providers.base import Notification, State


def explain(source: str, said: Notification | State) -> PaymentAttempt | None:
    """By its session or payment; else by our key, where we died before we wrote those down."""
    ours = PaymentAttempt.objects.filter(provider=source).select_related("order")
    return (
        (said.session_id and ours.filter(session_id=said.session_id).first())
        or (said.payment_intent and ours.filter(payment_intent=said.payment_intent).first())
        or by_key(ours, said)
    )


def by_key(ours, said: Notification | State) -> PaymentAttempt | None:
    """Only of the order that it names too; its session is adopted, unless it has another one."""
    if not is_key(said.attempt_key):
        return None
    attempt = ours.filter(idempotency_key=said.attempt_key, order__number=said.order_number).first()
    if attempt is None or said.session_id and not adopt(attempt, said.session_id):
        return None
    return attempt


@transaction.atomic
def adopt(attempt: PaymentAttempt, session_id: str) -> bool:
    """Writes down the session of an attempt that has none."""
    _order, fresh = locked_payment(attempt)
    if fresh.session_id is None:
        fresh.session_id = session_id
        fresh.save(update_fields=["session_id"])
    attempt.session_id = fresh.session_id
    return attempt.session_id == session_id


def is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
