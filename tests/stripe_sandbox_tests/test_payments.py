import pytest
import stripe

from .making import opened, paid


def test_a_paid_session_has_a_payment_and_a_charge(client, stripe_sandbox):
    session = stripe_sandbox.pay(opened(client, customer_email="mai@example.com").id)
    assert (session["status"], session["payment_status"]) == ("complete", "paid")
    intent = client.v1.payment_intents.retrieve(session["payment_intent"])
    assert (intent.status, intent.amount_received) == ("succeeded", 100_000)
    charge = client.v1.charges.retrieve(intent.latest_charge)
    assert (charge.paid, charge.amount, charge.currency) == (True, 100_000, "vnd")
    assert charge.billing_details.email == "mai@example.com"


@pytest.mark.parametrize(
    ("card", "code"),
    [("4000000000000002", "generic_decline"), ("4000000000009995", "insufficient_funds")],
)
def test_a_declined_session_stays_open(client, stripe_sandbox, card, code):
    session = stripe_sandbox.pay(opened(client).id, card=card)
    assert (session["status"], session["payment_status"]) == ("open", "unpaid")
    intent = client.v1.payment_intents.retrieve(session["payment_intent"])
    assert intent.status == "requires_payment_method"
    assert intent.last_payment_error.decline_code == code
    assert stripe_sandbox.events("payment_intent.payment_failed")


def test_declined_then_paid_is_one_payment(client, stripe_sandbox):
    id = opened(client).id
    declined = stripe_sandbox.pay(id, card="4000000000000002")
    assert stripe_sandbox.pay(id)["payment_intent"] == declined["payment_intent"]
    assert client.v1.payment_intents.retrieve(declined["payment_intent"]).status == "succeeded"


def test_declined_then_expired_is_canceled(client, stripe_sandbox):
    session = stripe_sandbox.pay(opened(client).id, card="4000000000000002")
    stripe_sandbox.expire(session["id"])
    assert client.v1.payment_intents.retrieve(session["payment_intent"]).status == "canceled"


def test_a_session_is_paid_once(client, stripe_sandbox):
    id = opened(client).id
    stripe_sandbox.pay(id)
    with pytest.raises(RuntimeError, match="complete"):
        stripe_sandbox.pay(id)


def test_a_payment_can_be_falsified(client, stripe_sandbox):
    id = opened(client).id
    stripe_sandbox.pay(id, amount=1_000, currency="usd", livemode=True)
    expand = {"expand": ["payment_intent.latest_charge"]}
    session = client.v1.checkout.sessions.retrieve(id, expand)
    intent = session.payment_intent
    assert (session.amount_total, session.currency, session.livemode) == (1_000, "usd", True)
    assert (intent.amount_received, intent.currency, intent.livemode) == (1_000, "usd", True)
    assert intent.latest_charge.amount == 1_000


def test_an_unknown_payment_is_not_found(client):
    with pytest.raises(stripe.InvalidRequestError, match="No such payment_intent"):
        client.v1.payment_intents.retrieve("pi_none")


def test_the_balance_is_what_came_less_what_went(client, stripe_sandbox):
    intent = paid(client, stripe_sandbox)
    stripe_sandbox.refund(intent.id, 30_000)
    assert client.v1.balance.retrieve().available[0].amount == 70_000
    assert client.v1.accounts.retrieve_current().default_currency == "vnd"
