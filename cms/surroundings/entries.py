"""What menus show in one language; Vietnamese that stands in for missing English is marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from cms.blocks.links import SHOP_PAGES
from cms.shelves.addresses import linked, readable_pages
from design.templatetags.localized import Vietnamese


@dataclass(frozen=True)
class Entry:
    label: str
    url: str


@dataclass(frozen=True)
class Column:
    heading: str
    entries: list[Entry]


def entries(values: Iterable, pages: dict[int, Page | None]) -> list[Entry]:
    """Of `EntryBlock` values; none for a page that nobody may read."""
    return list(readable(values, pages))


def readable(values: Iterable, pages: dict[int, Page | None]) -> Iterator[Entry]:
    for value in values:
        title, url = target(value["link"], pages)
        if url:
            label = words(value, "label") or title or fallback(value, "label")
            yield Entry(label, url)


def columns(values: Iterable, pages: dict[int, Page | None]) -> list[Column]:
    """Of `ColumnBlock` values; none without an entry."""
    made = [
        Column(
            words(value, "heading") or fallback(value, "heading"),
            entries(value["entries"], pages),
        )
        for value in values
    ]
    return [column for column in made if column.entries]


def pages_named(*raw_values) -> dict[int, Page | None]:
    """The pages that raw stream values lead to: two queries, or none."""
    return readable_pages({key for raw in raw_values for key in linked(list(raw))})


def words(value, field: str) -> str:
    return value.get(f"{field}_{get_language()}") or ""


def fallback(value, field: str) -> str:
    return Vietnamese(value.get(f"{field}_vi") or "")


def target(link, pages: dict[int, Page | None]) -> tuple[str, str]:
    """(its title, its address): empty where there is none."""
    if page := link.get("page"):
        version = pages.get(page.pk)
        return (title_of(version), version.get_url() or "") if version else ("", "")
    if name := link.get("shop_page"):
        return str(SHOP_PAGES[name]), reverse(name)
    return "", link.get("address") or ""


def title_of(page: Page) -> str:
    is_own = page.locale.language_code == get_language() and page.alias_of_id is None
    return page.title if is_own else Vietnamese(page.title)
