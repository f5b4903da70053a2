"""Every kind of page, in both languages: accessible, valid, light, as wide as the screen."""

import gzip

import pytest

pytestmark = pytest.mark.browser
#: Bytes over the wire for a first visit, product photos left out.
BUDGET = 120 * 1024


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(shop, page, axe, language, width):
    visitor = page(width)
    found = {}
    for kind, path in shop.pages(language).items():
        visitor.goto(path)
        if faults := axe(visitor):
            found[kind] = faults
    assert found == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_html_validate_finds_nothing(shop, client, html_validate, language):
    found = {}
    for kind, path in shop.pages(language).items():
        if faults := html_validate(client.get(path).content.decode()):
            found[kind] = faults
    assert found == {}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(shop, page, language, width):
    visitor = page(width)
    wide = []
    for kind, path in shop.pages(language).items():
        visitor.goto(path)
        if visitor.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(kind)
    assert wide == []


def transferred(visitor, path: str) -> int:
    """Bytes of a cold load as production sends them: text compressed, uploads left out."""
    sizes = []

    def weigh(response):
        if "/media/" in response.url or not response.ok:
            return
        body = response.body()
        kind = response.headers.get("content-type", "")
        is_text = kind.startswith("text/") or "svg" in kind or "script" in kind
        sizes.append(len(gzip.compress(body, 6)) if is_text else len(body))

    visitor.on("response", weigh)
    visitor.goto(path, wait_until="networkidle")
    return sum(sizes)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["home", "catalogue", "product", "outlet", "outlets"])
def test_a_cold_page_is_light(shop, page, kind, width):
    assert transferred(page(width), shop.pages("vi")[kind]) <= BUDGET
