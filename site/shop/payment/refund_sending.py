"""Has the provider refund what was asked for: outside of locks, with one key per refund.

Sent twice, it is the same refund. Whoever dies in between leaves it asked for; the clock goes on.
"""

import logging
from datetime import timedelta
from uuid import uuid4

from django.db.models import F
from django.utils import timezone
from django_tasks import task

from . import refund_booking
from .alerts import alert
from .models import Refund, StaffAlert
from .providers.base import ProviderFailed, ProviderRefused, ProviderUnavailable
from .registry import provider
from .retrying import pause

logger = logging.getLogger(__name__)
#: So many tries without an answer, and staff are told; it is tried on.
WORRYING = 6


@task()
def send_refund(refund_pk: int) -> None:
    send(refund_pk)


def send(refund_pk: int) -> None:
    """Has the provider do it, if it is due; books what it says. Safe to repeat."""
    refund = claim(refund_pk)
    if refund is None:
        return
    try:
        if refund.tries > 1 and done_after_all(refund):
            return
        refund_booking.book(refund, provider(refund.attempt.provider).refund(refund))
    except ProviderFailed as error:
        # The same key would be told the same; the next try looks first what came of this one.
        Refund.objects.filter(pk=refund.pk).update(idempotency_key=uuid4())
        note(refund, error)
    except ProviderUnavailable as error:
        note(refund, error)
    except ProviderRefused as error:
        if not done_after_all(refund):
            refund_booking.fail(refund, str(error))


def claim(refund_pk: int) -> Refund | None:
    """The refund, due and from now on waiting for its next try; None where it is not due."""
    now = timezone.now()
    due = Refund.objects.filter(pk=refund_pk, status=Refund.Status.ASKED, next_try_at__lte=now)
    tries = due.values_list("tries", flat=True).first()
    if tries is None or not due.filter(tries=tries).update(
        tries=F("tries") + 1, next_try_at=now + pause(tries)
    ):
        return None
    return Refund.objects.select_related("attempt__order").get(pk=refund_pk)


def done_after_all(refund: Refund) -> bool:
    """Books what the provider knows of this payment: an earlier try may have come through."""
    attempt = refund.attempt
    if attempt.session_id:
        state = provider(attempt.provider).fetch_state(attempt)
        refund_booking.book_all_of(attempt, state.refunds)
    return not Refund.objects.filter(pk=refund.pk, status=Refund.Status.ASKED).exists()


def note(refund: Refund, error: Exception) -> None:
    """Nobody knows whether it was done: it stays asked for, and is asked again."""
    logger.warning("Refund %s: %s", refund.pk, error)
    Refund.objects.filter(pk=refund.pk).update(error=str(error))
    if refund.tries >= WORRYING:
        alert(
            key=f"stuck:refund:{refund.pk}",
            kind=StaffAlert.Kind.STUCK,
            order=refund.attempt.order,
            details=f"{refund.attempt.order.number}: {refund.amount} đ, {error}",
        )


def requeue(*, older_than: timedelta = timedelta(seconds=30)) -> int:
    """Sends what is due and lies around; returns how many. Called by the clock."""
    now = timezone.now()
    due = Refund.objects.filter(
        status=Refund.Status.ASKED, next_try_at__lte=now, created_at__lte=now - older_than
    )
    keys = list(due.order_by("next_try_at").values_list("pk", flat=True)[:50])
    for pk in keys:
        send(pk)
    return len(keys)
