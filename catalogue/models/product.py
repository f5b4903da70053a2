"""The product: Oscar's, with what an OCOP Point must know of it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from oscar.apps.catalogue.abstract_models import AbstractProduct
from oscar.models.fields import NullCharField

from catalogue.gtin import validate_gtin
from catalogue.querysets import ProductQuerySet

from .base import TranslatedRecord


class Product(index.Indexed, TranslatedRecord, AbstractProduct):
    """A thing on the shelf. Oscar's `upc` holds the GTIN, its `code` our own product code.

    `is_public` is staff's wish; `is_listed`, `listed_until`, `ocop_stars`, `ocop_valid_until`
    and `price_from` are worked out by `catalogue.listing` and never typed. What a visitor may
    see is `Product.objects.listed()`.
    """

    class Group(models.TextChoices):
        """The six OCOP groups (Decision 148/QĐ-TTg of 2023)."""

        FOOD = "food", _("Food")
        BEVERAGE = "beverage", _("Beverages")
        HERBAL = "herbal", _("Medicinal herbs and herbal products")
        CRAFT = "craft", _("Handicrafts")
        ORNAMENTAL = "ornamental", _("Ornamental plants and animals")
        TOURISM = "tourism", _("Community tourism, ecotourism and tourist sites")

    class Storage(models.TextChoices):
        DRY = "dry", _("Dry, room temperature")
        FRESH = "fresh", _("Fresh")
        CHILLED = "chilled", _("Chilled")
        FROZEN = "frozen", _("Frozen")
        SERVICE = "service", _("Service or ticket")

    class NetUnit(models.TextChoices):
        GRAM = "g", _("grams")
        MILLILITRE = "ml", _("millilitres")

    class Award(models.TextChoices):
        """Outstanding rural-industrial product, by level."""

        DISTRICT = "district", _("District")
        PROVINCE = "province", _("Province")
        REGION = "region", _("Region")
        NATIONAL = "national", _("National")

    class Restriction(models.TextChoices):
        ALCOHOL = "alcohol", _("Alcohol")
        HEALTH_CLAIMS = "health_claims", _("Herbal: no claims to cure")
        CONDITIONAL = "conditional", _("Conditional goods: licence needed")
        BANNED = "banned", _("Banned goods")

    class NoGtinReason(models.TextChoices):
        FRESH = "fresh", _("Fresh produce sold loose")
        SERVICE = "service", _("A service")
        HANDMADE = "handmade", _("Single handmade or living item")

    slug_source = "title"
    key_texts = ("title", "summary", "description")
    #: GTIN. Oscar's name for it is kept, since its orders and dashboard read it.
    upc = NullCharField(
        _("GTIN (bar code)"),
        max_length=14,
        blank=True,
        null=True,
        unique=True,
        validators=[validate_gtin],
        help_text=_("8, 12, 13 or 14 digits."),
    )
    code = NullCharField(_("Product code"), max_length=64, blank=True, null=True, unique=True)
    no_gtin_reason = models.CharField(
        _("Why there is no GTIN"), max_length=16, choices=NoGtinReason.choices, blank=True
    )
    brand = models.CharField(_("Brand"), max_length=128, blank=True)
    summary = models.CharField(_("In one sentence"), max_length=300, blank=True)
    ingredients = models.TextField(_("Ingredients or material"), blank=True)
    usage = models.TextField(_("How to use"), blank=True)
    storage_advice = models.TextField(_("How to store"), blank=True)
    carry_home_advice = models.TextField(_("How to carry it home"), blank=True)

    producer = models.ForeignKey(
        "catalogue.Producer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("Producer"),
    )
    place = models.ForeignKey(
        "catalogue.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("Place of origin"),
    )
    specialty = models.ForeignKey(
        "catalogue.Specialty",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("Specialty"),
    )
    group = models.CharField(
        _("OCOP group"), max_length=16, choices=Group.choices, default=Group.FOOD
    )

    unit = models.CharField(
        _("Sold by"), max_length=64, blank=True, help_text=_("For example: box, 150 g.")
    )
    net_quantity = models.PositiveIntegerField(_("Net quantity"), null=True, blank=True)
    net_unit = models.CharField(
        _("Unit of the net quantity"), max_length=2, choices=NetUnit.choices, blank=True
    )
    shipping_grams = models.PositiveIntegerField(
        _("Weight when sent, grams"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(200_000)],
        help_text=_("One unit with its wrapping. Left empty: worked out from the net quantity."),
    )
    storage = models.CharField(_("Storage"), max_length=16, choices=Storage.choices, blank=True)
    shelf_life_days = models.PositiveIntegerField(_("Shelf life, days"), null=True, blank=True)
    is_liquid = models.BooleanField(_("Liquid or spread (cabin baggage rule)"), default=False)
    strong_smell = models.BooleanField(_("Strong smell: pack sealed"), default=False)
    trace_code = NullCharField(_("Trace code"), max_length=64, blank=True, null=True, unique=True)

    is_startup = models.BooleanField(_("Start-up product"), default=False)
    has_export_potential = models.BooleanField(_("Export potential"), default=False)
    rural_industrial_award = models.CharField(
        _("Outstanding rural-industrial product"),
        max_length=16,
        choices=Award.choices,
        blank=True,
    )
    restriction = models.CharField(
        _("Restriction"), max_length=16, choices=Restriction.choices, blank=True
    )

    is_listed = models.BooleanField(default=False, editable=False, db_index=True)
    listed_until = models.DateField(null=True, editable=False)
    ocop_stars = models.PositiveSmallIntegerField(null=True, editable=False)
    ocop_valid_until = models.DateField(null=True, editable=False)
    price_from = models.PositiveIntegerField(null=True, editable=False)
    search_title = models.TextField(editable=False, blank=True, default="")
    search_text = models.TextField(editable=False, blank=True, default="")

    objects = ProductQuerySet.as_manager()
    #: catalogue.listing indexes, once the derived texts are there.
    search_auto_update = False
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
        index.FilterField("is_listed"),
    ]

    class Meta(AbstractProduct.Meta):
        abstract = False
        ordering = ["-priority", "pk"]
        indexes = [
            models.Index(fields=["is_public", "is_listed", "-priority"], name="product_listing")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(net_quantity__isnull=True) | models.Q(net_quantity__gt=0),
                name="product_net_quantity_positive",
            )
        ]

    def save(self, *args, **kwargs):
        if not self.trace_code and self.code:
            self.trace_code = self.code
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("product", args=[self.slug, self.pk])

    @property
    def primary_picture(self):
        """The picture shown first, or None."""
        images = self.images.all()
        return images[0].picture if images else None

    @property
    def is_display_only(self) -> bool:
        """Shown, never sold online: alcohol (clause IV.4 of the plan; Law 44/2019/QH14)."""
        return self.restriction == self.Restriction.ALCOHOL

    @property
    def valid_stars(self) -> int | None:
        """3 to 5 while the certificate runs, else None."""
        if self.ocop_valid_until and self.ocop_valid_until >= timezone.localdate():
            return self.ocop_stars
        return None

    @property
    def stars_lapsed_on(self):
        """The date on which the stars ran out, or None."""
        if self.ocop_valid_until and self.ocop_valid_until < timezone.localdate():
            return self.ocop_valid_until
        return None

    @property
    def prices_differ(self) -> bool:
        """Whether outlets ask different prices, so that `price_from` is only the lowest.

        Reads the stock of trading outlets that `for_cards` prefetched.
        """
        return len({record.price for record in self.stockrecords.all() if record.price}) > 1

    @property
    def unit_price(self) -> int | None:
        """Đồng a kilogram or litre, rounded half up; None where it would say nothing new."""
        if not (self.price_from and self.net_quantity and self.net_unit):
            return None
        if self.net_quantity == 1000:
            return None
        return (self.price_from * 2000 + self.net_quantity) // (2 * self.net_quantity)

    @property
    def in_season(self) -> bool:
        """A fresh product of a specialty whose season is on."""
        return bool(
            self.storage == self.Storage.FRESH
            and self.specialty
            and self.specialty.is_in_season(timezone.localdate().month)
        )
