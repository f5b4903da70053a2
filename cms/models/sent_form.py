"""What visitors sent, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission


class SentForm(AbstractFormSubmission):
    """`consent` is the wording agreed to; personal data, read by whoever may change the form."""

    #: One for each sending: a second click finds the first.
    key = models.CharField(max_length=32, unique=True, editable=False)
    language = models.CharField(_("Language"), max_length=2)
    consent = models.TextField(_("Agreed to"))
    email = models.EmailField(_("E-mail of the sender"), blank=True)
    answer = models.TextField(_("Answer"), blank=True)
    answered_at = models.DateTimeField(_("Answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Answered by"),
    )

    class Meta:
        ordering = ["-submit_time"]
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")

    def __str__(self):
        return self.reference

    @property
    def reference(self) -> str:
        """What sender and staff call it."""
        return self.key[:8].upper()

    def get_data(self):
        state = _("Answered") if self.answered_at else _("Not answered yet")
        return {**super().get_data(), "state": str(state), "reference": self.reference}
