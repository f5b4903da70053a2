"""Links that lead nowhere."""

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.links.inside import with_truth
from cms.models import PageLink

from .base import PagesReport, edit_address, editable_pages


def broken_links(user):
    """Of live pages that this account may change: `truth` says what is wrong, `target` the address
    or what the page or document is called (empty where it was deleted)."""
    pages = editable_pages(user).live()
    titles = (
        kept.objects.filter(pk=OuterRef(key)).values("title")
        for kept, key in ((Page, "to_page"), (get_document_model(), "to_document"))
    )
    found = with_truth(PageLink.objects.filter(page__in=pages)).annotate(
        target=Coalesce(NullIf("address", Value("")), *map(Subquery, titles), Value(""))
    )
    found = found.filter(truth__in=PageLink.BROKEN).select_related("page")
    return found.order_by("page__title", "page_id", "pk")


def address_of(link) -> str:
    return edit_address(link.page)


def target_of(link) -> str:
    return link.target or _("(deleted)")


def label_of(link) -> str:
    return PageLink.State(link.truth).label


class LinksReport(PagesReport):
    name = "links"
    page_title = _("Links that lead nowhere")
    header_icon = "link"
    lead = _("Links between pages as of now; links to other sites as of last night.")
    nothing = _("Every link that was looked at leads somewhere.")
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            accessor="page.title",
            get_url=lambda row: edit_address(row.page),
        ),
        Column("words", label=_("Words")),
        Column("target", label=_("Leads to"), accessor=target_of),
        Column("truth", label=_("What is wrong"), accessor=label_of),
        DateColumn("broken_since", label=_("Since")),
    ]

    def get_base_queryset(self):
        return broken_links(self.request.user)
