"""What a wholesale buyer asks of a producer: kept once, passed on, answered, forgotten."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Product
from producers import people
from producers.models import WholesaleQuestion
from shop.communication import outbox

SALT = "producers.wholesale"
#: Of the wordings that the form asks to agree to; another wording, another version.
CONSENT_VERSION = "2026-11"


def askable():
    """Products that may be asked about: listed, of a producer, and sold at all."""
    found = Product.objects.listed().filter(producer__isnull=False)
    return found.exclude(restriction=Product.Restriction.ALCOHOL).select_related("producer")


@transaction.atomic
def ask(*, product: Product, key: str, language: str, **words) -> WholesaleQuestion:
    """Keeps the question, once for each `key`; the producer gets a link and no personal data."""
    question, is_new = WholesaleQuestion.objects.get_or_create(
        key=key,
        defaults={
            "product": product,
            "producer": product.producer,
            "language": language,
            "consent_version": CONSENT_VERSION,
            **words,
        },
    )
    if is_new:
        with override("vi"):
            link = reverse("producer_question", args=[product.producer_id, question.pk])
        people.tell(
            product.producer,
            kind="wholesale_question",
            occasion=key,
            product=product.title_vi,
            quantity=question.quantity,
            link=settings.SITE_URL + link,
        )
    return question


def ticket(question: WholesaleQuestion) -> str:
    """What the thanks page is asked with; nobody can make one up."""
    return signing.dumps(question.pk, salt=SALT)


def asked_with(text: str) -> WholesaleQuestion | None:
    """The question of a ticket that is ours, for a day."""
    try:
        pk = signing.loads(text, salt=SALT, max_age=timedelta(days=1))
    except signing.BadSignature:
        return None
    return WholesaleQuestion.objects.filter(pk=pk).first()


def unanswered(producer):
    return producer.wholesale_questions.filter(answered_at=None, closed_at=None)


def waiting_first(questions):
    """Not answered, answered, closed; the newest of each first."""
    return questions.order_by(
        F("closed_at").desc(nulls_first=True), F("answered_at").desc(nulls_first=True), "-pk"
    )


@transaction.atomic
def answer(*, question: WholesaleQuestion, text: str, by) -> bool:
    """Books the answer and mails it, where the buyer left an e-mail. False where another was
    first, or it was closed."""
    open_one = WholesaleQuestion.objects.filter(
        pk=question.pk, answered_at=None, closed_at=None
    ).update(answer=text, answered_at=timezone.now(), answered_by=by)
    if open_one:
        outbox.put(
            kind="wholesale_answer",
            key=f"wholesale-answer:{question.key}",
            to=question.email,
            language=question.language,
            data={
                "reference": question.reference,
                "product": title(question),
                "producer": question.producer.name_vi,
                "question": question.message,
                "answer": text,
            },
        )
    return bool(open_one)


def title(question: WholesaleQuestion) -> str:
    """In the buyer's language."""
    with override(question.language):
        return question.product.title


def close(*, question: WholesaleQuestion, by) -> bool:
    """Nothing more is to be done. False where it was closed."""
    return bool(
        WholesaleQuestion.objects.filter(pk=question.pk, closed_at=None).update(
            closed_at=timezone.now(), closed_by=by
        )
    )


def forget_old(*, months: int = 36) -> int:
    """Deletes what was asked so many months ago, as forms are (cms.forms.sending)."""
    before = timezone.now() - timedelta(days=round(months * 30.44))
    number, _kinds = WholesaleQuestion.objects.filter(sent_at__lt=before).delete()
    return number
