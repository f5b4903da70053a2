"""Who may be written to of fairs and courses: each of a producer's people for themselves.

Given and withdrawn as easily, and kept, as all consents of the shop: `shop.customer.models`.
"""

from django.utils import timezone
from django.utils.translation import get_language

from shop.customer.models import Consent

#: Names the wording on the page of people: whoever changes the words changes the version.
VERSION = "2026-11"


def consents():
    """Those that hold."""
    return Consent.objects.filter(purpose=Consent.Purpose.NEWS, withdrawn_at=None)


def agrees(user) -> bool:
    return consents().filter(user=user).exists()


def readers(users) -> set[int]:
    """The keys of those of `users` who agreed."""
    return set(consents().filter(user__in=users).values_list("user_id", flat=True))


def agree(user, *, version: str = VERSION, language: str = "") -> None:
    """Once, however often it is said."""
    if not agrees(user):
        Consent.objects.create(
            user=user,
            purpose=Consent.Purpose.NEWS,
            version=version,
            language=language or get_language(),
        )


def stop(user) -> None:
    consents().filter(user=user).update(withdrawn_at=timezone.now())


def take_over(user, producer) -> None:
    """What the person agreed to when they applied for the producer holds for their account."""
    applications = producer.applications.filter(email__iexact=user.email, agrees_to_news=True)
    application = applications.first()
    if application:
        agree(user, version=application.consent_version, language=application.language)
