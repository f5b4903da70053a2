"""Every kind of page, in both languages: accessible, valid, light, as wide as the screen."""

import gzip

import pytest

pytestmark = pytest.mark.browser
#: Bytes over the wire for a first visit, product photos left out.
BUDGET = 120 * 1024


@pytest.fixture
def visit(live_server):
    """`visit(page, stop)`: opens it as who looks there."""

    def go(visitor, stop, **options):
        visitor.context.clear_cookies()
        visitor.context.add_cookies(stop.cookies_for(live_server.url))
        return visitor.goto(stop.path, **options)

    return go


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_page_is_the_one_it_is_meant_to_be(every_page, client, language):
    answers = {}
    for kind, stop in every_page(language).items():
        client.cookies.clear()
        client.cookies.load(stop.cookies)
        answers[kind] = client.get(stop.path).status_code
    wrong = {kind: status for kind, status in answers.items() if status != 200}
    assert wrong == {"not found": 404, "trace, unknown": 404}


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_axe_finds_nothing(every_page, visit, page, axe, language, width):
    visitor = page(width)
    found = {}
    for kind, stop in every_page(language).items():
        visit(visitor, stop)
        if faults := axe(visitor):
            found[kind] = faults
    assert found == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_html_validate_finds_nothing(every_page, client, html_validate_all, language):
    markup = {}
    for kind, stop in every_page(language).items():
        client.cookies.clear()
        client.cookies.load(stop.cookies)
        markup[kind] = client.get(stop.path).content.decode()
    assert html_validate_all(markup) == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_scrolls_sideways(every_page, visit, page, language):
    visitor = page()
    wide = []
    for kind, stop in every_page(language).items():
        visit(visitor, stop)
        for width in (320, 360, 768, 1280):
            visitor.set_viewport_size({"width": width, "height": 800})
            if visitor.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((kind, width))
    assert wide == []


def transferred(visitor, visit, stop) -> int:
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
    visit(visitor, stop, wait_until="networkidle")
    return sum(sizes)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "kind",
    [
        "home",
        "catalogue",
        "product",
        "outlet",
        "outlets",
        "basket, in trouble",
        "checkout, to collect",
        "order, reserved",
    ],
)
def test_a_cold_page_is_light(every_page, visit, page, kind, width):
    assert transferred(page(width), visit, every_page("vi")[kind]) <= BUDGET
