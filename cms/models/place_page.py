"""A sight, a market, a dish's home: why to go there, and what to buy nearby."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.blocks import FEATURES

from .content_page import ContentPage


class PlacePage(ContentPage):
    """Coordinates are degrees (WGS 84); without them it stands on no map."""

    class Kind(models.TextChoices):
        SIGHT = "sight", _("Sight")
        HISTORY = "history", _("Historic site")
        NATURE = "nature", _("Nature")
        MARKET = "market", _("Market")
        TEMPLE = "temple", _("Temple or pagoda")
        CRAFT = "craft", _("Craft village")
        DISH = "dish", _("Dish")
        FESTIVAL = "festival", _("Festival")

    kind = models.CharField(
        _("Kind"), max_length=16, choices=Kind.choices, default=Kind.SIGHT, db_index=True
    )
    address = models.CharField(_("Address today"), max_length=255, blank=True)
    former_address = models.CharField(_("Address before July 2025"), max_length=255, blank=True)
    latitude = models.DecimalField(
        _("Latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("Longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    when_to_go = models.CharField(_("When to go"), max_length=200, blank=True)
    getting_there = RichTextField(_("Getting there"), features=FEATURES, blank=True)
    nearest_outlet = models.ForeignKey(
        "partner.Partner",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Nearest outlet"),
    )
    specialties = ParentalManyToManyField(
        "catalogue.Specialty",
        blank=True,
        related_name="place_pages",
        verbose_name=_("What to buy nearby"),
    )

    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("former_address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("when_to_go"),
                FieldPanel("getting_there"),
            ],
            heading=_("Going there"),
        ),
        MultiFieldPanel(
            [FieldPanel("nearest_outlet"), FieldPanel("specialties")], heading=_("Shopping nearby")
        ),
    ]

    class Meta:
        verbose_name = _("place to see")
        verbose_name_plural = _("places to see")
