"""Sees to it that no money can come any more from an attempt, before its goods are let go."""

from django.db import transaction
from django.utils import timezone

from shop.order.models import Order

from .locks import locked_payment
from .models import PaymentAttempt
from .opening import open_session
from .providers.base import ProviderFailed, ProviderRefused
from .registry import provider
from .settle import book

Status = PaymentAttempt.Status


def end(attempt: PaymentAttempt) -> Order:
    """Expires it at the provider and books how it ended: it may turn out to be paid.

    One whose session we do not know may have been opened by a process that died: it is asked for
    again with the same key. Refused or failed, there is none whose address anybody knows. Raises
    ProviderUnavailable: then nothing is known and nothing may be let go.
    """
    mark_tried(attempt)
    if attempt.session_id is None:
        if attempt.expires_at is None:
            return never_opened(attempt)
        try:
            attempt = open_session(attempt)
        except (ProviderRefused, ProviderFailed):
            return never_opened(attempt)
    return book(attempt, provider(attempt.provider).expire(attempt))


def end_all(order: Order) -> None:
    """Every attempt of the order from which money may still come."""
    for attempt in order.payment_attempts.filter(status__in=PaymentAttempt.LIVE):
        end(attempt)


def mark_tried(attempt: PaymentAttempt) -> None:
    PaymentAttempt.objects.filter(pk=attempt.pk).update(checked_at=timezone.now())


@transaction.atomic
def never_opened(attempt: PaymentAttempt) -> Order:
    order, attempt = locked_payment(attempt)
    if attempt.status == Status.CREATED and attempt.session_id is None:
        attempt.status = Status.EXPIRED
        attempt.save(update_fields=["status"])
    return order
