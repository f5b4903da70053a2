"""Which links a page has: in its rich texts, its buttons and its cards."""

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup
from django.db import transaction
from wagtail.fields import RichTextField, StreamField

from cms.models import ContentPage, PageLink


class Link(NamedTuple):
    """One of `to_page`, `to_document`, `address` is given."""

    words: str
    to_page: int | None = None
    to_document: int | None = None
    address: str = ""


def collect(page: ContentPage) -> None:
    """Writes down the links of a published page anew; of those that stay, what is known stays."""
    known = {link_of(row): row for row in page.links.all()}
    found = set(links_in(page))
    with transaction.atomic():
        page.links.filter(
            pk__in=[row.pk for link, row in known.items() if link not in found]
        ).delete()
        PageLink.objects.bulk_create(
            PageLink(page_id=page.pk, **link._asdict()) for link in found - known.keys()
        )


def collect_all() -> None:
    """Of every published page that is not an alias of another."""
    for page in ContentPage.objects.live().filter(alias_of=None).specific().iterator(100):
        collect(page)


def link_of(row: PageLink) -> Link:
    return Link(*(getattr(row, name) for name in Link._fields))


def links_in(page: ContentPage) -> Iterator[Link]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from links_of(list(getattr(page, field.name).raw_data))
        elif isinstance(field, RichTextField):
            yield from links_of(getattr(page, field.name))


def links_of(raw) -> Iterator[Link]:
    """Of a raw value of a block: texts, `link` structs, and what holds them."""
    if isinstance(raw, str):
        yield from links_of_text(raw)
    elif isinstance(raw, dict):
        if "shop_page" in raw:
            yield from link_of_struct(raw)
        for part in raw.values():
            yield from links_of(part)
    elif isinstance(raw, list):
        for part in raw:
            yield from links_of(part)


def links_of_text(text: str) -> Iterator[Link]:
    if "<a " not in text:
        return
    for tag in BeautifulSoup(text, "html.parser").find_all("a"):
        words, kind, key = tag.get_text(" ", strip=True)[:255], tag.get("linktype"), tag.get("id")
        if kind in ("page", "document") and str(key).isdigit():
            yield Link(words, **{f"to_{kind}": int(key)})
        elif is_followed(tag.get("href") or ""):
            yield Link(words, address=tag["href"])


def link_of_struct(raw: dict) -> Iterator[Link]:
    if isinstance(raw.get("page"), int):
        yield Link("", to_page=raw["page"])
    elif raw.get("address"):
        yield Link("", address=raw["address"])


def is_followed(href: str) -> bool:
    """Whether the address can be looked at: not mail, telephone or a place on the same page."""
    return len(href) <= 2000 and href.startswith(("http://", "https://", "/"))
