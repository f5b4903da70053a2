"""An Oscar Partner is an outlet; its stock has a ledger that only grows."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from catalogue.models.base import TranslatedRecord

from .opening import OpeningTimes
from .stock_guard import StockByLedger, StockRecordQuerySet


class OutletQuerySet(models.QuerySet):
    def public(self):
        """Those that visitors may know of: planned, open or closed, not drafts."""
        return self.exclude(state=Partner.State.DRAFT)

    def trading(self):
        """Those that sell."""
        return self.filter(state=Partner.State.OPEN)

    def for_pages(self):
        """With what opening hours need: two more queries."""
        return self.public().prefetch_related("opening_hours", "opening_exceptions")


class Partner(OpeningTimes, index.Indexed, TranslatedRecord, AbstractPartner):
    """An outlet: "Điểm giới thiệu và bán sản phẩm OCOP"."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft, not shown")
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed for good")

    class HolidayHours(models.TextChoices):
        USUAL = "usual", _("Open as usual")
        CLOSED = "closed", _("Closed on public holidays")
        SHORT = "short", _("Short hours on public holidays")

    slug_source = "name"
    key_texts = ("name", "address")
    slug = models.SlugField(_("Slug"), max_length=128, default="")
    short_name = models.CharField(
        _("Short name"), max_length=64, default="", help_text=_("As on product cards: Vị Thanh.")
    )
    summary = models.CharField(_("In one sentence"), max_length=300, blank=True)
    story = models.TextField(_("Story"), blank=True)
    state = models.CharField(_("State"), max_length=8, choices=State.choices, default=State.DRAFT)
    phase = models.PositiveSmallIntegerField(
        _("Phase of the plan"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2)],
    )
    opened_on = models.DateField(_("Opening date"), null=True, blank=True)
    commitment_ends_on = models.DateField(
        _("Commitment runs to"),
        null=True,
        blank=True,
        help_text=_("At least two years from the opening (clause IV.3)."),
    )
    address = models.CharField(_("Address"), max_length=255, default="")
    former_address = models.CharField(_("Address before July 2025"), max_length=255, blank=True)
    latitude = models.DecimalField(
        _("Latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("Longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    phone = models.CharField(_("Phone"), max_length=32, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    holiday_hours = models.CharField(
        _("On public holidays"),
        max_length=8,
        choices=HolidayHours.choices,
        default=HolidayHours.USUAL,
    )
    holiday_opens = models.TimeField(_("Opens on holidays"), null=True, blank=True)
    holiday_closes = models.TimeField(_("Closes on holidays"), null=True, blank=True)
    collection_cutoff_minutes = models.PositiveSmallIntegerField(
        _("Last collection order, minutes before closing"), default=60
    )
    ships = models.BooleanField(_("Ships orders"), default=False)
    picture = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Picture"),
    )
    search_text = models.TextField(editable=False, blank=True, default="")

    objects = OutletQuerySet.as_manager()
    search_auto_update = False
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("state"),
    ]

    class Meta(AbstractPartner.Meta):
        abstract = False
        ordering = ["phase", "pk"]
        verbose_name = _("Outlet")
        verbose_name_plural = _("Outlets")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(holiday_hours="short")
                | models.Q(holiday_opens__isnull=False, holiday_closes__isnull=False),
                name="outlet_short_holiday_hours_given",
            )
        ]

    def get_absolute_url(self):
        return reverse("outlet", args=[self.slug, self.pk])

    @property
    def is_trading(self) -> bool:
        return self.state == self.State.OPEN


class OpeningHours(models.Model):
    """One stretch of one weekday, local time. Closing at or before opening runs past midnight."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    partner = models.ForeignKey(
        Partner,
        on_delete=models.CASCADE,
        related_name="opening_hours",
        verbose_name=_("Outlet"),
    )
    weekday = models.PositiveSmallIntegerField(_("Weekday"), choices=Weekday.choices)
    opens = models.TimeField(_("Opens"))
    closes = models.TimeField(_("Closes"))

    class Meta:
        ordering = ["weekday", "opens"]
        verbose_name = _("Opening hours")
        verbose_name_plural = _("Opening hours")
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "weekday", "opens"], name="hours_once_per_start"
            )
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class OpeningException(TranslatedRecord):
    """Dates on which other hours hold: Tết, an event. Without times: closed all day."""

    partner = models.ForeignKey(
        Partner,
        on_delete=models.CASCADE,
        related_name="opening_exceptions",
        verbose_name=_("Outlet"),
    )
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("To, included"))
    opens = models.TimeField(_("Opens"), null=True, blank=True)
    closes = models.TimeField(_("Closes"), null=True, blank=True)
    note = models.CharField(_("What visitors read"), max_length=200, blank=True)

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("Exception to opening hours")
        verbose_name_plural = _("Exceptions to opening hours")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="exception_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(opens__isnull=True, closes__isnull=True)
                | models.Q(opens__isnull=False, closes__isnull=False),
                name="exception_both_times_or_none",
            ),
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on}"


class StockRecord(StockByLedger, AbstractStockRecord):
    """A product at an outlet. Its numbers are the sums of its movements: see shop.partner.stock."""

    num_in_stock = models.PositiveIntegerField(_("In stock"), default=0, editable=False)
    num_allocated = models.PositiveIntegerField(_("Allocated to orders"), default=0, editable=False)
    price = models.PositiveIntegerField(_("Price in đồng, VAT included"), null=True, blank=True)

    objects = StockRecordQuerySet.as_manager()

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        ordering = ["partner__phase", "partner_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "product"], name="stock_once_per_outlet"),
            models.CheckConstraint(
                condition=models.Q(num_allocated__lte=models.F("num_in_stock")),
                name="stock_never_oversold",
            ),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price__gt=0),
                name="stock_price_positive",
            ),
        ]

    @property
    def is_low(self) -> bool:
        """Few enough left that a visitor is told how many."""
        return 0 < self.net_stock_level < settings.LOW_STOCK_BELOW


class StockMovement(models.Model):
    """One line of the ledger: written once, with the change it records, and never touched again."""

    class Kind(models.TextChoices):
        RECEIVE = "receive", _("Received")
        COUNT = "count", _("Counted")
        ADJUST = "adjust", _("Adjusted")
        ALLOCATE = "allocate", _("Allocated to an order")
        RELEASE = "release", _("Released from an order")
        CONSUME = "consume", _("Handed over")
        SELL = "sell", _("Sold over the counter")

    stockrecord = models.ForeignKey(
        StockRecord,
        on_delete=models.PROTECT,
        related_name="movements",
        verbose_name=_("Stock record"),
    )
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind.choices)
    in_stock_change = models.IntegerField(_("Change in stock"))
    allocated_change = models.IntegerField(_("Change allocated"))
    reason = models.CharField(_("Reason"), max_length=255, blank=True)
    reference = models.CharField(_("Order or paper"), max_length=128, blank=True, db_index=True)
    by = models.ForeignKey(
        "auth.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("By"),
    )
    at = models.DateTimeField(_("At"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Stock movement")
        verbose_name_plural = _("Stock movements")

    def __str__(self):
        return f"{self.get_kind_display()} {self.in_stock_change:+d}/{self.allocated_change:+d}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A stock movement is never changed; write a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A stock movement is never deleted; write a new one.")


# isort: split
from oscar.apps.partner.models import *  # noqa: E402,F403  after ours: it skips what exists
