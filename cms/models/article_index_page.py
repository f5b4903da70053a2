"""All articles, newest first, by category and tag, and as a feed."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from .content_page import ContentPage


class ArticleIndexPage(RoutablePageMixin, ContentPage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")
