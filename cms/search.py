"""Pages in the search beside products."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalogue.search import find
from catalogue.search_kinds import Kind
from cms.models import ContentPage
from cms.shelves.pages import readable


def found(query: str):
    """Pages of the active language that match, the latest first; no drafts, no aliases."""
    pages = find(ContentPage.objects.all(), query)[0]
    shown = readable().filter(pk__in=pages.order_by().values("pk"), depth__gt=2)
    shown = shown.filter(locale__language_code=get_language(), alias_of=None)
    return shown.order_by("-last_published_at", "pk")


PAGES = Kind(_("Page"), found, "cms/search_results.html")
