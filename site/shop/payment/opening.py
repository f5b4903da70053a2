"""Opens an attempt at its provider, or finds it opened, and writes its id down."""

from django.db import transaction

from .locks import locked_payment
from .models import PaymentAttempt
from .providers.base import Started
from .registry import provider

Status = PaymentAttempt.Status


def open_session(attempt: PaymentAttempt) -> PaymentAttempt:
    """Asked again with the same key it is the same session. Outside of any transaction."""
    return note(attempt, provider(attempt.provider).start(attempt))


@transaction.atomic
def note(attempt: PaymentAttempt, started: Started) -> PaymentAttempt:
    """Meanwhile the order may have ended: then the id is kept and the attempt stays as it is."""
    _order, attempt = locked_payment(attempt)
    if attempt.session_id in (None, started.session_id):
        attempt.session_id, attempt.session_url = started.session_id, started.url
        attempt.expires_at = started.expires_at
        if attempt.status == Status.CREATED:
            attempt.status = Status.OPEN
        attempt.save(update_fields=["session_id", "session_url", "expires_at", "status"])
    return attempt
