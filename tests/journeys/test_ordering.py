"""From the basket to the counter: each way of buying and what can come between, in both languages.

Money moves at the Stripe sandbox over HTTP, and its webhooks come to the same server.
"""

import re

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.partner.stock_audit import audit
from shop.payment.models import PaymentAttempt

from .people import CODE, DECLINED, EMAIL, PASSWORD, PAYS, Buyer

pytestmark = pytest.mark.browser


def shelf(product) -> tuple[int, int]:
    """(on the shelf, set aside) of what only one outlet has; the ledger must say the same."""
    assert list(audit()) == []
    record = StockRecord.objects.get(product=product)
    return record.num_in_stock, record.num_allocated


def mailed(order: Order, letters) -> list[str]:
    """What its buyer was told, in that order; each mail in the order's language, with its link."""
    sent = [letter for letter in letters if letter.to == [EMAIL]]
    with override(order.language):
        link = order.get_absolute_url()
    for letter in sent:
        assert letter.extra_headers["Content-Language"] == order.language and link in letter.body
    kinds = list(order.mails.filter(status="sent").order_by("pk").values_list("kind", flat=True))
    assert len(sent) == len(kinds)
    return kinds


def test_a_guest_pays_by_card_and_collects(shop, till, buyer, clerk, language, mailoutbox):
    guest = buyer()
    guest.puts_in(shop.fish, 2)
    expect(guest.page.locator(".basket-link__count")).to_have_text("2")
    guest.collects_at(shop.outlet)
    guest.goes_to_order()
    guest.orders()
    assert shelf(shop.fish) == (5, 2)
    guest.pays()
    order = Order.objects.get()
    guest.is_at("order", order.number, order.access_token)
    code = order.consignments.get().code
    assert "".join(guest.page.locator(CODE).inner_text().split()).endswith(code)
    guest.sees(".ticket__qr svg")
    assert till.wait_idle() and {one["state"] for one in till.deliveries()} == {"delivered"}

    clerk.packs(order)
    clerk.hands_over(code.lower())
    order.refresh_from_db()
    assert (order.status, order.paid_total, order.amount_due) == ("completed", 370_000, 0)
    assert shelf(shop.fish) == (3, 0)
    guest.page.reload()
    expect(guest.page.locator(CODE)).to_have_count(0)
    assert order.language == language
    assert mailed(order, mailoutbox) == ["paid", "ready", "collected"]


def test_a_guest_reserves_and_pays_at_the_counter_without_script(
    shop, till, buyer, clerk, language, mailoutbox
):
    guest = buyer(java_script_enabled=False)
    guest.puts_in(shop.fish)
    guest.collects_at(shop.outlet)
    guest.goes_to_order()
    guest.orders("counter")
    order = Order.objects.get()
    guest.is_at("order", order.number, order.access_token)
    assert (order.status, order.amount_due, shelf(shop.fish)) == ("confirmed", 185_000, (5, 1))

    clerk.packs(order)
    clerk.hands_over(order.consignments.get().code, taking="cash")
    order.refresh_from_db()
    attempt = order.payment_attempts.get()
    assert (order.status, order.amount_due, shelf(shop.fish)) == ("completed", 0, (4, 0))
    assert (attempt.means, attempt.amount, attempt.by.username) == ("cash", 185_000, "quay")
    assert mailed(order, mailoutbox) == ["placed", "ready", "collected"]


def test_frozen_goods_are_not_sent_far_away_and_there_is_a_way_out(shop, till, country, buyer):
    guest = buyer()
    guest.puts_in(shop.fish)
    guest.puts_in(shop.lapsed, 2)
    guest.has_it_sent(country.far, "Đông Kinh")
    problem = f"#line-{shop.fish.pk} .basket-line__problem"
    guest.sees(problem)
    expect(guest.page.locator(f".review a[href='{guest.address('checkout')}']")).to_have_count(0)
    guest.sees(f"{problem} [value='collect:{shop.outlet.code}']")
    guest.has_it_sent(country.near, f"phường {country.ward}")
    expect(guest.page.locator(problem)).to_have_count(0)
    guest.has_it_sent(country.far, "Đông Kinh")
    guest.page.locator(f"{problem} form[action='{guest.address('basket_remove')}'] button").click()
    guest.goes_to_order()
    guest.orders()
    guest.pays()
    guest.sees(".parcels")
    order = Order.objects.get()
    address = order.shipping_address
    assert (address.line1, address.line4) == ("12 Trần Hưng Đạo", "Lạng Sơn")
    assert (order.status, order.paid_total) == ("confirmed", 2 * 185_000 + 30_000)
    assert (shelf(shop.lapsed), shelf(shop.fish)) == ((5, 2), (5, 0))


@pytest.fixture
def at_the_till(shop, buyer):
    """A guest with one fish, about to order."""
    guest = buyer()
    guest.puts_in(shop.fish)
    guest.collects_at(shop.outlet)
    guest.goes_to_order()
    return guest


@pytest.fixture
def owing(at_the_till):
    """The same, with the payment page before them."""
    at_the_till.orders()
    return at_the_till


def test_a_declined_card_is_followed_by_one_that_pays(owing):
    owing.pays(DECLINED)
    owing.sees("[role=alert]")
    assert Order.objects.get().status == "awaiting_payment"
    owing.pays()
    owing.sees(CODE)
    assert Order.objects.get().paid_total == 185_000


def test_who_closed_the_payment_page_comes_back_by_the_link_and_pays(owing, buyer, till):
    owing.page.close()
    order, again = Order.objects.get(), buyer()
    again.opens(order)
    again.sees(".order-pay time")
    again.page.locator(PAYS).click()
    again.pays()
    again.sees(CODE)
    statuses = sorted(one["status"] for one in till.holdings()["sessions"])
    assert statuses == ["complete", "expired"]
    assert Order.objects.get().paid_total == 185_000


def test_coming_back_unpaid_says_that_we_wait_and_pays_nothing(owing, till):
    order = Order.objects.get()
    owing.visit("payment_return", order.number, order.access_token)
    owing.sees(".order-pay a[href*='?back=']")
    expect(owing.page.locator(CODE)).to_have_count(0)
    assert Order.objects.get().status == "awaiting_payment"
    owing.page.locator(".order-pay a.more").click()
    owing.page.locator(PAYS).click()
    owing.pays()
    owing.sees(CODE)


def test_a_double_click_makes_one_order(shop, at_the_till, till):
    at_the_till.fills_in()
    at_the_till.order_button.dblclick()
    at_the_till.sees("[name=cvc]")
    assert Order.objects.count() == PaymentAttempt.objects.count() == 1
    assert shelf(shop.fish) == (5, 1)


def test_two_tabs_make_one_order(shop, at_the_till):
    tab = Buyer(at_the_till.page.context.new_page(), at_the_till.language)
    tab.visit("checkout")
    for one in (at_the_till, tab):
        one.orders()
    assert tab.page.url == at_the_till.page.url
    tab.pays()
    tab.sees(CODE)
    assert Order.objects.get().paid_total == 185_000
    at_the_till.page.reload()
    expect(at_the_till.page.locator("[name=cvc]")).to_have_count(0)
    assert shelf(shop.fish) == (5, 1)


def test_an_account_is_opened_by_mail_and_its_owner_orders_again(shop, buyer, mailoutbox):
    lan = buyer()
    lan.puts_in(shop.fish)
    lan.visit("register")
    lan.sends(email=EMAIL)
    lan.page.goto(re.search(r"http\S+", mailoutbox[-1].body).group())
    lan.page.locator("[name=agrees]").check()
    lan.sends(name="Lan", password=PASSWORD)
    lan.is_at("account")
    lan.collects_at(shop.outlet)
    lan.goes_to_order()
    expect(lan.page.locator("#id_email")).to_have_value(EMAIL)
    lan.orders("counter")
    order = Order.objects.get()
    link = lan.address("order", order.number, order.access_token)
    assert (order.user.email, order.lines.get().product) == (EMAIL, shop.fish)
    lan.visit("account_orders")
    lan.page.locator(f".order-list a[href='{link}']").click()
    again = lan.address("order_reorder", order.number, order.access_token)
    lan.page.locator(f"form[action='{again}'] button").click()
    lan.sees(f"#line-{shop.fish.pk}")


def test_at_log_in_the_guests_basket_joins_the_one_kept(shop, buyer, customer):
    lan = buyer()
    lan.logs_in(customer)
    lan.puts_in(shop.fish, 2)
    lan.page.context.clear_cookies()
    lan.puts_in(shop.fish)
    lan.puts_in(shop.lapsed)
    lan.logs_in(customer)
    lan.visit("basket")
    counts = {shop.fish: "3", shop.lapsed: "1"}
    for product, count in counts.items():
        expect(lan.page.locator(f"#quantity-{product.pk}")).to_have_value(count)


def test_a_paid_order_is_cancelled_and_the_money_goes_back(shop, owing, till, mailoutbox):
    owing.pays()
    owing.sees(CODE)
    owing.page.locator(".order-cancel summary").click()
    owing.page.locator(".order-cancel form button").click()
    expect(owing.page.locator(CODE)).to_have_count(0)
    order, [refund] = Order.objects.get(), till.holdings()["refunds"]
    assert (refund["amount"], refund["status"]) == (185_000, "succeeded")
    assert (order.status, order.refunded_total, shelf(shop.fish)) == ("cancelled", 185_000, (5, 0))
    assert mailed(order, mailoutbox) == ["paid", "cancelled", "refunded"]
