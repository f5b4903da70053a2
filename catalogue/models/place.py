"""Where goods come from. Districts ended on 1 July 2025, so the old name is kept beside the new."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import TranslatedRecord


class Province(TranslatedRecord):
    """A region by the name that visitors know: Hậu Giang, Sóc Trăng, Cần Thơ."""

    slug_source = "name"
    name = models.CharField(_("Name"), max_length=128)
    slug = models.SlugField(_("Slug"), max_length=128)
    is_home = models.BooleanField(
        _("Our own region"), default=False, help_text=_("Others are guests on our shelves.")
    )
    in_addresses = models.BooleanField(
        _("Used in addresses"),
        default=True,
        help_text=_("A province or city of today. Not: a former one, kept as a region of origin."),
    )

    class Meta:
        ordering = ["-is_home", "name"]
        verbose_name = _("Province")
        verbose_name_plural = _("Provinces")

    def __str__(self):
        return self.name


class Place(TranslatedRecord):
    """A place of origin: its short name, its ward or commune of today, its old unit."""

    slug_source = "name"
    name = models.CharField(_("Name"), max_length=128)
    slug = models.SlugField(_("Slug"), max_length=128)
    current_unit = models.CharField(
        _("Ward or commune today"), max_length=255, blank=True, help_text=_("With its city.")
    )
    former_unit = models.CharField(_("Unit before July 2025"), max_length=255, blank=True)
    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="places", verbose_name=_("Province")
    )
    latitude = models.DecimalField(
        _("Latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("Longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("Place")
        verbose_name_plural = _("Places")

    def __str__(self):
        return self.name
