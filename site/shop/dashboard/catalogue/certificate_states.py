"""Where in its 36 months a certificate stands."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import OcopCertificate

#: Days before its end from which a certificate counts as running out.
NOTICE_DAYS = 60


def certificates(state: str = ""):
    """Queryset of the certificates that are "valid", "lapsing" or "lapsed"; "" is all.

    One that a newer certificate has replaced has not lapsed: nobody has to do anything.
    """
    today = timezone.localdate()
    soon = today + timedelta(days=NOTICE_DAYS)
    latest = OcopCertificate.objects.newest()
    found = {
        "lapsing": latest.filter(valid_until__range=(today, soon)),
        "lapsed": latest.filter(valid_until__lt=today),
        "valid": OcopCertificate.objects.valid(),
    }
    return found.get(state, OcopCertificate.objects.all())


def in_words(certificate) -> str:
    """In force, ending soon, or lapsed."""
    left = (certificate.valid_until - timezone.localdate()).days
    if left < 0:
        return _("Lapsed")
    return _("Ends within 60 days") if left <= NOTICE_DAYS else _("In force")
