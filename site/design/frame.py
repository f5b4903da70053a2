"""What stands around a page: its own address, the same page in the other language, search engines.

A page about a record that has no English yet is shown in Vietnamese under `/en/`; it then says
`noindex`, names the Vietnamese page as canonical, and is not offered as a translation.
"""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override

NAMES = dict(settings.LANGUAGES)


def absolute(path: str) -> str:
    return urljoin(settings.SITE_URL, path)


def address(request, subject, language: str) -> str:
    """This page's path in a language: the record's own, or the same view's."""
    with override(language):
        if subject is not None:
            return subject.get_absolute_url()
        match = request.resolver_match
        if match is None:
            return reverse("home")
        try:
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            return reverse("home")


def frame(request, subject=None, *, keep: tuple[str, ...] = ()) -> dict:
    """`canonical`, `switch`, `hreflangs`, `noindex` for a page.

    `subject`: the record whose page it is, if it has one. `keep`: names in the query string that
    belong to the canonical address (a page number); the switch keeps them all.
    """
    here = get_language()
    other = "en" if here == "vi" else "vi"
    paths = {code: address(request, subject, code) for code in ("vi", "en")}
    query = request.META.get("QUERY_STRING", "")
    is_translated = subject is None or subject.is_translated
    own = "vi" if not is_translated else here
    kept = {name: request.GET[name] for name in keep if request.GET.get(name)}
    tail = "?" + "&".join(f"{name}={int(value)}" for name, value in kept.items()) if kept else ""
    return {
        "canonical": absolute(paths[own] + tail),
        "switch": {
            "code": other,
            "name": NAMES[other],
            "url": f"{paths[other]}?{query}" if query else paths[other],
        },
        "hreflangs": [(code, absolute(path)) for code, path in paths.items()]
        if is_translated
        else [],
        "noindex": here == "en" and not is_translated,
    }
