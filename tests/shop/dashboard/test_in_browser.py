"""The back office as staff meet it: on a phone and on a desk."""

import pytest
from django.conf import settings

from shop.dashboard.orders.slip import handover_address
from shop.payment.models import StaffAlert
from shop.shipping.models import DeliveryZone
from tests.shop.dashboard.conftest import address
from tests.shop.dashboard.orders import failed_mail, voucher

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def signed_in(page, staff, live_server):
    """`signed_in(role, width)`: a page of a browser with that role's session."""

    def open_page(role, width=360):
        session = staff(role).cookies[settings.SESSION_COOKIE_NAME].value
        browser = page(width)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
        browser.context.add_cookies([{**cookie, "url": live_server.url}])
        return browser

    return open_page


@WIDTHS
def test_every_kind_of_page_is_accessible_and_fits(width, shop, placed, signed_in, axe):
    browser = signed_in("administrator", width)
    product, outlet = {"pk": shop.product.pk}, {"pk": shop.outlet.pk}
    order = placed(state="ready", note="Gói làm quà giùm")
    failed_mail(order)
    StaffAlert.objects.create(key="x", kind="stuck", order=order)
    zone = DeliveryZone.objects.create(name_vi="Nội thành")
    number, part = {"number": order.number}, order.consignments.get()
    pages = [
        address("index"),
        address("product-list"),
        address("product-create"),
        *(
            address(f"product-{part}", **product)
            for part in ("edit", "pictures", "documents", "certificates", "lots", "prices")
        ),
        address("shelf-card", **product),
        address("outlet-hours", **outlet),
        address("outlet-stock", **outlet),
        address("stock-move", outlet_pk=shop.outlet.pk, pk=shop.record.pk),
        address("ledger"),
        address("staff-create"),
        address("order-list") + "?tab=ready",
        address("order", **number),
        address("order-slip", **number),
        address("order-cancel", **number),
        address("order-ship", **number, pk=part.pk),
        address("handover"),
        address("handover") + f"?code={part.code}",
        address("handover") + "?code=ZZZZZZ",
        address("alert-list"),
        address("ordering"),
        address("collection-list"),
        address("zone-edit", pk=zone.pk),
        address("zone-bands", pk=zone.pk),
        address("voucher-list"),
        address("voucher-edit", pk=voucher().pk),
    ]
    for place in pages:
        browser.goto(place)
        assert (axe(browser), browser.evaluate(OVERFLOW)) == ([], 0), place


@WIDTHS
def test_the_log_in_page_is_accessible_and_fits(width, shop, page, axe):
    browser = page(width)
    browser.goto(address("login"))
    assert (axe(browser), browser.evaluate(OVERFLOW)) == ([], 0)


def test_on_a_phone_the_menu_leads_to_the_stock_and_goods_are_received(shop, signed_in):
    browser = signed_in("outlet")
    browser.goto(address("index"))
    browser.click(".staff-menu-button")
    browser.click(f'#staff-menu a[href="{address("stock")}"]')
    browser.click(".staff-shelf a")
    browser.fill("[name=receive-quantity]", "5")
    browser.press("[name=receive-quantity]", "Enter")
    browser.wait_for_selector(".staff-message")
    shop.record.refresh_from_db()
    assert shop.record.num_in_stock == 15


def test_an_order_goes_from_the_desk_over_the_counter_on_a_phone(placed, signed_in):
    order = placed()
    browser = signed_in("outlet")
    browser.goto(address("index"))
    browser.click('.desk-figures a[href$="tab=prepare"]')
    browser.click(".desk-orders a")
    for button in ("form .btn-primary", "a.btn-primary", ".staff-actions .btn-primary"):
        browser.click(f".desk-steps {button}" if "staff" not in button else button)
    # A handheld scanner types what the code on the customer's phone holds, and Enter.
    browser.goto(address("handover"))
    browser.keyboard.type(handover_address(order.consignments.get().code))
    browser.keyboard.press("Enter")
    browser.check("[name=means][value=cash]")
    browser.click(".desk-ticket .btn-primary")
    browser.wait_for_selector(".staff-message")
    order.refresh_from_db()
    assert (order.status, order.amount_due) == ("completed", 0)


def test_touching_a_picture_sets_what_a_crop_keeps(shop, signed_in):
    browser = signed_in("manager")
    browser.goto(address("product-pictures", pk=shop.product.pk))
    picture = browser.locator("[data-focal-picture]").first
    box = picture.locator("img").bounding_box()
    picture.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    found = [browser.input_value(f"[name=images-0-focal_{way}]") for way in "xy"]
    assert [abs(int(found[0]) - 25) <= 2, abs(int(found[1]) - 50) <= 2] == [True, True]
