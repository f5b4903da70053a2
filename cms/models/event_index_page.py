"""Events to come, and those that were."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .content_page import ContentPage


class EventIndexPage(ContentPage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.EventPage"]
    content_panels = [
        *Page.content_panels,
        *ContentPage.summary_panels,
        *ContentPage.body_panels,
    ]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")
