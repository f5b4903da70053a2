"""What customers agreed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """Given for one purpose and one version of its text; withdrawn, never deleted or changed."""

    class Purpose(models.TextChoices):
        TERMS = "terms", _("Terms of sale")
        ACCOUNT = "account", _("Keeping an account")
        NEWS = "news", _("News by e-mail")

    user = models.ForeignKey(
        "auth.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="consents"
    )
    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, null=True, blank=True, related_name="consents"
    )
    purpose = models.CharField(_("Purpose"), max_length=16, choices=Purpose.choices)
    version = models.CharField(_("Version"), max_length=32)
    language = models.CharField(_("Language"), max_length=2)
    given_at = models.DateTimeField(_("Given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("Withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        verbose_name = _("Consent")
        verbose_name_plural = _("Consents")

    def __str__(self):
        return f"{self.get_purpose_display()} {self.version}"


# isort: split
from oscar.apps.customer.models import *  # noqa: E402,F403  after ours: it skips what exists
