"""Puts mail into the outbox, in the transaction of what it tells of. The worker sends it."""

from functools import partial

from django.db import transaction

from .models import OutgoingMail
from .tasks import send_mail


def put(*, kind: str, key: str, to: str, language: str, order=None, data=None) -> None:
    """Writes one mail, unless one of this `key` is there already or nobody is to get it.

    `kind` names the templates (`mail/<kind>.…`); `data` is plain JSON for them.
    """
    if not to:
        return
    mail = OutgoingMail(kind=kind, key=key, to=to, language=language, order=order, data=data or {})
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)
    transaction.on_commit(partial(send_mail.enqueue, key))
