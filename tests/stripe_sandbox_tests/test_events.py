import time

import pytest
import stripe

from .making import opened, paid


@pytest.fixture
def five(client, stripe_sandbox):
    """Ids of five events, newest first."""
    for _ in range(5):
        stripe_sandbox.expire(opened(client).id)
    return [event["id"] for event in stripe_sandbox.events()]


def listed(client, **params):
    return [event.id for event in client.v1.events.list(params).data]


def test_an_event_holds_what_it_tells_of(client, stripe_sandbox):
    session = opened(client)
    stripe_sandbox.pay(session.id)
    event = client.v1.events.list({"type": "checkout.session.completed"}).data[0]
    assert event.data.object.id == session.id
    assert event.data.object.payment_status == "paid"
    assert client.v1.events.retrieve(event.id).type == "checkout.session.completed"


def test_events_are_paged_in_both_directions(client, five):
    assert listed(client, limit=2) == five[:2]
    assert listed(client, limit=2, starting_after=five[1]) == five[2:4]
    assert listed(client, limit=2, ending_before=five[4]) == five[2:4]
    assert listed(client, limit=2, ending_before=five[1]) == five[:1]
    assert client.v1.events.list({"limit": 2, "ending_before": five[4]}).has_more
    assert not client.v1.events.list({"limit": 5}).has_more
    pages = client.v1.events.list({"limit": 2, "ending_before": five[4]})
    assert [event.id for event in pages.auto_paging_iter()] == five[3::-1]


def test_a_cursor_outside_the_filter_still_divides(client, stripe_sandbox, five):
    paid(client, stripe_sandbox)
    newest = stripe_sandbox.events()[0]["id"]
    expired = {"type": "checkout.session.expired"}
    assert listed(client, starting_after=newest, **expired) == five
    assert listed(client, ending_before=newest, **expired) == []
    completed = {"type": "checkout.session.completed"}
    assert len(listed(client, ending_before=five[0], **completed)) == 1
    assert listed(client, starting_after=five[0], **completed) == []


def test_events_are_filtered_by_type_and_time(client, stripe_sandbox, five):
    now = stripe_sandbox.forward(1_000)
    paid(client, stripe_sandbox, expires_at=None)
    assert listed(client, type="checkout.session.expired") == five
    assert len(listed(client, type="checkout.session.*")) == 6
    assert len(listed(client, types=["checkout.session.completed", "charge.succeeded"])) == 2
    assert listed(client, created={"lt": now - 500}) == five
    assert len(listed(client, created={"gte": now})) == 4


def test_events_are_kept_for_thirty_days(client, stripe_sandbox, five):
    stripe_sandbox.forward(30 * 24 * 60 * 60 + 60)
    assert listed(client) == []


@pytest.mark.parametrize(
    "params", [{"limit": 0}, {"limit": 101}, {"starting_after": "evt_none"}, {"since": 5}]
)
def test_senseless_lists_are_refused(client, params):
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.events.list(params)


def test_what_was_not_delivered_can_be_found(client, stripe_sandbox, shop):
    stripe_sandbox.fail_webhooks("drop")
    stripe_sandbox.expire(opened(client).id)
    stripe_sandbox.expire(opened(client).id)
    assert stripe_sandbox.wait_idle()
    second, first = [event["id"] for event in stripe_sandbox.events()]
    assert listed(client, delivery_success=False) == [first]
    assert listed(client, delivery_success=True) == [second]


def test_an_event_names_the_request_that_caused_it(client, stripe_sandbox):
    session = opened(client)
    client.v1.checkout.sessions.expire(session.id, {}, {"idempotency_key": "end"})
    event = client.v1.events.list({"created": {"lte": int(time.time()) + 1}}).data[0]
    assert event.request.idempotency_key == "end"
