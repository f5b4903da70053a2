"""Events to come, and those that were."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.pager import Pager
from cms.news.events import past, to_come
from cms.shelves.pages import card

from .content_page import ContentPage

MOST = 48
PER_PAGE = 12


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

    def get_context(self, request, *args, **kwargs):
        """`cards` of events to come, `past` of those that were, page by page."""
        language = self.locale.language_code
        pager = Pager(
            past(language).child_of(self),
            per_page=PER_PAGE,
            asked=request.GET.get("page", "1"),
            address=lambda *, page: f"{request.path}?page={page}",
        )
        return super().get_context(request, *args, **kwargs) | {
            "pager": pager,
            "cards": [card(page, request) for page in to_come(language).child_of(self)[:MOST]],
            "past": [card(page, request) for page in pager.page],
        }
