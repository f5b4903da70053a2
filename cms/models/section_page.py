"""A shelf of pages: places to see, specialties, producers' stories, collections…"""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .content_page import ContentPage


class SectionPage(ContentPage):
    """Shows the pages below it as cards."""

    parent_page_types = ["cms.HomePage", "cms.SectionPage"]
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
