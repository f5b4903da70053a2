"""Pages that blocks show: chosen ones and the latest of a kind, in the reader's language.

Only what anybody may read: live, public. An English reader gets the Vietnamese page where there is
no English one, and is told so by `lang`.
"""

from typing import NamedTuple

from django.apps import apps
from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language

from catalogue.models.specialty import season_of
from design.maps import Point
from design.templatetags.localized import Vietnamese, label_of

MOST = 12


class PageCard(NamedTuple):
    """`lang`: vi where Vietnamese stands in for missing English, else empty."""

    page: object
    url: str
    lang: str

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def summary(self) -> str:
        return self.page.summary

    @property
    def picture(self):
        return self.page.picture

    @property
    def published_on(self):
        """Of an article read as such; None of other pages."""
        return getattr(self.page, "published_on", None)

    @property
    def starts_at(self):
        """Of an event read as such; None of other pages."""
        return getattr(self.page, "starts_at", None)

    @property
    def ends_at(self):
        return getattr(self.page, "ends_at", None)

    @property
    def lasts_days(self) -> bool:
        """Of an event: it ends on another day than it begins."""
        if not (self.starts_at and self.ends_at):
            return False
        return timezone.localdate(self.starts_at) != timezone.localdate(self.ends_at)


class Kind(NamedTuple):
    """How to find the latest of a kind: the model, what else must hold, the order."""

    model: str
    conditions: object
    order: tuple[str, ...]


KINDS = {
    "articles": Kind("cms.ArticlePage", dict, ("-published_on", "-pk")),
    "events": Kind("cms.EventPage", lambda: {"ends_at__gte": timezone.now()}, ("starts_at", "pk")),
    "places": Kind("cms.PlacePage", dict, ("path",)),
    "stories": Kind("cms.ProducerStoryPage", dict, ("-first_published_at", "-pk")),
    "specialties": Kind(
        "cms.SpecialtyPage", lambda: {"specialty__in": specialties_now()}, ("path",)
    ),
}


def specialties_now():
    in_season = season_of(timezone.localdate().month)
    return apps.get_model("catalogue", "Specialty").objects.filter(in_season)


def readable(model: str = "cms.ContentPage"):
    """What anybody may read of that type, ready for cards."""
    pages = apps.get_model(model).objects.live().public().select_related("picture", "locale")
    return pages.prefetch_related("picture__renditions").defer_streamfields()


class BlockPages:
    """`rows`: values of page-card blocks. `maps`: values of map blocks. `page`: the page itself."""

    def __init__(self, rows, maps, *, request=None, page=None):
        self.rows, self.maps = rows, maps
        self.request, self.page = request, page
        self.latest: dict[str, list] = {}

    def cards(self, value) -> list[PageCard]:
        """Of a page-card block."""
        at_most = value["at_most"] or MOST
        if value["latest"]:
            return self.latest_of(value["latest"])[:at_most]
        return self.pick(self.chosen, value["pages"])[:at_most]

    def latest_of(self, kind: str) -> list[PageCard]:
        """In English only pages that really are English."""
        if kind not in self.latest:
            model, conditions, order = KINDS[kind]
            found = readable(model).filter(locale__language_code=get_language(), **conditions())
            if get_language() != "vi":
                found = found.filter(alias_of=None)
            if self.page is not None:
                found = found.exclude(pk=self.page.pk)
            self.latest[kind] = [card(page, self.request) for page in found.order_by(*order)[:MOST]]
        return self.latest[kind]

    @cached_property
    def chosen(self) -> dict:
        """{translation key: card} of all pages chosen for cards."""
        pages = [page for row in self.rows for page in row["pages"]]
        return versions("cms.ContentPage", pages, self.request, beside=OF_CARDS)

    @cached_property
    def places(self) -> dict:
        pages = [page for one in self.maps for page in one["places"]]
        return versions("cms.PlacePage", pages, self.request)

    def pick(self, known: dict, pages) -> list[PageCard]:
        """In the order chosen; what is gone or hidden is left out."""
        keys = dict.fromkeys(page.translation_key for page in pages if page)
        return [known[key] for key in keys if key in known]

    def places_of(self, value) -> list[PageCard]:
        return self.pick(self.places, value["places"])

    def points_of(self, value, outlets) -> list[Point]:
        """Places and, if wanted, outlets, for the drawn map."""
        points = [
            Point(
                Vietnamese(place.title) if place.lang else place.title,
                place.page.latitude,
                place.page.longitude,
                "place",
                place.url,
            )
            for place in self.places_of(value)
        ]
        if not value["with_outlets"]:
            return points
        return points + [
            Point(
                label_of(outlet, "name"),
                outlet.latitude,
                outlet.longitude,
                "outlet",
                outlet.get_absolute_url(),
            )
            for outlet in outlets
            if outlet.state != "closed"
        ]

    def addresses_by(self, model: str, field: str) -> dict:
        """{value of `field`: address} of the pages of a type in the active language."""
        pages = readable(model).filter(locale__language_code=get_language())
        return {getattr(page, field): page.get_url(self.request) for page in pages}


#: What a card of a page of any type says beside its title: articles' and events' own.
OF_CARDS = {
    "published_on": F("articlepage__published_on"),
    "starts_at": F("eventpage__starts_at"),
    "ends_at": F("eventpage__ends_at"),
    "lasts_whole_days": F("eventpage__lasts_whole_days"),
}


def versions(model: str, pages, request, *, beside=None) -> dict:
    """{translation key: card}, in the active language or else in Vietnamese: one query."""
    keys = {page.translation_key for page in pages if page}
    if not keys:
        return {}
    language = get_language() or "vi"
    found = (
        readable(model)
        .annotate(**beside or {})
        .filter(translation_key__in=keys, locale__language_code__in={language, "vi"})
    )
    by_key: dict = {}
    for page in found:
        by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return {
        key: card(texts.get(language) or texts["vi"], request, vietnamese=texts.get("vi"))
        for key, texts in by_key.items()
    }


def card(page, request, *, vietnamese=None) -> PageCard:
    """An alias, or an English page still under its Vietnamese title, is marked as Vietnamese."""
    is_english = page.locale.language_code == "en"
    stands_in = is_english and (
        page.alias_of_id or (vietnamese is not None and page.title == vietnamese.title)
    )
    shows_other = page.locale.language_code != (get_language() or "vi")
    return PageCard(page, page.get_url(request) or "", "vi" if stands_in or shows_other else "")
