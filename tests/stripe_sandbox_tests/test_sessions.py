import time

import pytest
import stripe

from .making import KHOM, asked, line, opened, paid


def refused(client, **changes):
    with pytest.raises(stripe.InvalidRequestError) as error:
        opened(client, **changes)
    return error.value


def test_a_session_is_opened_with_what_was_asked(client):
    session = opened(
        client,
        client_reference_id="100001",
        metadata={"order": "100001"},
        customer_email="mai@example.com",
        locale="vi",
        adaptive_pricing={"enabled": False},
        allowed_payment_method_types=["card"],
    )
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert (session.amount_total, session.currency, session.livemode) == (100_000, "vnd", False)
    assert (session.metadata["order"], session.client_reference_id) == ("100001", "100001")
    assert session.customer_email == "mai@example.com"
    assert session.adaptive_pricing.enabled is False
    assert session.payment_intent is None


def test_line_items_add_up_with_shipping_among_them(client):
    shipping = {"price_data": KHOM | {"unit_amount": 30_000}, "quantity": 1}
    session = opened(client, line_items=[*asked()["line_items"], shipping])
    assert session.amount_total == 130_000
    lines = client.v1.checkout.sessions.line_items.list(session.id)
    assert [one.amount_total for one in lines.data] == [100_000, 30_000]


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"line_items": line(unit_amount=50_000.5)}, "line_items[0][price_data][unit_amount]"),
        ({"line_items": line(unit_amount=-1)}, "line_items[0][price_data][unit_amount]"),
        ({"line_items": line(currency="usd")}, "line_items[0][price_data][currency]"),
        ({"line_items": line(unit_amount_decimal="50000")}, None),
        ({"line_items": [{"price_data": KHOM, "quantity": 0}]}, "line_items[0][quantity]"),
        ({"line_items": [{"price_data": KHOM}]}, "line_items[0][quantity]"),
        ({"line_items": line(colour="red")}, "line_items[0][price_data][colour]"),
        ({"line_items": None}, "line_items"),
        ({"line_items": "two"}, "line_items"),
        ({"mode": "gift"}, "mode"),
        ({"mode": "subscription"}, "mode"),
        ({"mode": None}, "mode"),
        ({"locale": "klingon"}, "locale"),
        ({"success_url": None}, "success_url"),
        ({"success_url": "/paid"}, "success_url"),
        ({"customer_email": "mai"}, "customer_email"),
        ({"customer_email": ""}, "customer_email"),
        ({"allowed_payment_method_types": ["paypal"]}, "allowed_payment_method_types"),
        ({"allowed_payment_method_types": ["cowries"]}, "allowed_payment_method_types[0]"),
        ({"payment_method_types": ["card"]}, "payment_method_types"),
        ({"adaptive_pricing": {"enabled": "no"}}, "adaptive_pricing[enabled]"),
        ({"metadata": {"key": "x" * 501}}, "metadata[key]"),
        ({"metadata": {"key": {"nested": "x"}}}, "metadata[key]"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"amount": 5}, "amount"),
        ({"allow_promotion_codes": True}, "allow_promotion_codes"),
    ],
)
def test_what_stripe_or_the_sandbox_does_not_take_is_refused(client, changes, param):
    error = refused(client, **changes)
    assert error.http_status == 400
    assert param in (None, error.param)


def test_too_little_and_too_much_are_refused(client):
    assert refused(client, line_items=line(unit_amount=13_499)).code == "amount_too_small"
    assert refused(client, line_items=line(unit_amount=100_000_000)).code == "amount_too_large"
    assert opened(client, line_items=line(unit_amount=13_500)).amount_total == 13_500


@pytest.mark.parametrize("minutes", [29, 24 * 60 + 1])
def test_a_session_lasts_from_half_an_hour_to_a_day(client, minutes):
    assert refused(client, expires_at=int(time.time()) + minutes * 60).param == "expires_at"


def test_without_expires_at_a_session_lasts_a_day(client):
    session = opened(client, expires_at=None)
    assert session.expires_at - session.created == 24 * 60 * 60


def test_an_unknown_session_is_not_found(client):
    with pytest.raises(stripe.InvalidRequestError) as error:
        client.v1.checkout.sessions.retrieve("cs_test_none")
    assert (error.value.http_status, error.value.code) == (404, "resource_missing")


def test_an_open_session_is_expired_once(client):
    id = opened(client).id
    expired = client.v1.checkout.sessions.expire(id)
    assert (expired.status, expired.url) == ("expired", None)
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        client.v1.checkout.sessions.expire(id)


def test_a_paid_session_cannot_be_expired(client, stripe_sandbox):
    id = opened(client).id
    stripe_sandbox.pay(id)
    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        client.v1.checkout.sessions.expire(id)


def test_a_session_expires_by_itself(client, stripe_sandbox):
    id = opened(client).id
    stripe_sandbox.forward(30 * 60)
    assert client.v1.checkout.sessions.retrieve(id).status == "open"
    stripe_sandbox.forward(60)
    assert client.v1.checkout.sessions.retrieve(id).status == "expired"
    assert stripe_sandbox.events("checkout.session.expired")[0]["data"]["object"]["id"] == id


def test_an_expired_session_cannot_be_paid(client, stripe_sandbox):
    id = stripe_sandbox.expire(opened(client).id)["id"]
    with pytest.raises(RuntimeError, match="expired"):
        stripe_sandbox.pay(id)


def test_what_is_named_is_expanded(client, stripe_sandbox):
    id = stripe_sandbox.pay(opened(client).id)["id"]
    expand = ["payment_intent.latest_charge", "line_items"]
    session = client.v1.checkout.sessions.retrieve(id, {"expand": expand})
    assert session.payment_intent.latest_charge.amount == 100_000
    assert session.line_items.data[0].description == "Khóm Cầu Đúc"
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        client.v1.checkout.sessions.retrieve(id, {"expand": ["colour"]})


def test_sessions_are_listed_by_payment_and_status(client, stripe_sandbox):
    intent = paid(client, stripe_sandbox)
    waiting = opened(client)
    sessions = client.v1.checkout.sessions
    assert sessions.list({"payment_intent": intent.id}).data[0].status == "complete"
    assert [one.id for one in sessions.list({"status": "open"}).data] == [waiting.id]


def test_metadata_of_the_payment_is_its_own(client, stripe_sandbox):
    intent = paid(client, stripe_sandbox, payment_intent_data={"metadata": {"order": "7"}})
    assert intent.metadata["order"] == "7"
