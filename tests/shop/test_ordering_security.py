"""What strangers and forgers are refused on every page of ordering."""

import logging

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from oscar.core.loading import get_model

from config.log_filters import WithoutKeys
from shop.basket import access
from shop.checkout import refusals, views
from shop.checkout.forms import CheckoutForm
from shop.checkout.placement import place
from shop.customer import accounts
from shop.order import links, vouchers
from shop.order.models import Order
from tests.factories.listed import listed_product
from tests.factories.order import filled_basket, open_checkout, placed, placement
from tests.factories.outlet import OutletFactory
from tests.shop.checkout.test_checkout_page import filled_in

pytestmark = pytest.mark.django_db

BASKET = ("add", "update", "remove", "receive", "voucher")
#: Each name with the methods that it states.
BY_LINK = {
    "order": "GET",
    "order_slip": "GET",
    "order_calendar": "GET",
    "payment_return": "GET",
    "order_cancel": "POST",
    "order_reorder": "POST",
    "pay": "POST",
}
ANYBODYS = {
    "basket": "GET",
    "basket_badge": "GET",
    **{f"basket_{name}": "POST" for name in BASKET},
    "checkout": "GET POST",
    "login": "GET POST",
    "register": "GET POST",
    "password_reset": "GET POST",
    "order_lookup": "GET POST",
    "logout": "POST",
}
OWN = {
    "account": "GET POST",
    "account_orders": "GET",
    "account_password": "GET POST",
    "account_addresses": "GET",
    "account_address_new": "GET POST",
    "account_export": "GET",
    "account_delete": "GET POST",
}
EVERY = {**BY_LINK, **ANYBODYS, **OWN}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS")


@pytest.fixture(autouse=True)
def open_shop(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_shop", "whsec_shop"
    open_checkout()
    cache.clear()


@pytest.fixture
def order():
    return placed()


@pytest.fixture
def lan():
    return User.objects.create_user("lan", "lan@example.vn", "matkhau-cua-lan")


@pytest.fixture
def outlet():
    return OutletFactory(code="vi-thanh", phase=1)


@pytest.fixture
def guest(client, outlet):
    """A browser with two units, to be collected."""
    product = listed_product(outlet=outlet, received=5, price=85_000)
    client.cookies[access.COOKIE] = filled_basket((product, 2), outlet=outlet).token
    return client


def address(name, order=None) -> str:
    with override("en"):
        return reverse(name, args=[order.number, order.access_token] if name in BY_LINK else [])


@pytest.mark.parametrize("is_known", [False, True])
@pytest.mark.parametrize("name", EVERY)
def test_a_page_takes_the_methods_that_it_states_and_no_other(name, is_known, client, order, lan):
    if is_known:
        client.force_login(lan)
    refused = [method for method in METHODS if method not in EVERY[name].split()]
    answers = [client.generic(method, address(name, order)).status_code for method in refused]
    assert answers == [405] * len(refused)


@pytest.mark.parametrize(
    "name",
    [name for name, methods in EVERY.items() if "POST" in methods and "basket" not in name],
)
def test_a_form_without_its_token_does_nothing(name, order, lan):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lan)
    answer = strict.post(address(name, order), {"password": "matkhau-cua-lan"})
    order.refresh_from_db()
    assert answer.status_code == 403 and order.status == "confirmed"
    assert User.objects.filter(pk=lan.pk).exists()


@pytest.mark.parametrize("name", [name for name, methods in EVERY.items() if "GET" in methods])
def test_a_personal_page_is_kept_nowhere_and_runs_no_script_of_others(name, guest, order, lan):
    guest.force_login(lan)
    answer = guest.get(address(name, order))
    assert answer.status_code in (200, 302, 303)
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", BY_LINK)
def test_a_number_opens_nothing_and_neither_does_another_orders_link(name, client, order):
    other = placed()
    method = getattr(client, EVERY[name].lower())
    for token in (other.access_token, order.number, "x", order.access_token[:-1], "é" * 9):
        with override("en"):
            wrong = reverse(name, args=[order.number, token])
        assert method(wrong).status_code == 404
    with override("en"):
        assert method(reverse(name, args=["HG\0", order.access_token])).status_code == 404
    order.refresh_from_db()
    assert order.status == "confirmed"


def test_a_renewed_link_makes_the_old_one_worthless(order):
    old = order.access_token
    new = links.renew(order=order).access_token
    assert links.order_of(order.number, old) is None
    assert links.order_of(order.number, new) == order and len({old, new}) == 2


def test_what_the_shop_reckons_is_not_taken_from_the_form(guest, outlet):
    forged = {
        "total": "1",
        "price": "1",
        "price_incl_tax": "1",
        "total_incl_tax": "1",
        "paid_total": "170000",
        "status": "completed",
        "stockrecord": "1",
        "quantity": "1",
        "user": "1",
        "number": "HG-00000000",
        "access_token": "x",
    }
    answer = guest.post(address("checkout"), filled_in(guest, outlet, **forged))
    order = Order.objects.get()
    assert answer.status_code == 303 and order.total_incl_tax == 170_000
    assert (order.paid_total, order.status, order.user) == (0, "confirmed", None)
    assert order.number != "HG-00000000" and order.access_token != "x"


@pytest.mark.parametrize("method", ["", "gift", "x" * 60, "stripe"])
def test_who_owes_nothing_still_names_a_way_to_pay(method, outlet, monkeypatch):
    product = listed_product(outlet=outlet, received=5, price=85_000)
    basket = filled_basket((product, 1), outlet=outlet)
    monkeypatch.setattr("shop.basket.contents.Contents.total", 0)
    with pytest.raises(refusals.NotOffered):
        place(placement(basket, payment_method=method))


def test_a_delivery_that_costs_nothing_can_be_ordered():
    form = CheckoutForm({"payment_method": "x" * 60}, times=None, methods=[])
    form.is_valid()
    assert form.cleaned_data["payment_method"] == "card"


def test_a_second_click_meets_the_order_of_the_first(guest, outlet, monkeypatch):
    """It was read while the first one ordered: it is not told that the basket is empty."""
    form = filled_in(guest, outlet)
    guest.post(address("checkout"), form)
    found = views.ordered_before
    answers = iter([None])
    monkeypatch.setattr(views, "ordered_before", lambda key: next(answers, found(key)))
    assert Order.objects.get().access_token in guest.post(address("checkout"), form).url


def test_a_voucher_used_once_is_not_free_again_when_its_user_leaves(order, lan):
    Voucher = get_model("voucher", "Voucher")
    code = Voucher.objects.create(
        name="Tết",
        code="TET",
        usage=Voucher.SINGLE_USE,
        start_datetime=order.date_placed,
        end_datetime=order.date_placed,
    )
    order.user = lan
    vouchers.record(order, {code.pk: 1000})
    assert not code.is_available_to_user(lan)[0]
    accounts.delete(user=lan)
    assert not code.is_available_to_user(User.objects.create_user("moi"))[0]


def forge(client, name, n, values):
    said = f"10.0.0.{n}, 198.51.100.4"
    return client.post(address(name), values, HTTP_X_FORWARDED_FOR=said, HTTP_ACCEPT="text/html")


@pytest.mark.parametrize(
    "name, most, values",
    [
        ("login", 30, {"username": "lan@example.vn", "password": "wrong"}),
        ("order_lookup", 10, {"number": "HG-00000000", "email": "lan@example.vn"}),
    ],
)
def test_guessing_ends_behind_any_forged_address(name, most, values, client, settings):
    settings.TRUSTED_PROXIES = 1
    answers = [forge(client, name, n, values).status_code for n in range(most + 1)]
    assert set(answers[:-1]) == {200} and answers[-1] == 429


def test_codes_are_not_guessed_behind_a_forged_address(guest, settings):
    settings.TRUSTED_PROXIES = 1
    tries = [
        guest.post(
            address("basket_voucher"),
            {"code": f"X{n}"},
            HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 198.51.100.4",
            HTTP_ACCEPT="application/json",
            HTTP_SEC_FETCH_SITE="same-origin",
        ).json()["words"]
        for n in range(11)
    ]
    assert len(set(tries[:-1])) == 1 and "Too many codes" in tries[-1]


def test_logs_do_not_repeat_an_orders_link(order):
    record = logging.LogRecord(
        "django.request", 30, "", 0, "Not Found: %s", (order.get_absolute_url(),), None
    )
    WithoutKeys().filter(record)
    assert order.access_token not in record.getMessage() and order.number in record.getMessage()


def test_a_public_page_sets_no_cookie_whatever_the_visitor_ordered(guest, order):
    answer = guest.get("/en/products/")
    assert answer.status_code == 200 and not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
