"""Who may ask, idempotency keys, and faults of the API."""

import base64
import threading
import time
import urllib.error
import urllib.request

import pytest
import stripe

from .making import asked, line, opened, paid


@pytest.mark.parametrize("key", ["sk_live_anything", "pk_test_anything", "nonsense"])
def test_only_a_secret_test_key_opens(stripe_sandbox, key):
    with pytest.raises(stripe.AuthenticationError):
        stripe_sandbox.client(api_key=key).v1.balance.retrieve()


@pytest.mark.parametrize(("header", "status"), [({}, 401), ("basic", 200)])
def test_the_key_may_come_as_basic(stripe_sandbox, header, status):
    if header == "basic":
        header = {"Authorization": f"Basic {base64.b64encode(b'sk_test_x:').decode()}"}
    request = urllib.request.Request(f"{stripe_sandbox.url}/v1/balance", headers=header)
    try:
        answered = urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        answered = error.code
    assert answered == status


def test_what_is_not_spoken_is_not_found(client):
    with pytest.raises(stripe.InvalidRequestError, match="Unrecognized request URL"):
        client.v1.customers.list()


def test_the_same_key_gives_the_same_answer(client, stripe_sandbox):
    params = asked()
    first, second = [
        client.v1.checkout.sessions.create(params, {"idempotency_key": "one"}) for _ in range(2)
    ]
    assert first.id == second.id
    assert second.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(stripe_sandbox.holdings()["sessions"]) == 1


def test_the_same_key_for_something_else_is_refused(client):
    session = opened(client, key="one")
    with pytest.raises(stripe.IdempotencyError, match="same parameters"):
        opened(client, key="one", locale="en")
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        client.v1.checkout.sessions.expire(session.id, {}, {"idempotency_key": "one"})


def test_an_answer_is_kept_only_once_the_deed_began(client, stripe_sandbox):
    with pytest.raises(stripe.InvalidRequestError):
        opened(client, key="one", line_items=line(unit_amount=1))
    session = opened(client, key="one")
    end = client.v1.checkout.sessions.expire
    stripe_sandbox.pay(session.id)
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as error:
            end(session.id, {}, {"idempotency_key": "end"})
    assert error.value.headers["Idempotent-Replayed"] == "true"


def test_a_key_in_use_is_a_conflict(client, stripe_sandbox):
    stripe_sandbox.fail("slow", "/v1/checkout/sessions", seconds=0.5)
    params = asked()
    create = client.v1.checkout.sessions.create
    slow = threading.Thread(target=create, args=(params, {"idempotency_key": "one"}))
    slow.start()
    time.sleep(0.2)
    with pytest.raises(stripe.APIError) as error:
        create(params, {"idempotency_key": "one"})
    slow.join()
    assert error.value.http_status == 409
    assert error.value.error.code == "idempotency_key_in_use"
    assert create(params, {"idempotency_key": "one"}).status == "open"
    assert len(stripe_sandbox.holdings()["sessions"]) == 1


def test_keys_are_known_after_a_kill(client, stripe_sandbox):
    params = asked()
    create = client.v1.checkout.sessions.create
    before = create(params, {"idempotency_key": "one"})
    stripe_sandbox.restart()
    assert create(params, {"idempotency_key": "one"}).id == before.id


def test_all_is_there_after_a_kill(client, stripe_sandbox, shop):
    intent = paid(client, stripe_sandbox)
    stripe_sandbox.refund(intent.id, 1_000)
    stripe_sandbox.wait_idle()
    before = stripe_sandbox.holdings()
    after = stripe_sandbox.restart().holdings()
    assert before | {"now": 0} == after | {"now": 0}


def test_an_error_before_the_deed_leaves_nothing(client, stripe_sandbox):
    stripe_sandbox.fail("error", "/v1/checkout/*", method="POST")
    with pytest.raises(stripe.APIError) as error:
        opened(client, key="one")
    assert error.value.http_status == 500
    assert stripe_sandbox.holdings()["sessions"] == []
    assert opened(client, key="one").status == "open"


def test_an_error_after_the_deed_stays_the_answer(client, stripe_sandbox):
    stripe_sandbox.fail("error_after", method="POST")
    params = asked()
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            client.v1.checkout.sessions.create(params, {"idempotency_key": "one"})
    assert len(stripe_sandbox.holdings()["sessions"]) == 1


def test_too_many_requests_is_what_stripe_calls_it(client, stripe_sandbox):
    stripe_sandbox.fail("error", status=429)
    with pytest.raises(stripe.RateLimitError):
        client.v1.balance.retrieve()


@pytest.mark.parametrize(("kind", "held"), [("close", 0), ("close_after", 1)])
def test_a_closed_connection_is_no_answer(client, stripe_sandbox, kind, held):
    stripe_sandbox.fail(kind)
    with pytest.raises(stripe.APIConnectionError):
        opened(client)
    assert len(stripe_sandbox.holdings()["sessions"]) == held


def test_stripes_own_retry_finds_the_session_of_the_first_try(stripe_sandbox):
    stripe_sandbox.fail("close_after")
    opened(stripe_sandbox.client(max_network_retries=2))
    assert len(stripe_sandbox.holdings()["sessions"]) == 1


def test_faults_hit_as_often_and_where_they_were_asked_to(client, stripe_sandbox):
    stripe_sandbox.fail("error", "/v1/refunds*", times=2)
    client.v1.balance.retrieve()
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            client.v1.refunds.list()
    assert client.v1.refunds.list().data == []


def test_faults_can_be_taken_back(client, stripe_sandbox):
    stripe_sandbox.fail("error", times=9)
    stripe_sandbox.clear_faults()
    assert client.v1.balance.retrieve().object == "balance"


def test_two_refunds_at_once_give_back_one(client, stripe_sandbox):
    intent = paid(client, stripe_sandbox)
    outcomes = []

    def refund():
        try:
            given = client.v1.refunds.create({"payment_intent": intent.id, "amount": 60_000})
            outcomes.append(given.status)
        except stripe.InvalidRequestError:
            outcomes.append("refused")

    threads = [threading.Thread(target=refund) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 7 + ["succeeded"]


def test_a_reset_forgets_everything(client, stripe_sandbox):
    paid(client, stripe_sandbox)
    stripe_sandbox.forward(60)
    stripe_sandbox.reset()
    held = stripe_sandbox.holdings()
    assert held["settings"]["forward"] == 0
    assert not any(held[name] for name in held if name not in ("now", "settings"))


@pytest.mark.parametrize("deed", ["nonsense", "fail"])
def test_a_deed_that_is_not_known_is_refused(stripe_sandbox, deed):
    with pytest.raises(RuntimeError):
        stripe_sandbox.ask(deed, where="moon", kind="full")
