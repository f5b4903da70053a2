"""A shelf of pages: places to see, specialties, producers' stories, collections…"""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.pager import Pager
from cms.shelves.pages import card, readable

from .content_page import ContentPage

PER_PAGE = 24


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

    def get_context(self, request, *args, **kwargs):
        """`cards` of the pages below, `pager`."""
        below = readable().child_of(self).order_by("path")
        pager = Pager(
            below,
            per_page=PER_PAGE,
            asked=request.GET.get("page", "1"),
            address=lambda *, page: f"{request.path}?page={page}",
        )
        cards = [card(page, request) for page in pager.page]
        return super().get_context(request, *args, **kwargs) | {"pager": pager, "cards": cards}
