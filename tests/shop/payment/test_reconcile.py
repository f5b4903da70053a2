"""Whatever was missed is found: webhooks, half-done work, payments that nobody explains."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from shop.order.models import Order
from shop.payment import inbox, starting
from shop.payment.models import PaymentAttempt, Refund, StaffAlert, WebhookEvent
from shop.payment.reconcile import reconcile
from shop.payment.registry import provider
from shop.payment.settle import settle


def at_once(**options):
    return reconcile(idle=timedelta(), **options)


def status(order):
    order.refresh_from_db()
    return order.status


def test_a_payment_that_no_webhook_told_of_is_booked(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    at_once()
    assert status(card_order) == "confirmed"


def test_reconciled_again_nothing_changes(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    at_once()
    before = list(card_order.events.values_list("pk", flat=True))
    assert at_once().events == 0
    assert list(card_order.events.values_list("pk", flat=True)) == before


def test_what_a_process_is_at_is_left_alone(sandbox, attempt):
    assert reconcile().attempts == 0


def test_killed_before_the_call_it_is_made_with_the_same_key(sandbox, card_order):
    starting.prepare(card_order.payment_attempts.get())
    at_once()
    [session] = sandbox.holdings()["sessions"]
    attempt = card_order.payment_attempts.get()
    assert (attempt.session_id, attempt.status) == (session["id"], "open")


def test_killed_after_the_call_its_session_is_found(sandbox, card_order):
    started = provider("stripe").start(starting.prepare(card_order.payment_attempts.get()))
    at_once()
    assert card_order.payment_attempts.get().session_id == started.session_id
    assert len(sandbox.holdings()["sessions"]) == 1


def test_a_payment_whose_session_we_never_wrote_down_is_found_by_our_key(sandbox, card_order):
    started = provider("stripe").start(starting.prepare(card_order.payment_attempts.get()))
    sandbox.pay(started.session_id)
    reconcile()
    assert status(card_order) == "confirmed"


def test_a_session_left_open_by_a_dead_order_is_ended(sandbox, card_order):
    started = provider("stripe").start(starting.prepare(card_order.payment_attempts.get()))
    PaymentAttempt.objects.update(status="expired", session_id=started.session_id)
    Order.objects.update(status="expired")
    at_once()
    assert [one["status"] for one in sandbox.holdings()["sessions"]] == ["expired"]


def test_a_payment_that_no_order_explains_is_reported_once(sandbox, card_order):
    session = sandbox.client().v1.checkout.sessions.create(
        {
            "mode": "payment",
            "success_url": "https://example.com/",
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": "vnd",
                        "unit_amount": 50_000,
                        "product_data": {"name": "?"},
                    },
                }
            ],
        }
    )
    sandbox.pay(session.id)
    at_once()
    at_once()
    assert [alert.kind for alert in StaffAlert.objects.all()] == ["unknown_payment"]


def test_refunds_and_disputes_that_no_webhook_told_of_are_booked(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    order = settle(attempt)
    intent = PaymentAttempt.objects.get().payment_intent
    sandbox.refund(intent, 100_000)
    sandbox.dispute(intent)
    at_once()
    order.refresh_from_db()
    assert (order.refunded_total, order.is_frozen) == (100_000, True)


def test_without_keys_of_stripe_there_is_nothing_to_compare(db):
    assert reconcile() == (0, 0, 0, 0)


def test_the_command_says_what_it_did_and_sends_what_lies_around(sandbox, attempt, capsys):
    sandbox.pay(attempt.session_id)
    settle(attempt)
    paid = PaymentAttempt.objects.get()
    refund = Refund.objects.create(attempt=paid, amount=1_000, reason="killed")
    call_command("reconcile_payments", "--now")
    refund.refresh_from_db()
    assert refund.status == "done" and "1 sessions" in capsys.readouterr().out


def test_the_command_fails_where_stripe_does_not_answer(sandbox, attempt):
    sandbox.fail("close", times=99)
    with pytest.raises(CommandError):
        call_command("reconcile_payments")


@pytest.fixture
def event(sandbox, attempt):
    """Kept by the web server, which then died: no job is left for it."""
    sandbox.pay(attempt.session_id)
    [told] = sandbox.events("checkout.session.completed")
    payload = {"event_id": told["id"], "kind": told["type"], "livemode": False}
    return WebhookEvent.objects.create(
        provider="stripe",
        event_id=told["id"],
        kind=told["type"],
        payload=payload | {"session_id": attempt.session_id},
    )


def due(event):
    WebhookEvent.objects.filter(pk=event.pk).update(next_try_at=timezone.now())


def test_a_message_left_behind_is_acted_on(card_order, event):
    assert inbox.requeue(older_than=timedelta()) == 1
    event.refresh_from_db()
    assert event.status == "done" and status(card_order) == "confirmed"


def test_a_message_that_cannot_be_acted_on_now_waits_longer_each_time(sandbox, card_order, event):
    waits = []
    for _try in range(3):
        sandbox.fail("close", times=2)
        due(event)
        inbox.handle(event.pk)
        event.refresh_from_db()
        waits.append(event.next_try_at - timezone.now())
    assert waits == sorted(waits) and (event.status, event.tries) == ("waiting", 3)
    due(event)
    inbox.handle(event.pk)
    assert status(card_order) == "confirmed"


def test_a_message_that_never_can_is_given_up_and_staff_are_told(sandbox, card_order, event):
    sandbox.fail("error", times=99)
    WebhookEvent.objects.update(tries=inbox.MOST_TRIES - 1)
    inbox.handle(event.pk)
    event.refresh_from_db()
    assert event.status == "failed" and StaffAlert.objects.get().kind == "stuck"
    sandbox.clear_faults()
    at_once()
    assert status(card_order) == "confirmed"
