"""Where links to pages lead: to the page in the reader's language, if anybody may read it.

A body's links are resolved together before it is drawn (`resolved`); a rich text or a button that
stands alone asks for itself.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language
from wagtail.models import Page

PAGE_LINK = re.compile(r'<a [^>]*linktype="page"[^>]*>')
KEY = re.compile(r' id="(\d+)"')
RESOLVED: ContextVar[dict[int, str] | None] = ContextVar("resolved", default=None)


def addresses(keys: Iterable[int], request=None) -> dict[int, str]:
    """{key of a page: address}, empty where nobody may go: at most two queries, or none."""
    known = RESOLVED.get() or {}
    keys = set(keys)
    missing = keys - known.keys()
    return known | look_up(missing, request) if missing else {key: known[key] for key in keys}


def look_up(keys: set[int], request=None) -> dict[int, str]:
    pages = readable_pages(keys)
    return {key: (page.get_url(request) or "") if page else "" for key, page in pages.items()}


def readable_pages(keys: set[int]) -> dict[int, Page | None]:
    """{key of a page: its version in the reader's language, else in Vietnamese, if public}."""
    if not keys:
        return {}
    language = get_language() or "vi"
    sources = dict(Page.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
    versions: dict = {}
    public = (
        Page.objects.live()
        .public()
        .filter(
            translation_key__in=set(sources.values()), locale__language_code__in={language, "vi"}
        )
    )
    for page in public.select_related("locale"):
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    found = {key: versions.get(sources.get(key), {}) for key in keys}
    return {key: pages.get(language) or pages.get("vi") for key, pages in found.items()}


@contextmanager
def resolved(raw_body, request=None) -> Iterator[None]:
    """While it lasts, links to the pages that this raw body names need no query."""
    token = RESOLVED.set((RESOLVED.get() or {}) | look_up(set(linked(raw_body)), request))
    try:
        yield
    finally:
        RESOLVED.reset(token)


def linked(raw) -> Iterator[int]:
    """Keys of the pages that a raw value links to, in its texts and its `link` structs."""
    if isinstance(raw, str):
        for tag in PAGE_LINK.findall(raw):
            yield from map(int, KEY.findall(tag))
    elif isinstance(raw, dict):
        if "shop_page" in raw and isinstance(raw.get("page"), int):
            yield raw["page"]
        for part in raw.values():
            yield from linked(part)
    elif isinstance(raw, list):
        for part in raw:
            yield from linked(part)
