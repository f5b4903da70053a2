import pytest
import stripe

from .making import opened, paid


def refund(client, intent, **params):
    return client.v1.refunds.create({"payment_intent": intent.id, **params})


def refused(client, intent, **params):
    with pytest.raises(stripe.InvalidRequestError) as error:
        refund(client, intent, **params)
    return error.value


@pytest.fixture
def intent(client, stripe_sandbox):
    return paid(client, stripe_sandbox)


def test_a_refund_without_amount_is_of_all(client, intent):
    given = refund(client, intent, reason="requested_by_customer", metadata={"order": "7"})
    assert (given.amount, given.status, given.metadata["order"]) == (100_000, "succeeded", "7")
    charge = client.v1.charges.retrieve(intent.latest_charge)
    assert (charge.refunded, charge.amount_refunded) == (True, 100_000)


def test_refunds_in_parts_never_exceed_the_charge(client, intent):
    refund(client, intent, amount=60_000)
    error = refused(client, intent, amount=40_001)
    assert "greater than unrefunded amount" in str(error)
    assert (error.param, error.code) == ("amount", None)
    refund(client, intent, amount=40_000)
    assert refused(client, intent, amount=1).code == "charge_already_refunded"


@pytest.mark.parametrize("amount", [0, -1, 1.5])
def test_a_refund_is_of_whole_dong(client, intent, amount):
    assert refused(client, intent, amount=amount).param == "amount"


def test_what_was_not_paid_is_not_refunded(client, stripe_sandbox):
    session = stripe_sandbox.pay(opened(client).id, card="4000000000000002")
    with pytest.raises(stripe.InvalidRequestError, match="successful charge"):
        client.v1.refunds.create({"payment_intent": session["payment_intent"]})
    with pytest.raises(stripe.InvalidRequestError, match="No such payment_intent"):
        client.v1.refunds.create({"payment_intent": "pi_none"})
    with pytest.raises(stripe.InvalidRequestError, match="should be provided"):
        client.v1.refunds.create({"amount": 1_000})


def test_refunds_are_listed_by_payment(client, stripe_sandbox, intent):
    ours = [refund(client, intent, amount=amount).id for amount in (1_000, 2_000)]
    refund(client, paid(client, stripe_sandbox))
    listed = client.v1.refunds.list({"payment_intent": intent.id})
    assert [one.id for one in listed.data] == ours[::-1]
    assert client.v1.refunds.retrieve(ours[0]).amount == 1_000


@pytest.mark.parametrize(("end", "left"), [("succeeded", 100_000), ("failed", 0), ("canceled", 0)])
def test_a_pending_refund_ends_later(client, stripe_sandbox, intent, end, left):
    stripe_sandbox.fail_refunds("pending")
    pending = refund(client, intent)
    assert pending.status == "pending"
    stripe_sandbox.settle_refund(pending.id, end)
    assert client.v1.refunds.retrieve(pending.id).status == end
    assert client.v1.charges.retrieve(intent.latest_charge).amount_refunded == left
    assert stripe_sandbox.events("refund.updated")


def test_a_refund_may_fail_at_once(client, stripe_sandbox, intent):
    stripe_sandbox.fail_refunds("failed")
    assert refund(client, intent).status == "failed"
    assert client.v1.charges.retrieve(intent.latest_charge).amount_refunded == 0
    assert refund(client, intent).status == "succeeded"


def test_a_refund_may_begin_in_the_dashboard(client, stripe_sandbox, intent):
    begun = stripe_sandbox.refund(intent.id, 5_000)
    assert client.v1.refunds.retrieve(begun["id"]).amount == 5_000
    event = stripe_sandbox.events("charge.refunded")[0]
    assert event["data"]["object"]["amount_refunded"] == 5_000
    assert event["request"] == {"id": None, "idempotency_key": None}


def test_a_disputed_charge_is_not_refunded(client, stripe_sandbox, intent):
    dispute = stripe_sandbox.dispute(intent.id, reason="fraudulent")
    assert client.v1.disputes.retrieve(dispute["id"]).status == "needs_response"
    assert client.v1.charges.retrieve(intent.latest_charge).disputed
    assert refused(client, intent).code == "charge_disputed"


def test_a_dispute_ends_once(client, stripe_sandbox, intent):
    id = stripe_sandbox.dispute(intent.id, 50_000)["id"]
    stripe_sandbox.close_dispute(id, "lost")
    assert client.v1.disputes.retrieve(id).status == "lost"
    with pytest.raises(RuntimeError, match="already closed"):
        stripe_sandbox.close_dispute(id, "won")
    assert len(stripe_sandbox.events("charge.dispute.closed")) == 1
