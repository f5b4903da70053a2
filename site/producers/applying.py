"""From "Sell with us" to a producer with its people."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue.models import Producer
from producers import people
from producers.models import Application
from producers.models.membership import Role
from shop.communication import outbox
from shop.dashboard.roles import CATALOGUE_MANAGER


@transaction.atomic
def receive(application: Application) -> bool:
    """Keeps it, thanks the sender and tells catalogue managers. False where one of the same tax
    code waits already: nothing is kept then."""
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError:
        return False
    outbox.put(
        kind="application_received",
        key=f"application:{application.pk}",
        to=application.email,
        language=application.language,
        data={"name": application.name},
    )
    with override("vi"):
        link = settings.SITE_URL + reverse("producer_applications")
    managers = get_user_model().objects.filter(groups__name=CATALOGUE_MANAGER, is_active=True)
    for manager in managers:
        outbox.put(
            kind="application_waits",
            key=f"application:{application.pk}:{manager.pk}",
            to=manager.email,
            language="vi",
            data={"name": application.name, "link": link},
        )
    return True


def waiting(pk: int) -> Application | None:
    """Locked, while nobody has answered it."""
    found = Application.objects.select_for_update().select_related("place")
    return found.filter(pk=pk, answered_at=None).first()


@transaction.atomic
def take_in(*, pk: int, by) -> Producer | None:
    """Makes the producer, not public yet, and invites the sender as its owner.

    One of the same tax code that is known already is used. None where it was answered.
    """
    application = waiting(pk)
    if application is None:
        return None
    producer = Producer.objects.filter(tax_code=application.tax_code).first() or made_of(
        application
    )
    application.producer = producer
    answer(application, by)
    people.invite(
        producer=producer,
        email=application.email,
        role=Role.OWNER,
        by=by,
        language=application.language,
    )
    return producer


def made_of(application: Application) -> Producer:
    same = ("kind", "tax_code", "place", "address", "contact_name", "phone", "email")
    facts = {name: getattr(application, name) for name in same}
    return Producer.objects.create(name_vi=application.name, is_public=False, **facts)


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
    application.save()
