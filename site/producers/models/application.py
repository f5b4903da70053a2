"""Producers who ask to be taken in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import Producer
from catalogue.models.producer import validate_tax_code


class Application(models.Model):
    """What "Sell with us" asks. Consent is kept per purpose, with the version of its wording."""

    name = models.CharField(_("Name of the producer"), max_length=255)
    kind = models.CharField(_("Kind"), max_length=16, choices=Producer.Kind.choices)
    tax_code = models.CharField(_("Tax code"), max_length=14, validators=[validate_tax_code])
    place = models.ForeignKey(
        "catalogue.Place", on_delete=models.PROTECT, related_name="+", verbose_name=_("Place")
    )
    address = models.CharField(_("Address"), max_length=255)
    contact_name = models.CharField(_("Contact person"), max_length=128)
    phone = models.CharField(_("Phone"), max_length=32)
    email = models.EmailField(_("E-mail"))
    products = models.TextField(_("What you make"), max_length=2000)
    agrees_to_review = models.BooleanField(_("Agrees that these data are kept and examined"))
    agrees_to_news = models.BooleanField(_("Agrees to be told of fairs and courses"), default=False)
    consent_version = models.CharField(_("Version"), max_length=32)
    language = models.CharField(_("Language"), max_length=2)
    sent_at = models.DateTimeField(_("Sent"), auto_now_add=True)
    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="applications",
        verbose_name=_("Producer"),
    )
    declined_for = models.TextField(_("Reason"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("Answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("By"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Application")
        verbose_name_plural = _("Applications")
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees_to_review=True), name="application_has_consent"
            ),
            models.UniqueConstraint(
                fields=["tax_code"],
                condition=Q(answered_at=None),
                name="application_open_once",
            ),
        ]

    def __str__(self):
        return self.name
