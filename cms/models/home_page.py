"""The front page: sells the trip."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from .content_page import ContentPage


class HomePage(ContentPage):
    """One for each language, at `/vi/` and `/en/`; its sections are blocks of the body."""

    hero_title = models.CharField(_("Headline"), max_length=120)
    hero_text = models.TextField(_("Under the headline"), max_length=300, blank=True)

    max_count = 2
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("picture")],
            heading=_("At the top"),
        ),
        FieldPanel("summary"),
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_trail(self):
        return {}
