"""What wholesale buyers ask producers."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WholesaleQuestion(models.Model):
    """Personal data, kept for 36 months; consent per purpose, with the version of its wording."""

    product = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="wholesale_questions",
        verbose_name=_("Product"),
    )
    #: Of the product when it was asked: who may read it.
    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.CASCADE,
        related_name="wholesale_questions",
        verbose_name=_("Producer"),
    )
    #: One for each sending: a second click finds the first.
    key = models.CharField(max_length=32, unique=True, editable=False)
    name = models.CharField(_("Your name"), max_length=128)
    organisation = models.CharField(_("Shop or company"), max_length=200, blank=True)
    phone = models.CharField(_("Phone"), max_length=32, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    quantity = models.PositiveIntegerField(
        _("How many"), validators=[MinValueValidator(1), MaxValueValidator(10_000_000)]
    )
    message = models.TextField(_("Your question"), max_length=2000)
    agrees_to_pass_on = models.BooleanField(_("Agrees that the producer gets the question"))
    agrees_to_news = models.BooleanField(
        _("Agrees to be written to about other goods"), default=False
    )
    consent_version = models.CharField(_("Version"), max_length=32, editable=False)
    language = models.CharField(_("Language"), max_length=2, editable=False)
    sent_at = models.DateTimeField(_("Sent"), auto_now_add=True, db_index=True)
    answer = models.TextField(_("Answer"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("Answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("Answered by"),
    )
    closed_at = models.DateTimeField(_("Closed"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("Closed by"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Wholesale question")
        verbose_name_plural = _("Wholesale questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees_to_pass_on=True), name="wholesale_question_has_consent"
            ),
            models.CheckConstraint(
                condition=~Q(phone="", email=""), name="wholesale_question_has_contact"
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def reference(self) -> str:
        """What buyer and producer call it."""
        return self.key[:8].upper()
