"""The basket over HTTP: what forms may do, and whose basket it is."""

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from shop.basket import changes
from shop.basket.models import Basket, Line
from shop.checkout.models import CheckoutSettings
from shop.partner.models import StockRecord
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


def path(name: str) -> str:
    with override("vi"):
        return reverse(name)


def add(client, product, **values):
    return client.post(path("basket_add"), {"product": product.pk, "quantity": 1, **values})


def test_adding_leads_to_the_basket_and_names_what_was_added(client, tea):
    answer = add(client, tea)
    assert (answer.status_code, answer["Location"]) == (303, path("basket"))
    assert [tea.title in str(message) for message in get_messages(answer.wsgi_request)] == [True]
    assert client.get(path("basket")).context["contents"].units == 1


def test_no_session_is_opened_for_a_basket(client, tea):
    add(client, tea)
    client.get(path("basket"))
    client.post(path("basket_remove"), {"product": tea.pk})
    assert "sessionid" not in client.cookies and not Session.objects.exists()


def test_the_cookie_is_closed_to_scripts_and_the_count_is_not(client, tea):
    cookies = add(client, tea, quantity=3).cookies
    assert cookies["basket"]["httponly"] and cookies["basket"]["samesite"] == "Lax"
    assert cookies["basket"]["max-age"] == 30 * 24 * 3600
    assert cookies["basket_count"].value == "3" and not cookies["basket_count"]["httponly"]


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "1000000000", "", "٣"])
def test_a_bad_quantity_changes_nothing_and_says_so(client, tea, typed):
    answer = client.post(path("basket_add"), {"product": tea.pk, "quantity": typed}, **JSON)
    assert answer.json()["refused"] and answer.json()["words"]
    assert not Basket.objects.exists()


@pytest.mark.parametrize("typed", ["-1", "1.5", "1000000000", "", "٣"])
def test_nor_does_it_when_the_quantity_is_changed(client, tea, typed):
    add(client, tea, quantity=2)
    client.post(path("basket_update"), {"product": tea.pk, "quantity": typed})
    assert Basket.objects.get().lines.get().quantity == 2


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30, "0", "1 OR 1=1"])
def test_no_such_product_is_refused_not_an_error(client, key, tea):
    answer = client.post(path("basket_add"), {"product": key, "quantity": 1}, **JSON)
    assert answer.json()["refused"]


def test_alcohol_gets_in_by_no_form(client, wine, tea):
    add(client, wine)
    add(client, tea)
    client.post(path("basket_update"), {"product": wine.pk, "quantity": 1})
    assert [line.product for line in Basket.objects.get().lines.all()] == [tea]


def test_posted_prices_and_stock_records_are_ignored(client, tea, fish):
    other = fish.stockrecords.get().pk
    add(client, tea, price=1, price_incl_tax=1, stockrecord=other, basket=999, owner=1)
    line = Basket.objects.get().lines.get()
    assert (line.price_incl_tax, line.stockrecord.product) == (85_000, tea)


def test_a_draft_is_not_named(client, tea):
    tea.is_public = False
    tea.save()
    page = client.get(f"{path('basket')}?removed={tea.pk}&quantity=1").content.decode()
    assert tea.title not in page


def test_a_basket_with_an_owner_is_not_found_by_its_token(client, tea):
    theirs = Basket.objects.create(owner=User.objects.create(username="mai"))
    changes.add(basket=theirs, product=tea, quantity=1)
    client.cookies["basket"] = theirs.token
    assert client.get(path("basket")).context["contents"].is_empty
    client.post(path("basket_remove"), {"product": tea.pk})
    assert theirs.lines.count() == 1


@pytest.mark.parametrize("token", ["", "x", "'; --", "\x00" * 30, "é" * 30, "a" * 32])
def test_a_made_up_token_finds_nothing(client, token, tea):
    client.cookies["basket"] = token
    assert client.get(path("basket")).context["contents"].is_empty


def test_a_code_cannot_be_guessed_for_long(client, tea):
    add(client, tea)
    words = [
        client.post(
            path("basket_voucher"), {"code": f"X{n}"}, **JSON, REMOTE_ADDR="192.0.2.7"
        ).json()["words"]
        for n in range(11)
    ]
    assert len(set(words[:10])) == 1 and words[10] != words[0]


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"origin": "http://testserver"},
    ],
)
def test_a_form_of_ours_needs_no_token(strict, tea, headers):
    answer = strict.post(path("basket_add"), {"product": tea.pk, "quantity": 1}, headers=headers)
    assert answer.status_code == 303 and Basket.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
    ],
)
def test_any_other_is_asked_to_confirm(strict, tea, headers):
    form = {"product": tea.pk, "quantity": 1, "x": '"><script>'}
    answer = strict.post(path("basket_add"), form, headers=headers)
    assert answer.status_code == 200 and not Basket.objects.exists()
    assert "<script>" not in answer.content.decode().split("<main")[1]
    token = strict.cookies["csrftoken"].value
    confirmed = strict.post(path("basket_add"), {**form, "csrfmiddlewaretoken": token})
    assert confirmed.status_code == 303 and Basket.objects.get().lines.get().product == tea


@pytest.mark.parametrize("name", ["update", "remove", "receive", "voucher"])
def test_every_other_form_is_guarded_too(strict, client, tea, name):
    add(client, tea)
    strict.cookies["basket"] = client.cookies["basket"].value
    strict.post(
        path(f"basket_{name}"), {"product": tea.pk, "quantity": 3, "to": 3, "receive": "deliver"}
    )
    basket = Basket.objects.get()
    assert (basket.lines.get().quantity, basket.receive_by) == (1, "")


@pytest.mark.parametrize(("wanted", "end"), [(1, "checkout"), (9, "basket")])
def test_choosing_a_way_leads_on_to_the_checkout_if_it_can_be_had(client, tea, wanted, end):
    CheckoutSettings.objects.update_or_create(pk=1, defaults={"is_open": True})
    add(client, tea)
    Line.objects.update(quantity=wanted)
    form = {"receive": "collect:vi-thanh", "then": "checkout"}
    answer = client.post(path("basket_receive"), form, follow=True)
    assert answer.request["PATH_INFO"] == path(end)
    assert Basket.objects.get().receive_by == "collect"


@pytest.mark.parametrize("name", ["add", "update", "remove", "receive", "voucher"])
def test_reading_changes_nothing(client, name):
    assert client.get(path(f"basket_{name}")).status_code == 405


def test_public_pages_stay_as_they_are_for_everybody(client, tea):
    add(client, tea)
    answer = client.get(tea.get_absolute_url())
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    assert client.get(path("basket_badge"))["Cache-Control"].count("no-store") == 1


def test_the_badge_corrects_a_stale_count(client, tea):
    add(client, tea)
    Basket.objects.update(status=Basket.SUBMITTED)
    answer = client.get(path("basket_badge"))
    assert answer.json()["count"] == 0 and answer.cookies["basket_count"].value == ""


def queries(act) -> int:
    with CaptureQueriesContext(connection) as found:
        act()
    return len([one for one in found if "SAVEPOINT" not in one["sql"]])


def test_the_page_and_adding_ask_little_whatever_is_in_it(client, here, tea):
    first = queries(lambda: add(client, tea))
    few = queries(lambda: client.get(path("basket")))
    basket = Basket.objects.get()
    for _ in range(19):
        changes.add(basket=basket, product=listed_product(outlet=here), quantity=1)
    client.get(path("basket"))
    assert queries(lambda: client.get(path("basket"))) <= few
    assert queries(lambda: add(client, tea)) <= first <= 12 and few <= 20


def test_a_dearer_price_is_said_once(client, tea):
    add(client, tea)
    StockRecord.objects.update(price=90_000)
    seen = [client.get(path("basket")).context["contents"].changes for _ in range(2)]
    assert [len(changed) for changed in seen] == [1, 0]
    assert (seen[0][0].kind, seen[0][0].price_before, seen[0][0].price) == (
        "dearer",
        85_000,
        90_000,
    )
