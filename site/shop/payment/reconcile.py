"""Compares what we have with what Stripe has, and makes up for whatever was missed.

A webhook lost, the database away, a process killed: each leaves something that is found here.
"""

import logging
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from . import inbox
from .ending import end, never_opened
from .explaining import explain
from .models import PaymentAttempt, Refund
from .opening import open_session
from .providers.base import ProviderFailed, ProviderRefused, ProviderUnavailable, State
from .providers.stripe import Stripe
from .registry import provider, stripe_is_configured
from .settle import book, settle
from .starting import waits

logger = logging.getLogger(__name__)
Status = PaymentAttempt.Status
#: A process that is still at it is left alone for so long.
SETTLED_AFTER = timedelta(minutes=2)
#: Stripe's pages stay open for a day at most; one hour for clocks that differ.
WINDOW = timedelta(hours=25)


class Report(NamedTuple):
    attempts: int
    sessions: int
    events: int
    failed: int


def reconcile(*, window: timedelta = WINDOW, idle: timedelta = SETTLED_AFTER) -> Report:
    """(1) our open attempts and refunds, (2) Stripe's sessions, (3) Stripe's events, of `window`.

    Raises ProviderUnavailable where Stripe cannot be walked at all.
    """
    if not stripe_is_configured():
        return Report(0, 0, 0, 0)
    since = timezone.now() - window
    attempts, failed = check_attempts(idle)
    return Report(attempts, check_sessions(since), check_events(since), failed)


def check_attempts(idle: timedelta) -> tuple[int, int]:
    """Those that nobody has looked after lately: (how many, how many of them without answer)."""
    before = timezone.now() - idle
    quiet = Q(checked_at__lte=before) | Q(checked_at=None, created_at__lte=before)
    unsure = Q(status__in=PaymentAttempt.LIVE) | Q(refunds__status=Refund.Status.PENDING)
    attempts = PaymentAttempt.objects.filter(quiet, unsure, provider=Stripe.name).distinct()
    attempts = list(attempts.select_related("order").order_by("pk")[:500])
    return len(attempts), sum(not look_after(attempt) for attempt in attempts)


def look_after(attempt: PaymentAttempt) -> bool:
    """Whether the provider answered. One that was being opened when we died is opened again."""
    try:
        if attempt.session_id is None and attempt.expires_at and waits(attempt.order):
            attempt = open_session(attempt)
        settle(attempt)
    except ProviderFailed:
        never_opened(attempt)
    except (ProviderUnavailable, ProviderRefused) as error:
        logger.warning("Payment %s: %s", attempt.pk, error)
        return False
    return True


def check_sessions(since: datetime) -> int:
    """Each payment at Stripe has an attempt that knows of it, or staff are told."""
    count = 0
    for state in provider(Stripe.name).recent_sessions(since):
        check_session(state)
        count += 1
    return count


def check_session(state: State) -> None:
    attempt = explain(Stripe.name, state)
    if attempt is None:
        if state.status == "paid":
            inbox.report_unknown(state)
    elif state.status == "open" and attempt.status not in PaymentAttempt.LIVE:
        end(attempt)
    elif state.status == "open" or attempt.status in (Status.PAID, Status.QUARANTINED):
        return
    else:
        book(attempt, state)


def check_events(since: datetime) -> int:
    """Those that never reached us are taken in as if they had: refunds and disputes are told so."""
    new = 0
    for notification in provider(Stripe.name).recent_events(since):
        new += inbox.receive(Stripe.name, notification)
    return new
