import time

import pytest
import stripe

from .making import opened

COMPLETED = "checkout.session.completed"


def verified(received, secret="whsec_sandbox"):
    _, body, header = received
    return stripe.Webhook.construct_event(body, header, secret)


def expired(client, sandbox):
    """One event: a session expires."""
    sandbox.expire(opened(client).id)
    sandbox.wait_idle()
    return sandbox.events()[0]["id"]


def test_a_webhook_is_signed_as_stripe_does(client, stripe_sandbox, shop):
    id = opened(client).id
    stripe_sandbox.pay(id)
    assert stripe_sandbox.wait_idle()
    assert sorted(shop.types) == [COMPLETED, "payment_intent.succeeded"]
    assert {verified(one).type for one in shop.received} == set(shop.types)
    with pytest.raises(stripe.SignatureVerificationError):
        verified(shop.received[0], "whsec_other")


def test_all_that_we_listen_to_arrives(client, stripe_sandbox, shop):
    session = stripe_sandbox.pay(opened(client).id)
    stripe_sandbox.pay(opened(client).id, card="4000000000000002")
    stripe_sandbox.fail_refunds("pending")
    refund = stripe_sandbox.refund(session["payment_intent"], 1_000)
    stripe_sandbox.settle_refund(refund["id"])
    stripe_sandbox.close_dispute(stripe_sandbox.dispute(session["payment_intent"])["id"])
    stripe_sandbox.expire(opened(client).id)
    assert stripe_sandbox.wait_idle()
    assert set(shop.types) >= {
        COMPLETED,
        "checkout.session.expired",
        "payment_intent.succeeded",
        "payment_intent.payment_failed",
        "charge.refunded",
        "refund.created",
        "refund.updated",
        "charge.dispute.created",
        "charge.dispute.closed",
    }


def test_what_fails_is_delivered_again(client, stripe_sandbox, shop):
    shop.statuses = [500, 503, 200]
    expired(client, stripe_sandbox)
    delivery = stripe_sandbox.deliveries()[0]
    assert [attempt["status"] for attempt in delivery["attempts"]] == [500, 503, 200]
    assert (delivery["state"], len(shop.received)) == ("delivered", 3)


def test_delivery_is_given_up_at_last(client, stripe_sandbox, shop):
    shop.statuses = [400]
    expired(client, stripe_sandbox)
    delivery = stripe_sandbox.deliveries()[0]
    assert (delivery["state"], len(delivery["attempts"])) == ("failed", 4)


def test_what_nobody_hears_is_noted(client, stripe_sandbox):
    stripe_sandbox.settings(webhook_url="http://127.0.0.1:9/", retry_delays=[])
    expired(client, stripe_sandbox)
    delivery = stripe_sandbox.deliveries()[0]
    assert delivery["attempts"][0]["error"] and delivery["state"] == "failed"


def test_what_waited_is_delivered_after_a_kill(client, stripe_sandbox, shop):
    stripe_sandbox.hold_webhooks()
    stripe_sandbox.expire(opened(client).id)
    stripe_sandbox.restart().release_webhooks()
    assert stripe_sandbox.wait_idle()
    assert shop.types == ["checkout.session.expired"]


def test_held_webhooks_wait(client, stripe_sandbox, shop):
    stripe_sandbox.hold_webhooks()
    stripe_sandbox.expire(opened(client).id)
    time.sleep(0.3)
    assert shop.received == []
    stripe_sandbox.release_webhooks()
    assert stripe_sandbox.wait_idle() and len(shop.received) == 1


def test_a_dropped_webhook_never_comes_but_its_event_is_listed(client, stripe_sandbox, shop):
    stripe_sandbox.fail_webhooks("drop", COMPLETED)
    stripe_sandbox.pay(opened(client).id)
    assert stripe_sandbox.wait_idle()
    assert shop.types == ["payment_intent.succeeded"]
    assert client.v1.events.list({"type": COMPLETED}).data


def test_a_doubled_webhook_comes_twice(client, stripe_sandbox, shop):
    stripe_sandbox.fail_webhooks("duplicate", COMPLETED)
    stripe_sandbox.pay(opened(client).id)
    assert stripe_sandbox.wait_idle()
    ids = [event["id"] for event, _, _ in shop.received if event["type"] == COMPLETED]
    assert len(ids) == 2 and len(set(ids)) == 1


def test_a_delayed_webhook_comes_later(client, stripe_sandbox, shop):
    stripe_sandbox.fail_webhooks("delay", COMPLETED, seconds=0.5)
    stripe_sandbox.pay(opened(client).id)
    time.sleep(0.3)
    assert shop.types == ["payment_intent.succeeded"]
    assert stripe_sandbox.wait_idle() and shop.types[-1] == COMPLETED


def test_webhooks_come_in_reverse(client, stripe_sandbox, shop):
    stripe_sandbox.fail_webhooks("reverse", "checkout.*", times=3)
    ids = [stripe_sandbox.expire(opened(client).id)["id"] for _ in range(3)]
    assert stripe_sandbox.wait_idle()
    assert [event["data"]["object"]["id"] for event, _, _ in shop.received] == ids[::-1]


def test_a_known_event_is_replayed(client, stripe_sandbox, shop):
    id = expired(client, stripe_sandbox)
    assert stripe_sandbox.deliver(id)["status"] == 200
    assert [event["id"] for event, _, _ in shop.received] == [id, id]


def test_a_handcrafted_event_is_signed_but_not_listed(stripe_sandbox, shop):
    forged = {"id": "cs_test_x", "amount_total": 1}
    stripe_sandbox.deliver(type=COMPLETED, object=forged)
    assert verified(shop.received[0]).data.object.amount_total == 1
    assert stripe_sandbox.events() == []


@pytest.mark.parametrize(
    "how", [{"age": 600}, {"secret": "whsec_other"}, {"changed": True}, {"signed": False}]
)
def test_a_spoilt_delivery_is_not_believed(client, stripe_sandbox, shop, how):
    id = expired(client, stripe_sandbox)
    stripe_sandbox.deliver(id, **how)
    good, spoilt = shop.received
    assert verified(good).id == id
    with pytest.raises(stripe.SignatureVerificationError):
        verified(spoilt)


def test_a_changed_byte_leaves_json(client, stripe_sandbox, shop):
    stripe_sandbox.deliver(expired(client, stripe_sandbox), changed=True)
    (_, good, _), (_, changed, _) = shop.received
    assert len(good) == len(changed)
    assert sum(a != b for a, b in zip(good, changed, strict=True)) == 1


def test_anything_at_all_can_be_posted(stripe_sandbox, shop):
    stripe_sandbox.deliver(body='{"id": "' + "x" * 1_000_000 + '"}')
    assert len(shop.received[0][1]) > 1_000_000
