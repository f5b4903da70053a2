"""What a provider tells us: kept once per event id, then acted on by the worker.

An event only says where to look. The payment it is about is settled by the provider's own state;
an event that tells otherwise than the order is reported, whatever comes of that.
"""

import logging
from dataclasses import asdict
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from .alerts import alert
from .explaining import explain
from .models import PaymentAttempt, StaffAlert, WebhookEvent
from .providers.base import Notification
from .providers.stripe_session import CURRENCY
from .registry import provider
from .retrying import pause
from .settle import settle

logger = logging.getLogger(__name__)
Status = WebhookEvent.Status
#: So many tries, and the event is given up and shown to staff. The reconciler goes on by itself.
MOST_TRIES = 8
#: How long a message that was dealt with can be looked up.
KEPT = timedelta(days=90)


@transaction.atomic
def receive(source: str, notification: Notification) -> bool:
    """Keeps the event and has it acted on; False where it is known already."""
    event, is_new = WebhookEvent.objects.get_or_create(
        provider=source,
        event_id=notification.event_id,
        defaults={"kind": notification.kind[:64], "payload": asdict(notification)},
    )
    if is_new:
        transaction.on_commit(partial(handle_event.enqueue, event.pk))
    return is_new


@task()
def handle_event(event_pk: int) -> None:
    handle(event_pk)


def handle(event_pk: int) -> None:
    """Acts on the event, if it is due; what fails is tried again later. Safe to repeat."""
    event = claim(event_pk)
    if event is None:
        return
    try:
        act(event.provider, Notification(**event.payload))
    except Exception as error:
        logger.warning("Event %s: %r", event.event_id, error)
        put_back(event, error)
    else:
        book(event, status=Status.DONE, done_at=timezone.now(), error="")


def claim(event_pk: int) -> WebhookEvent | None:
    """The event, due and from now on waiting for its next try; None where it is not due."""
    now = timezone.now()
    due = WebhookEvent.objects.filter(pk=event_pk, status=Status.WAITING, next_try_at__lte=now)
    tries = due.values_list("tries", flat=True).first()
    if tries is None or not due.filter(tries=tries).update(
        tries=F("tries") + 1, next_try_at=now + pause(tries)
    ):
        return None
    return WebhookEvent.objects.get(pk=event_pk)


def act(source: str, notification: Notification) -> None:
    if notification.livemode != provider(source).livemode:
        report(notification, None, "livemode")
        return
    attempt = explain(source, notification)
    if attempt is None:
        if notification.is_money:
            report_unknown(notification)
        return
    if differs(attempt, notification):
        report(notification, attempt, f"{notification.amount} {notification.currency}")
    settle(attempt)


def differs(attempt: PaymentAttempt, notification: Notification) -> bool:
    """Whether the event tells of another amount or currency than the order has."""
    said = (notification.amount, notification.currency)
    return notification.amount is not None and said != (attempt.amount, CURRENCY)


def report(notification: Notification, attempt: PaymentAttempt | None, what: str):
    alert(
        key=f"mismatch:{notification.event_id}",
        kind=StaffAlert.Kind.MISMATCH,
        order=attempt and attempt.order,
        details=f"{notification.kind} {notification.event_id}: {what}",
    )


def report_unknown(notification: Notification):
    payment = notification.payment_intent or notification.session_id
    alert(
        key=f"unknown_payment:{payment}",
        kind=StaffAlert.Kind.UNKNOWN_PAYMENT,
        details=f"{payment}: {notification.amount} {notification.currency}",
    )


def put_back(event: WebhookEvent, error: Exception):
    if event.tries < MOST_TRIES:
        book(event, error=repr(error))
        return
    book(event, status=Status.FAILED, error=repr(error))
    alert(
        key=f"stuck:event:{event.pk}",
        kind=StaffAlert.Kind.STUCK,
        details=f"{event.kind} {event.event_id}: {error!r}",
    )


def book(event: WebhookEvent, **facts):
    WebhookEvent.objects.filter(pk=event.pk, status=Status.WAITING).update(**facts)


def forget_old() -> int:
    """Deletes messages dealt with long ago; returns how many.

    Stripe sends one again for three days at most; those given up are kept.
    """
    old = timezone.now() - KEPT
    gone, _kinds = WebhookEvent.objects.filter(status=Status.DONE, done_at__lt=old).delete()
    return gone


def requeue(*, older_than: timedelta = timedelta(seconds=30)) -> int:
    """Acts on what is due and lies around; returns how many. Called by the clock."""
    now = timezone.now()
    due = WebhookEvent.objects.filter(
        status=Status.WAITING, next_try_at__lte=now, received_at__lte=now - older_than
    )
    keys = list(due.order_by("next_try_at").values_list("pk", flat=True)[:50])
    for pk in keys:
        handle(pk)
    return len(keys)
