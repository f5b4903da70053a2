"""News and promotions."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from cms.news.articles import related_to
from cms.news.structured_data import article_data
from cms.shelves.pages import card

from .content_page import ContentPage


class ArticlePage(ContentPage):
    """`published_on` is the date that readers see; when it appears is Wagtail's schedule."""

    published_on = models.DateField(_("Date"), default=timezone.localdate, db_index=True)
    author_name = models.CharField(_("Author"), max_length=120, blank=True)
    category = models.ForeignKey(
        "cms.ArticleCategory",
        on_delete=models.PROTECT,
        null=True,
        related_name="articles",
        verbose_name=_("Category"),
    )
    topics = ParentalManyToManyField(
        "cms.Topic", blank=True, related_name="articles", verbose_name=_("Tags")
    )

    parent_page_types = ["cms.ArticleIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("author_name")]),
                FieldRowPanel(
                    [
                        FieldPanel("category", heading=_("Article category")),
                        FieldPanel("topics"),
                    ]
                ),
            ],
            heading=_("Date and sorting"),
        ),
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request, *args, **kwargs):
        """`related` cards, `index` whose filters its tags lead to."""
        return super().get_context(request, *args, **kwargs) | {
            "index": self.get_parent(),
            "cards": [card(page, request) for page in related_to(self)],
            "structured_data": article_data(self),
        }
