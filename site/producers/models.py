"""What passed between producers and the shop: their trail, and what they were told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ProducerEvent(models.Model):
    """One line of a producer's trail. Written once: the database refuses to change or delete it."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("Contact")
        SUSPENDED = "suspended", _("Suspended")
        REINSTATED = "reinstated", _("Suspension ended")

    class Channel(models.TextChoices):
        PHONE = "phone", _("By phone")
        MAIL = "mail", _("By e-mail")
        MESSAGE = "message", _("By message (Zalo, SMS)")
        VISIT = "visit", _("On a visit")
        LETTER = "letter", _("By letter")

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name=_("Producer"),
    )
    kind = models.CharField(_("Kind"), max_length=16, choices=Kind.choices)
    channel = models.CharField(_("How"), max_length=8, choices=Channel.choices, blank=True)
    happened_on = models.DateField(_("Day"))
    text = models.TextField(_("What was said or done"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("By"),
    )
    at = models.DateTimeField(_("Written at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Line of a producer’s trail")
        verbose_name_plural = _("Producers’ trails")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="contact") ^ Q(channel=""), name="producer_event_contact_channel"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.happened_on}"


class EndingNotice(models.Model):
    """One step of telling that a paper runs out: so many `days` before, or 0 once it has.

    With `ends_on`: a date that was corrected is told of anew.
    """

    certificate = models.ForeignKey(
        "catalogue.OcopCertificate",
        on_delete=models.CASCADE,
        null=True,
        related_name="ending_notices",
        verbose_name=_("OCOP certificate"),
    )
    document = models.ForeignKey(
        "catalogue.ProductDocument",
        on_delete=models.CASCADE,
        null=True,
        related_name="ending_notices",
        verbose_name=_("Paper"),
    )
    ends_on = models.DateField(_("Valid until"))
    days = models.PositiveSmallIntegerField(_("Days before"))
    told_at = models.DateTimeField(_("Told at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Notice of a paper’s end")
        verbose_name_plural = _("Notices of papers’ ends")
        constraints = [
            models.CheckConstraint(
                condition=Q(certificate__isnull=True) ^ Q(document__isnull=True),
                name="ending_notice_of_one_paper",
            ),
            models.UniqueConstraint(
                fields=["certificate", "ends_on", "days"], name="ending_notice_certificate_once"
            ),
            models.UniqueConstraint(
                fields=["document", "ends_on", "days"], name="ending_notice_document_once"
            ),
        ]

    def __str__(self):
        return f"{self.certificate or self.document} {self.days}"
