"""For the press: whom to ask, a text to quote, pictures to print."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.blocks import FEATURES
from cms.news.articles import articles
from cms.shelves.pages import card

from .content_page import ContentPage

MOST = 6


class PressPage(ContentPage):
    """The media kit is made of blocks: a gallery, documents."""

    boilerplate = RichTextField(_("About us, to quote"), features=FEATURES, blank=True)
    contact_name = models.CharField(_("Press contact"), max_length=120, blank=True)
    contact_phone = models.CharField(_("Phone"), max_length=32, blank=True)
    contact_email = models.EmailField(_("E-mail"), blank=True)
    news_category = models.ForeignKey(
        "cms.ArticleCategory",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Press releases are articles of"),
    )

    parent_page_types = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        FieldPanel("boilerplate"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_email"),
                FieldPanel("news_category"),
            ],
            heading=_("Contact"),
        ),
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("press page")
        verbose_name_plural = _("press pages")

    def get_context(self, request, *args, **kwargs):
        """`cards` of the press releases."""
        found = articles(self.locale.language_code).filter(category=self.news_category_id)[:MOST]
        cards = [card(page, request) for page in found] if self.news_category_id else []
        return super().get_context(request, *args, **kwargs) | {"cards": cards}
