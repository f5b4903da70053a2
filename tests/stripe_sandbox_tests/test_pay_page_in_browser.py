import pytest

from .making import KHOM, opened

pytestmark = pytest.mark.browser
LONG = {"product_data": {"name": "Chả cá thát lát Hậu Giang hút chân không loại đặc biệt " * 3}}


@pytest.fixture
def browse(chromium):
    """`browse(320)`: a page 320 px wide, without JavaScript unless asked."""
    contexts = []

    def open_page(width=1280, javascript=False):
        viewport = {"width": width, "height": 800}
        contexts.append(chromium.new_context(viewport=viewport, java_script_enabled=javascript))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def shop_url(stripe_sandbox):
    return f"{stripe_sandbox.url}/shop"


@pytest.fixture
def url(client, shop_url):
    session = opened(
        client,
        locale="vi",
        line_items=[{"price_data": KHOM | LONG, "quantity": 2}],
        success_url=f"{shop_url}/paid?session={{CHECKOUT_SESSION_ID}}",
        cancel_url=f"{shop_url}/basket",
    )
    return session.url


def decline(page):
    page.get_by_label("Số thẻ").fill("4000 0000 0000 0002")
    page.get_by_label("Email").fill("mai@example.com")
    page.get_by_role("button").click()


def test_a_declined_card_then_a_good_one(browse, url, shop_url):
    page = browse()
    page.goto(url)
    decline(page)
    assert "Thẻ bị từ chối" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Email").input_value() == "mai@example.com"
    page.get_by_label("Số thẻ").fill("4242 4242 4242 4242")
    page.get_by_role("button").click()
    assert page.url.startswith(f"{shop_url}/paid?session=cs_test_")


def test_the_way_back_leads_to_the_shop(browse, url, shop_url):
    page = browse()
    page.goto(url)
    page.get_by_role("link", name="Quay lại cửa hàng").click()
    assert page.url == f"{shop_url}/basket"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_accessible_and_fits(browse, url, axe, width):
    page = browse(width, javascript=True)
    page.goto(url)
    for _ in range(2):
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        decline(page)
    assert page.get_by_role("alert").is_visible()


def test_the_page_is_valid_html(browse, url, html_validate):
    page = browse()
    assert html_validate(page.goto(url).text()) == []


def test_a_paid_page_is_accessible(browse, client, stripe_sandbox, axe):
    session = opened(client, locale="en")
    stripe_sandbox.pay(session.id)
    page = browse(320, javascript=True)
    page.goto(f"{stripe_sandbox.url}/pay/{session.id}")
    assert axe(page) == []
