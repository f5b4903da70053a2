"""Which end of a paper was told of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


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
