"""Staff answer what was sent: once, by mail where there is an address."""

from django.db import transaction
from django.utils import timezone

from cms.models.sent_form import SentForm
from shop.communication import outbox


@transaction.atomic
def answer(*, sent: SentForm, text: str, by) -> bool:
    """Books the answer and mails it; False where a colleague was first."""
    booked = SentForm.objects.filter(pk=sent.pk, answered_at=None).update(
        answer=text, answered_at=timezone.now(), answered_by=by
    )
    if booked:
        outbox.put(
            kind="form_answer",
            key=f"form-{sent.key}-answer",
            to=sent.email,
            language=sent.language,
            data={"reference": sent.reference, "answer": text},
        )
    return bool(booked)
