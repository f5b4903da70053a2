"""When an outlet hands over, and where goods are sent for how much. Staff edit all of it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import TranslatedRecord


class CollectionRule(models.Model):
    """How an outlet cuts its opening hours into windows. An outlet without one has the defaults."""

    outlet = models.OneToOneField(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="collection_rule",
        verbose_name=_("Outlet"),
    )
    window_minutes = models.PositiveSmallIntegerField(
        _("Length of a window, minutes"),
        default=60,
        validators=[MinValueValidator(15), MaxValueValidator(480)],
    )
    capacity = models.PositiveSmallIntegerField(
        _("Orders in one window"), default=12, validators=[MinValueValidator(1)]
    )
    lead_minutes = models.PositiveSmallIntegerField(
        _("Time to prepare an order, minutes"), default=30
    )
    days_ahead = models.PositiveSmallIntegerField(
        _("Days ahead that can be chosen"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    grace_minutes = models.PositiveSmallIntegerField(
        _("Held after the window, minutes"),
        default=120,
        help_text=_("After that, an order that nobody collected counts as a no-show."),
    )

    class Meta:
        verbose_name = _("Collection rule")
        verbose_name_plural = _("Collection rules")

    def __str__(self):
        return str(self.outlet)


class CollectionWindow(models.Model):
    """How many orders have a place in one window of one outlet; made when the first one does."""

    outlet = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="collection_windows"
    )
    starts_at = models.DateTimeField(_("From"))
    ends_at = models.DateTimeField(_("To"))
    booked = models.PositiveSmallIntegerField(_("Orders"), default=0, editable=False)

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("Collection window")
        verbose_name_plural = _("Collection windows")
        constraints = [
            models.UniqueConstraint(fields=["outlet", "starts_at"], name="window_once_per_start"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="window_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class DeliveryZone(TranslatedRecord):
    """Where goods are sent, by which outlets, in how many days. The first that fits holds."""

    key_texts = ("name",)
    name = models.CharField(_("Name"), max_length=128)
    provinces = models.ManyToManyField(
        "catalogue.Province",
        blank=True,
        related_name="delivery_zones",
        verbose_name=_("Provinces and cities"),
        help_text=_("None chosen: the whole country."),
    )
    wards = models.TextField(
        _("Wards and communes"),
        blank=True,
        help_text=_("One a line. Left empty: all of the provinces above."),
    )
    outlets = models.ManyToManyField(
        "partner.Partner",
        blank=True,
        related_name="delivery_zones",
        verbose_name=_("Sent by"),
        help_text=_(
            "Chilled and frozen goods from these only, other goods from these first. "
            "None chosen: every outlet that ships."
        ),
    )
    takes_chilled = models.BooleanField(
        _("Chilled and frozen goods too"),
        default=False,
        help_text=_("Only where they arrive cold."),
    )
    days_min = models.PositiveSmallIntegerField(_("Days at least"), default=1)
    days_max = models.PositiveSmallIntegerField(_("Days at most"), default=3)
    position = models.PositiveSmallIntegerField(_("Order of the zones"), default=0)
    is_active = models.BooleanField(_("In use"), default=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("Delivery zone")
        verbose_name_plural = _("Delivery zones")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days_max__gte=models.F("days_min")), name="zone_days_in_order"
            )
        ]

    def __str__(self):
        return self.name


class DeliveryBand(models.Model):
    """The price of a parcel up to a weight, packing included."""

    zone = models.ForeignKey(
        DeliveryZone, on_delete=models.CASCADE, related_name="bands", verbose_name=_("Zone")
    )
    up_to_grams = models.PositiveIntegerField(_("Up to, grams"), validators=[MinValueValidator(1)])
    price = models.PositiveIntegerField(_("Price in đồng, VAT included"))

    class Meta:
        ordering = ["up_to_grams"]
        verbose_name = _("Weight band")
        verbose_name_plural = _("Weight bands")
        constraints = [
            models.UniqueConstraint(fields=["zone", "up_to_grams"], name="band_once_per_weight")
        ]

    def __str__(self):
        return f"≤ {self.up_to_grams} g"


# isort: split
from oscar.apps.shipping.models import *  # noqa: E402,F403  after ours: it skips what exists
