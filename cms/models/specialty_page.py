"""A specialty: what it is, where and when it grows, how to choose, eat and carry it home."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.blocks import FEATURES
from cms.selections import selected
from cms.shelves import months
from cms.shelves.pages import card, readable

from .content_page import ContentPage

SHOWN = 8
MOST_PLACES = 6


class SpecialtyPage(ContentPage):
    """Its season and its products come from the catalogue."""

    specialty = models.ForeignKey(
        "catalogue.Specialty",
        on_delete=models.SET_NULL,
        null=True,
        related_name="pages",
        verbose_name=_("Specialty"),
    )
    where_and_when = RichTextField(_("Where and when it grows"), features=FEATURES, blank=True)
    how_to_choose = RichTextField(_("How to choose"), features=FEATURES, blank=True)
    how_to_eat = RichTextField(_("How to eat"), features=FEATURES, blank=True)
    how_to_carry = RichTextField(_("How to carry it home"), features=FEATURES, blank=True)

    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("specialty"),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
        FieldPanel("where_and_when"),
        FieldPanel("how_to_choose"),
        FieldPanel("how_to_eat"),
        FieldPanel("how_to_carry"),
    ]

    class Meta:
        verbose_name = _("specialty’s page")
        verbose_name_plural = _("specialties’ pages")

    def words(self):
        chapters = (self.where_and_when, self.how_to_choose, self.how_to_eat, self.how_to_carry)
        return [*super().words(), *map(get_text_for_indexing, chapters)]

    def get_context(self, request, *args, **kwargs):
        """Its `months`, the `products` made of it, the places (`cards`) where it is at home."""
        context = super().get_context(request, *args, **kwargs)
        if self.specialty is None:
            return context
        places = readable("cms.PlacePage").filter(
            locale=self.locale_id, specialties=self.specialty_id
        )
        return context | {
            "months": [(month, self.specialty.is_in_season(month.number)) for month in months()],
            "has_season": bool(self.specialty.season_starts),
            "products": selected(specialty=self.specialty_id).for_cards()[:SHOWN],
            "cards": [card(page, request) for page in places.order_by("path")[:MOST_PLACES]],
        }
