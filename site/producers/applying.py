"""From "Sell with us" to a producer with its people."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from catalogue.models import Producer
from producers import people
from producers.models import Application
from producers.models.membership import Role
from producers.telling import managers_of_catalogue
from shop.communication import outbox

#: Names the wording of both consents: whoever changes the words changes the version.
CONSENT_VERSION = "2026-11"
#: What a sender writes; two that agree in all of it are one, sent twice.
TYPED = ("name", "kind", "tax_code", "place_id", "address", "contact_name", "phone", "email",
         "products", "agrees_to_news")  # fmt: skip
#: As the consent says: declined ones are kept so long.
KEPT_DAYS = 730


@transaction.atomic
def receive(application: Application) -> bool:
    """Keeps it, thanks the sender and tells catalogue managers.

    The same sent twice is kept once. False where another of its tax code waits already.
    """
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError:
        return is_known(application)
    # Nothing that was typed: anybody's address may have been given.
    outbox.put(
        kind="application_received",
        key=f"application:{application.pk}",
        to=application.email,
        language=application.language,
    )
    tell_managers(application)
    return True


def is_known(application: Application) -> bool:
    """Whether the open application of this tax code says the same."""
    first = Application.objects.filter(tax_code=application.tax_code, answered_at=None).first()
    return first is not None and all(
        getattr(first, name) == getattr(application, name) for name in TYPED
    )


def tell_managers(application: Application) -> None:
    """A link, and nothing personal."""
    link = settings.SITE_URL + reverse("producer_application", args=[application.pk])
    for manager in managers_of_catalogue():
        outbox.put(
            kind="application_waits",
            key=f"application:{application.pk}:{manager.key}",
            to=manager.to,
            language="vi",
            data={"link": link},
        )


def waiting(pk: int) -> Application | None:
    """Locked, while nobody has answered it."""
    found = Application.objects.select_for_update(of=("self",), no_key=True)
    return found.filter(pk=pk, answered_at=None).first()


@transaction.atomic
def take_in(*, pk: int, by, into: Producer | None = None) -> Producer | None:
    """Makes the producer, not public yet, and invites the sender as its owner.

    `into`: the producer that staff recognised. Anybody may type its tax code, so where it has an
    owner the sender comes in as a helper. None where it was answered.
    """
    application = waiting(pk)
    if application is None:
        return None
    producer = into or made_of(application)
    application.producer = producer
    answer(application, by)
    invite_sender(application, producer, by)
    return producer


def made_of(application: Application) -> Producer:
    same = ("kind", "tax_code", "place", "address", "contact_name", "phone", "email")
    facts = {name: getattr(application, name) for name in same}
    return Producer.objects.create(name_vi=application.name, is_public=False, **facts)


def invite_sender(application: Application, producer: Producer, by) -> None:
    """Who acts for the producer already needs no invitation."""
    has_owner = producer.memberships.active().filter(role=Role.OWNER).exists()
    try:
        people.invite(
            producer=producer,
            email=application.email,
            role=Role.HELPER if has_owner else Role.OWNER,
            by=by,
            language=application.language,
            as_staff=True,
        )
    except people.ActsAlready:
        return


@transaction.atomic
def decline(*, pk: int, reason: str, by) -> bool:
    """Tells the sender why not. False where it was answered."""
    application = waiting(pk)
    if application is None:
        return False
    application.declined_for = reason
    answer(application, by)
    outbox.put(
        kind="application_declined",
        key=f"application:{application.pk}:declined",
        to=application.email,
        language=application.language,
        data={"name": application.name, "reason": reason},
    )
    return True


def answer(application: Application, by) -> None:
    application.answered_at, application.answered_by = timezone.now(), by
    application.save(update_fields=["answered_at", "answered_by", "producer", "declined_for"])


def forget_declined() -> int:
    """Deletes what was declined two years ago; returns how many. Called by the clock."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    old = Application.objects.filter(producer=None, answered_at__lt=before)
    number, _kinds = old.delete()
    return number
