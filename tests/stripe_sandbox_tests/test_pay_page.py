import re
import urllib.error
import urllib.parse
import urllib.request

import pytest

from .making import KHOM, opened

FORM = {"email": "mai@example.com", "number": "4242 4242 4242 4242", "expiry": "12/34"}
FORM |= {"cvc": "123", "name": "Mai"}


class Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def open_page(url, form=None, language="vi"):
    """Status, text and where it leads."""
    body = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(url, body, {"Accept-Language": language})
    try:
        answer = urllib.request.build_opener(Stays).open(request)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.read().decode(), answer.headers.get("Location")


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("vi", ["Thanh toán thử, không có tiền nào được chuyển", "Trả 100.000\u00a0₫"]),
        ("en", ["Test payment, no money moves", "Pay ₫100,000"]),
    ],
)
def test_the_page_speaks_the_sessions_language(client, locale, words):
    status, text, _ = open_page(opened(client, locale=locale).url)
    assert status == 200
    assert f'<html lang="{locale}">' in text
    for word in [*words, "Khóm Cầu Đúc", "4242 4242 4242 4242", "https://shop.example/basket"]:
        assert word in text


def test_without_a_language_the_browsers_counts(client):
    url = opened(client, locale="auto").url
    assert '<html lang="en">' in open_page(url, language="fr, en;q=0.8, vi;q=0.5")[1]
    assert '<html lang="vi">' in open_page(url, language="vi-VN")[1]


def test_paying_leads_to_the_shop(client):
    session = opened(client)
    status, _, onward = open_page(session.url, FORM)
    assert (status, onward) == (303, f"https://shop.example/paid?session={session.id}")
    paid = client.v1.checkout.sessions.retrieve(session.id)
    assert paid.payment_status == "paid"
    assert (paid.customer_details.email, paid.customer_details.name) == ("mai@example.com", "Mai")


def test_a_double_click_pays_once(client, stripe_sandbox):
    session = opened(client)
    assert open_page(session.url, FORM) == open_page(session.url, FORM)
    assert len(stripe_sandbox.holdings()["charges"]) == 1


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("4000 0000 0000 0002", "Your card was declined."),
        ("4000 0000 0000 9995", "insufficient funds"),
    ],
)
def test_a_declined_card_says_why_and_another_pays(client, number, message):
    session = opened(client, locale="en")
    status, text, _ = open_page(session.url, FORM | {"number": number})
    assert status == 402 and message in text and 'role="alert"' in text
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    assert open_page(session.url, FORM)[0] == 303


@pytest.mark.parametrize(
    "typed",
    [
        {"number": "1234"},
        {"number": "4111 1111 1111 1111"},
        {"expiry": "13/34"},
        {"expiry": "12/20"},
        {"cvc": "12"},
        {"email": "mai"},
    ],
)
def test_what_was_mistyped_is_named_and_nothing_is_lost(client, stripe_sandbox, typed):
    status, text, _ = open_page(opened(client).url, FORM | {"name": "Mai & Lan"} | typed)
    (name,) = typed
    assert status == 422
    assert re.search(rf'id="{name}"[^>]*aria-invalid="true"[^>]*describedby="{name}-problem', text)
    assert "Mai &amp; Lan" in text
    assert stripe_sandbox.holdings()["charges"] == []


def test_a_paid_session_says_so(client, stripe_sandbox):
    session = opened(client, locale="vi")
    stripe_sandbox.pay(session.id)
    text = open_page(session.url)[1]
    assert "đã được thanh toán" in text and f"session={session.id}" in text
    assert "<form" not in text


def test_an_expired_session_says_so_and_cannot_be_paid(client, stripe_sandbox):
    session = opened(client, locale="en")
    stripe_sandbox.expire(session.id)
    for form in (None, FORM):
        status, text, _ = open_page(session.url, form)
        assert status == 200 and "has expired" in text and "<form" not in text
    assert stripe_sandbox.holdings()["charges"] == []


def test_an_unknown_session_is_not_found(stripe_sandbox):
    assert open_page(f"{stripe_sandbox.url}/pay/cs_test_none")[0] == 404


def test_names_are_no_markup(client):
    price = KHOM | {"product_data": {"name": "<b>Khóm</b>"}}
    text = open_page(opened(client, line_items=[{"price_data": price, "quantity": 1}]).url)[1]
    assert "<b>" not in text and "&lt;b&gt;Khóm" in text
