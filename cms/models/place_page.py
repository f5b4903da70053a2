"""A sight, a market, a dish's home: why to go there, and what to buy nearby."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from catalogue.models import Product
from catalogue.ranking import ranked
from cms.blocks import FEATURES
from cms.news.structured_data import place_data
from design.maps import Point
from shop.partner.views import point

from .content_page import ContentPage

SHOWN = 4


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

    def words(self):
        return [*super().words(), self.address, self.former_address]

    def get_context(self, request, *args, **kwargs):
        """The nearest `outlet`, `products` of the specialties nearby, points of the map."""
        context = super().get_context(request, *args, **kwargs)
        outlet = next((one for one in request.outlets if one.pk == self.nearest_outlet_id), None)
        kinds = [specialty.pk for specialty in self.specialties.all()]
        products = ranked(Product.objects.listed().filter(specialty__in=kinds))
        return context | {
            "outlet": outlet,
            "products": products.for_cards()[:SHOWN] if kinds else [],
            "map_points": self.points(outlet),
            "structured_data": place_data(self),
        }

    def points(self, outlet) -> list[Point]:
        points = []
        if self.latitude is not None and self.longitude is not None:
            points.append(Point(self.title, self.latitude, self.longitude, "place", ""))
        if points and outlet and outlet.latitude is not None:
            points.append(point(outlet))
        return points
