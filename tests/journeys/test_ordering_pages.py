"""The checkout and the order's page in a real browser: accessible, valid, and no script needed."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from shop.basket import access
from shop.order.models import Order
from shop.payment import cancellation
from tests.factories.listed import listed_product
from tests.factories.order import CARD, filled_basket, open_checkout, pay, placed
from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.browser
LONG = "Bánh phồng cá thát lát cườm Phụng Hiệp ướp sả ớt nướng mè đen đóng hộp quà biếu Tết"


@pytest.fixture
def goods(transactional_db, settings):
    """(outlet, [(product, quantity)]) of an open shop that takes cards."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_shop", "whsec_shop"
    open_checkout()
    outlet = OutletFactory(short_name="Vị Thanh", phone="0293 000 0001")
    tea = listed_product(outlet=outlet, received=40, title_vi="Trà", title_en="Soursop tea")
    fish = listed_product(outlet=outlet, received=40, title_vi=LONG, storage="frozen")
    return outlet, [(tea, 2), (fish, 1)]


@pytest.fixture
def basket(goods):
    outlet, lines = goods
    return filled_basket(*lines, outlet=outlet)


@pytest.fixture
def pages(goods, basket) -> dict[str, str]:
    """{page and state: its path}."""
    outlet, lines = goods
    awaiting = placed(*lines, outlet=outlet, payment_method=CARD)
    confirmed = placed(*lines, outlet=outlet, note="Chín tới", invoice_company="Công ty Mẫu")
    cancelled = placed(*lines, outlet=outlet)
    cancellation.cancel(order=cancelled, by_customer=True)
    own = {
        "awaiting payment": (awaiting, "order", ""),
        "waiting": (awaiting, "order", "?back=0"),
        "paid": (pay(placed(*lines, outlet=outlet, payment_method=CARD)), "order", ""),
        "confirmed": (confirmed, "order", ""),
        "cancelled": (cancelled, "order", ""),
        "slip": (confirmed, "order_slip", ""),
    }
    with override("vi"):
        found = {
            kind: reverse(name, args=[order.number, order.access_token]) + query
            for kind, (order, name, query) in own.items()
        }
        terms = reverse("policy", args=["terms"])
        return {"checkout": reverse("checkout"), "terms": terms, **found}


@pytest.fixture
def buyer(page, basket, live_server):
    """`buyer(360)`: a browser that holds the basket."""

    def open_page(width=1280, **options):
        visitor = page(width, **options)
        own = {"name": access.COOKIE, "value": basket.token, "url": live_server.url}
        visitor.context.add_cookies([own])
        return visitor

    return open_page


def send_nothing(visitor):
    """The form as it is, but for an invoice that is wanted."""
    visitor.check("#id_wants_invoice")
    visitor.click(".button--buy")
    visitor.wait_for_selector("#faults")


@pytest.mark.parametrize("width", [320, 1280])
def test_each_state_is_accessible_and_as_wide_as_the_screen(pages, buyer, axe, width):
    visitor, found = buyer(width), {}
    for kind, path in pages.items():
        visitor.goto(path)
        faults = axe(visitor)
        if visitor.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("scrolls sideways")
        if faults:
            found[kind] = faults
    assert found == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_errors_are_accessible_and_have_the_focus(buyer, axe, width):
    visitor = buyer(width)
    visitor.goto("/en/checkout/")
    send_nothing(visitor)
    assert visitor.evaluate("document.activeElement.id") == "faults"
    assert axe(visitor) == []
    assert visitor.evaluate("document.documentElement.scrollWidth") <= width
    visitor.click("#faults a >> nth=1")
    assert visitor.evaluate("document.activeElement.id") == "id_contact_name"


def test_html_validate_finds_nothing(pages, client, basket, html_validate):
    client.cookies[access.COOKIE] = basket.token
    found = {}
    for kind, path in pages.items():
        faults = html_validate(client.get(path).content.decode())
        # Only without a script, where nothing is typed, and not for ever.
        if kind == "waiting":
            faults = [fault for fault in faults if "meta-refresh" not in fault]
        if faults:
            found[kind] = faults
    if faults := html_validate(client.post(pages["checkout"], {}).content.decode()):
        found["checkout, refused"] = faults
    assert found == {}


@pytest.mark.parametrize("has_script", [True, False])
def test_an_order_is_placed_and_cancelled_with_and_without_a_script(buyer, has_script):
    visitor = buyer(360, java_script_enabled=has_script)
    visitor.goto("/en/checkout/")
    visitor.fill("#id_contact_name", "Lan Nguyễn")
    visitor.fill("#id_phone", "+44 20 7946 0018")
    visitor.check("#window-0")
    visitor.check("input[value=counter]")
    visitor.check("#id_terms")
    visitor.click(".button--buy")
    visitor.get_by_role("heading", name="Your order is confirmed").wait_for()
    visitor.click("summary:has-text('Cancel order')")
    visitor.click("text=Yes, cancel this order")
    visitor.get_by_role("heading", name="This order was cancelled").wait_for()
    assert Order.objects.get().status == "cancelled"


def test_the_order_page_speaks_the_language_of_its_address(goods, page):
    outlet, lines = goods
    order = placed(*lines, outlet=outlet)
    visitor = page(360)
    with override("vi"):
        visitor.goto(order.get_absolute_url())
    visitor.click("[data-language]")
    with override("en"):
        visitor.wait_for_url(f"**{order.get_absolute_url()}")
    assert visitor.locator("html").get_attribute("lang") == "en"
