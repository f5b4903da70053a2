"""What happens when a visitor's form comes in: it is kept once, staff and sender are told."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.models.sent_form import SentForm
from shop.communication import outbox

SALT = "cms.forms.sent"


@transaction.atomic
def keep(*, page, answers: dict, key: str, language: str, consent: str) -> SentForm:
    """Stores the answers with the source page, once for each `key`; mails go to the outbox."""
    sent, is_new = SentForm.objects.get_or_create(
        key=key,
        defaults={
            "page": page.source,
            "form_data": answers,
            "language": language,
            "consent": consent,
            "email": email_in(page, answers),
        },
    )
    if is_new:
        tell(page=page, sent=sent)
    return sent


def email_in(page, answers: dict) -> str:
    """The first e-mail address that was asked for and given."""
    names = [field.clean_name for field in page.get_form_fields() if field.field_type == "email"]
    return next((answers[name] for name in names if answers.get(name)), "")


def tell(*, page, sent: SentForm):
    """Staff get a link and no personal data; the sender gets the reference."""
    where = settings.SITE_URL + reverse("cms_sent_form", args=[sent.pk])
    data = {"form": page.source.title, "reference": sent.reference, "link": where}
    for place, address in enumerate(page.source.addresses):
        outbox.put(
            kind="form_received",
            key=f"form-{sent.key}-staff-{place}",
            to=address,
            language="vi",
            data=data,
        )
    outbox.put(
        kind="form_thanks",
        key=f"form-{sent.key}-sender",
        to=sent.email,
        language=sent.language,
        data={"form": page.title, "reference": sent.reference, "days": page.answer_within_days},
    )


def ticket(sent: SentForm) -> str:
    """What the thanks page is asked with; nobody can make one up."""
    return signing.dumps(sent.pk, salt=SALT)


def sent_with(text: str) -> SentForm | None:
    """The sent form of a ticket that is ours, for a day."""
    try:
        key = signing.loads(text, salt=SALT, max_age=timedelta(days=1))
    except signing.BadSignature:
        return None
    return SentForm.objects.filter(pk=key).first()


def forget_old(*, months: int = 36) -> int:
    """Deletes what was sent so many months ago (domain.md: contracts are kept three years)."""
    before = timezone.now() - timedelta(days=round(months * 30.44))
    number, _kinds = SentForm.objects.filter(submit_time__lt=before).delete()
    return number
