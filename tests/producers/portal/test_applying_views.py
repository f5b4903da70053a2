""" "Sell with us", as a sender meets it."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.forms import spam
from producers.models import Application
from shop.communication.models import OutgoingMail
from tests.factories.catalogue import PlaceFactory
from tests.factories.producers import TAX_CODE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]


@pytest.fixture
def words(monkeypatch) -> dict:
    """As a person sends them, who took their time."""
    monkeypatch.setattr(spam, "TOO_FAST", -1)
    return {
        "kind": "cooperative",
        "name": "HTX Mắm cá đồng (mẫu)",
        "tax_code": TAX_CODE,
        "place": PlaceFactory().pk,
        "address": "Ấp 5, xã Vĩnh Viễn",
        "products": "Mắm cá sặc",
        "contact_name": "Bảy Hiếu",
        "phone": "0901 234 567",
        "email": "bay-hieu@example.vn",
        "agrees_to_review": "on",
        "stamp": spam.stamp(),
    }


def send(client, words, **changes):
    return client.post(reverse("sell_with_us"), words | changes)


def test_it_is_kept_with_its_consents_their_version_and_language(client, words):
    assert send(client, words).url == reverse("sell_with_us_sent")
    one = Application.objects.get()
    assert (one.agrees_to_review, one.agrees_to_news) == (True, False)
    assert (one.consent_version, one.language, one.phone) == ("2026-11", "vi", "+84901234567")
    assert client.get(reverse("sell_with_us_sent")).status_code == 200


def test_nothing_is_ticked_beforehand(client):
    page = client.get(reverse("sell_with_us")).content.decode()
    assert page.count('type="checkbox"') == 2 and "checked" not in page


def test_who_agrees_to_news_too_is_noted_so(client, words):
    send(client, words, agrees_to_news="on")
    assert Application.objects.get().agrees_to_news


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f"{TAX_CODE[:4]} {TAX_CODE[4:]}", TAX_CODE),
        (f"{TAX_CODE}-001", f"{TAX_CODE}001"),
        ("000 123 456 789", "000123456789"),
    ],
)
def test_a_tax_code_is_kept_as_digits_a_households_too(client, words, typed, kept):
    assert send(client, words, tax_code=typed).status_code == 302
    assert Application.objects.get().tax_code == kept


@pytest.mark.parametrize(
    "change",
    [
        {"kind": ""},
        {"kind": "party"},
        {"name": ""},
        {"name": "x" * 256},
        {"tax_code": "0991234560"},
        {"tax_code": "099123456"},
        {"place": "0"},
        {"address": ""},
        {"products": "x" * 2001},
        {"products": "http://a http://b www.c"},
        {"contact_name": ""},
        {"phone": "12"},
        {"email": "bay"},
        {"agrees_to_review": ""},
        {"homepage": "https://spam.example"},
        {"stamp": "made-up"},
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(client, words, change):
    answer = send(client, words, **change)
    assert answer.status_code == 422 and not Application.objects.exists()
    assert answer.context["form"].errors
    kept = {**words, "agrees_to_news": "", **change}["email"]
    assert f'value="{kept}"' in answer.content.decode()


def test_one_too_fast_for_a_person_is_asked_to_send_again(client, words, monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", 3)
    assert send(client, words, stamp=spam.stamp()).status_code == 422


def test_a_tax_code_that_waits_already_is_told_plainly(client, words):
    send(client, words)
    answer = send(client, words, name="HTX khác", email="khac@example.vn")
    assert answer.status_code == 409
    assert "đang chờ chúng tôi trả lời" in answer.content.decode()
    assert "bay-hieu@example.vn" not in answer.content.decode()
    assert Application.objects.count() == 1


def test_sent_twice_by_mistake_it_is_kept_once(client, words):
    assert [send(client, words).status_code for _ in range(2)] == [302, 302]
    assert Application.objects.count() == 1
    assert OutgoingMail.objects.filter(kind="application_received").count() == 1


def test_posted_fields_that_were_not_asked_for_are_ignored(client, words, coop):
    send(
        client, words, producer=coop.pk, answered_at="2026-01-01", answered_by="1", role="owner",
        status="approved", declined_for="x", consent_version="9", language="en", pk="77",
    )  # fmt: skip
    one = Application.objects.get()
    assert (one.producer, one.answered_at, one.answered_by) == (None, None, None)
    assert (one.declined_for, one.consent_version, one.language) == ("", "2026-11", "vi")
    assert one.pk != 77


def test_decomposed_letters_and_the_sign_that_databases_refuse(client, words):
    send(client, words, name="HTX Kho\u0301m\x00")
    assert Application.objects.get().name == "HTX Khóm"


def test_ten_an_hour_are_enough(client, words):
    seen = [send(client, words, tax_code="1").status_code for _ in range(11)]
    assert seen == [422] * 10 + [429]


def test_it_takes_a_token_and_is_never_cached(client, words):
    assert send(Client(enforce_csrf_checks=True), words).status_code == 403
    assert "no-store" in client.get(reverse("sell_with_us"))["Cache-Control"]


@pytest.mark.parametrize("name", ["sell_with_us", "sell_with_us_sent"])
def test_other_methods_are_refused(client, name):
    assert client.delete(reverse(name)).status_code == 405


def test_the_foot_and_the_producers_page_lead_there(client):
    link = f'href="{reverse("sell_with_us")}"'
    page = client.get(reverse("producers")).content.decode()
    main, _, foot = page.partition("<footer")
    assert link in main and link in foot
