"""Sends a buyer to pay: opens an attempt at its provider, or a new one after the last ended.

What is asked is written down before it is asked, and nothing is locked meanwhile. Killed at any
point, the same attempt asked again gives the same page.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from shop.order.locks import locked
from shop.order.models import Order

from . import registry
from .ending import end, never_opened
from .errors import NotPayable
from .locks import locked_payment
from .models import PaymentAttempt
from .opening import open_session
from .providers.base import ProviderFailed
from .providers.stripe_session import page_ends

Status = PaymentAttempt.Status


def start(attempt: PaymentAttempt) -> PaymentAttempt:
    """Returns the attempt with its `session_url`: the buyer is sent there.

    Raises NotPayable where the order does not wait for it, ProviderUnavailable (the order stays
    held; the order's page offers to try again) and ProviderRefused.
    """
    attempt = prepare(attempt)
    if attempt.status == Status.CREATED:
        attempt = open_session(attempt)
    if attempt.status != Status.OPEN:
        end(attempt)
        raise NotPayable
    return attempt


@transaction.atomic
def prepare(attempt: PaymentAttempt) -> PaymentAttempt:
    """Writes down until when the page is to be open: it belongs to what the key stands for."""
    order, attempt = locked_payment(attempt)
    if attempt.status not in PaymentAttempt.LIVE or not waits(order):
        raise NotPayable
    if attempt.expires_at is None:
        attempt.expires_at = page_ends(order.hold_expires_at)
        attempt.save(update_fields=["expires_at"])
    return attempt


def waits(order: Order) -> bool:
    """Whether its goods are held for a payment still to come."""
    is_held = order.hold_expires_at and order.hold_expires_at > timezone.now()
    return bool(order.status == Order.Status.AWAITING_PAYMENT and is_held and order.amount_due)


def retry(order: Order) -> PaymentAttempt:
    """One more try: (1) ends the one before at its provider, (2) opens a new one.

    An attempt that was never opened is gone on with. Raises as `start` does; NotPayable too where
    the attempt before turns out to be paid.
    """
    live = order.payment_attempts.filter(status__in=PaymentAttempt.LIVE).first()
    if live and live.status == Status.CREATED:
        try:
            return start(live)
        except ProviderFailed:
            never_opened(live)
    elif live:
        end(live)
    return start(another(order))


@transaction.atomic
def another(order: Order) -> PaymentAttempt:
    """A new attempt for what is due; of two made at once both get the first one's.

    The hold is made longer, but never past the limit that staff set.
    """
    order = locked(order.pk)
    if not waits(order):
        raise NotPayable
    live = order.payment_attempts.filter(status__in=PaymentAttempt.LIVE).first()
    if live:
        return live
    extend_hold(order)
    return PaymentAttempt.objects.create(
        order=order,
        provider=registry.ONLINE[order.payment_method],
        means=PaymentAttempt.Means.CARD,
        amount=order.amount_due,
    )


def extend_hold(order: Order):
    rules = get_model("checkout", "CheckoutSettings").load()
    wished = timezone.now() + timedelta(minutes=rules.hold_minutes)
    most = order.date_placed + timedelta(minutes=rules.hold_limit_minutes)
    order.hold_expires_at = max(order.hold_expires_at, min(wished, most))
    order.save(update_fields=["hold_expires_at"])
