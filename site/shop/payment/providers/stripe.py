"""Stripe's hosted Checkout: the buyer types the card on Stripe's page, never on ours."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import stripe
from django.conf import settings

from ..models import PaymentAttempt, Refund
from . import stripe_reading as reading
from .base import (
    NotAuthentic,
    Notification,
    ProviderFailed,
    ProviderRefused,
    RefundState,
    Started,
    State,
)
from .stripe_client import client, errors_as_ours
from .stripe_session import params

#: How old a signed message may be, in seconds.
TOLERANCE = 300
PAGE = 100


class Stripe:
    name = "stripe"

    @property
    def livemode(self) -> bool:
        """Whether our key moves real money."""
        return "_live_" in settings.STRIPE_SECRET_KEY

    def start(self, attempt: PaymentAttempt) -> Started:
        """A no may hide that it was opened before: with other words, or with an error after."""
        try:
            session = self._create(attempt)
        except (ProviderRefused, ProviderFailed):
            session = self._find(attempt)
            if session is None:
                raise
        return Started(
            session.id, session.url or "", datetime.fromtimestamp(session.expires_at, UTC)
        )

    def fetch_state(self, attempt: PaymentAttempt) -> State:
        with errors_as_ours():
            session = client().v1.checkout.sessions.retrieve(attempt.session_id)
            return self._with_money(session, attempt)

    def expire(self, attempt: PaymentAttempt) -> State:
        """A session that is not open is refused; how it ended is then told by its state."""
        try:
            with errors_as_ours():
                return reading.state(client().v1.checkout.sessions.expire(attempt.session_id))
        except ProviderRefused:
            return self.fetch_state(attempt)

    def refund(self, refund: Refund) -> RefundState:
        asked = {
            "payment_intent": refund.attempt.payment_intent,
            "amount": refund.amount,
            "metadata": {"refund": str(refund.pk)},
        }
        with errors_as_ours():
            return reading.refund(
                client().v1.refunds.create(asked, {"idempotency_key": f"{refund.idempotency_key}"})
            )

    def parse_notification(self, body: bytes, headers) -> Notification:
        try:
            event = client().construct_event(
                body, headers.get("Stripe-Signature"), settings.STRIPE_WEBHOOK_SECRET, TOLERANCE
            )
            return reading.notification(event)
        except (stripe.SignatureVerificationError, ValueError, KeyError, AttributeError) as error:
            raise NotAuthentic(str(error)) from error

    def recent_sessions(self, since: datetime) -> Iterable[State]:
        with errors_as_ours():
            for session in self._sessions(since):
                yield reading.state(session)

    def recent_events(self, since: datetime) -> Iterable[Notification]:
        asked = {
            "created": {"gte": int(since.timestamp())},
            "types": list(reading.KINDS),
            "limit": PAGE,
        }
        with errors_as_ours():
            for event in client().v1.events.list(asked).auto_paging_iter():
                yield reading.notification(event)

    def _create(self, attempt: PaymentAttempt):
        options = {"idempotency_key": str(attempt.idempotency_key)}
        with errors_as_ours():
            return client().v1.checkout.sessions.create(params(attempt), options)

    def _find(self, attempt: PaymentAttempt):
        key = str(attempt.idempotency_key)
        with errors_as_ours():
            for session in self._sessions(attempt.created_at - timedelta(minutes=5)):
                if reading.metadata(session).get("attempt") == key:
                    return session
        return None

    def _sessions(self, since: datetime):
        asked = {"created": {"gte": int(since.timestamp())}, "limit": PAGE}
        return client().v1.checkout.sessions.list(asked).auto_paging_iter()

    def _with_money(self, session, attempt: PaymentAttempt) -> State:
        """What became of it after it was paid; asked only where there is something to ask."""
        if session.payment_status != "paid" or not session.payment_intent:
            return reading.state(session)
        asked = {"payment_intent": session.payment_intent, "limit": PAGE}
        refunds = client().v1.refunds.list(asked).auto_paging_iter()
        disputes = client().v1.disputes.list(asked).auto_paging_iter()
        return reading.state(session, map(reading.refund, refunds), map(reading.dispute, disputes))
