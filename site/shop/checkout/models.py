"""What staff decide about ordering."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import TranslatedRecord


class CheckoutSettings(TranslatedRecord):
    """One row. Closed until staff open it: the authority's confirmation comes first."""

    is_open = models.BooleanField(
        _("Orders are taken"),
        default=False,
        help_text=_("Open only once the authority has confirmed the site's notification."),
    )
    closed_note = models.CharField(
        _("What visitors read while it is closed"), max_length=300, blank=True
    )
    takes_card = models.BooleanField(_("Payment by card"), default=True)
    takes_counter = models.BooleanField(_("Payment at the counter"), default=True)
    hold_minutes = models.PositiveSmallIntegerField(
        _("Goods are held for a card payment, minutes"),
        default=35,
        validators=[MinValueValidator(32), MaxValueValidator(1440)],
        help_text=_("Stripe keeps its payment page open for at least 30 minutes."),
    )
    hold_limit_minutes = models.PositiveSmallIntegerField(
        _("Longest hold, new tries included, minutes"),
        default=120,
        validators=[MinValueValidator(32), MaxValueValidator(2880)],
    )
    terms_version = models.CharField(
        _("Version of the terms"),
        max_length=32,
        default="2026-11",
        help_text=_("Kept with each order: change it whenever the terms change."),
    )
    alert_email = models.EmailField(_("Alerts go to"), blank=True)

    class Meta:
        verbose_name = _("Ordering")
        verbose_name_plural = _("Ordering")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="checkout_settings_one_row"),
            models.CheckConstraint(
                condition=models.Q(hold_limit_minutes__gte=models.F("hold_minutes")),
                name="checkout_hold_within_limit",
            ),
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def load(cls) -> "CheckoutSettings":
        """The row; the defaults (closed) where staff have saved none."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)
