"""Money back: never more than came, counted at once, sent once, given back if it fails."""

from datetime import timedelta
from threading import Barrier, Thread
from unittest.mock import Mock

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from shop.communication.models import OutgoingMail
from shop.payment import refund_sending, refunds
from shop.payment.errors import RefundTooMuch
from shop.payment.models import PaymentAttempt, Refund, StaffAlert
from shop.payment.settle import settle

REFUNDS = "/v1/refunds"


@pytest.fixture
def paid(sandbox, attempt):
    sandbox.pay(attempt.session_id)
    settle(attempt)
    return PaymentAttempt.objects.get(pk=attempt.pk)


def ask(attempt, amount=100_000):
    return refunds.ask(attempt=attempt, amount=amount, reason="Hộp bị móp")


def counted(attempt):
    attempt.refresh_from_db()
    order = type(attempt.order).objects.get(pk=attempt.order_id)
    assert attempt.refunded_total == order.refunded_total
    return attempt.refunded_total


def at_stripe(sandbox):
    return sum(one["amount"] for one in sandbox.holdings()["refunds"])


def due_again(refund):
    Refund.objects.filter(pk=refund.pk).update(next_try_at=timezone.now())


def test_a_refund_is_counted_sent_and_told(sandbox, paid):
    refund = ask(paid)
    refund.refresh_from_db()
    assert refund.status == Refund.Status.DONE and refund.provider_id
    assert counted(paid) == at_stripe(sandbox) == 100_000
    assert paid.order.events.filter(kind="refunded", amount=100_000).count() == 1
    assert OutgoingMail.objects.filter(kind="refunded").count() == 1


@pytest.mark.parametrize("amount", [0, -1, 300_001, 10**9])
def test_a_refund_over_what_was_captured_is_refused(sandbox, paid, amount):
    with pytest.raises(RefundTooMuch):
        ask(paid, amount)
    assert counted(paid) == at_stripe(sandbox) == 0


def test_refunds_in_part_end_where_the_payment_does(sandbox, paid):
    ask(paid, 200_000)
    with pytest.raises(RefundTooMuch) as refusal:
        ask(paid, 100_001)
    assert refusal.value.left == 100_000
    ask(paid, 100_000)
    assert counted(paid) == at_stripe(sandbox) == 300_000


def test_of_refunds_at_once_only_as_many_succeed_as_were_paid(sandbox, paid):
    assert six_at_once(paid).count(RefundTooMuch) == 3
    assert counted(paid) == at_stripe(sandbox) == 300_000


@pytest.mark.postgres
def test_control_without_the_lock_all_of_them_are_let_through(sandbox, paid, monkeypatch):
    """None is refused: more than was paid is promised, or the CHECK behind it stops it.

    Nothing is sent, so that only those who ask meet: sending takes the locks, in another order
    than asking without them.
    """
    read = Barrier(6)

    def unlocked(attempt):
        fresh = PaymentAttempt.objects.select_related("order").get(pk=attempt.pk)
        read.wait(10)
        return fresh.order, fresh

    monkeypatch.setattr(refunds, "locked_payment", unlocked)
    monkeypatch.setattr(refunds, "send_refund", Mock())
    errors = six_at_once(paid)
    assert RefundTooMuch not in errors
    assert Refund.objects.count() > 3 or IntegrityError in errors


def six_at_once(attempt):
    """Six ask for a third each; the errors that they met with."""
    begin, errors = Barrier(6), []

    def one():
        begin.wait(10)
        try:
            ask(attempt)
        except (RefundTooMuch, IntegrityError) as error:
            errors.append(type(error))
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_an_unpaid_payment_has_nothing_to_refund(attempt):
    with pytest.raises(RefundTooMuch):
        ask(attempt)


def test_while_stripe_is_away_it_stays_asked_for_and_is_sent_later(sandbox, paid):
    sandbox.fail("close", REFUNDS, times=2)
    refund = ask(paid)
    refund.refresh_from_db()
    assert (refund.status, refund.tries, counted(paid)) == ("asked", 1, 100_000)
    assert refund_sending.requeue(older_than=timedelta()) == 0
    due_again(refund)
    assert refund_sending.requeue(older_than=timedelta()) == 1
    assert counted(paid) == at_stripe(sandbox) == 100_000


def test_a_refund_that_stripe_did_while_it_said_it_failed_is_not_done_twice(sandbox, paid):
    sandbox.fail("error_after", REFUNDS)
    refund = ask(paid)
    refund.refresh_from_db()
    assert refund.status == "asked" and at_stripe(sandbox) == 100_000
    due_again(refund)
    refund_sending.send(refund.pk)
    refund.refresh_from_db()
    assert refund.status == "done" and at_stripe(sandbox) == 100_000


def test_killed_while_sending_it_is_not_done_twice(sandbox, paid):
    sandbox.fail("close", REFUNDS, times=2)
    refund = ask(paid)
    sandbox.client().v1.refunds.create(
        {
            "payment_intent": paid.payment_intent,
            "amount": 100_000,
            "metadata": {"refund": str(refund.pk)},
        }
    )
    due_again(refund)
    refund_sending.send(refund.pk)
    refund.refresh_from_db()
    assert refund.status == "done" and at_stripe(sandbox) == counted(paid) == 100_000


def test_a_refund_that_fails_is_given_back_and_staff_are_told(sandbox, paid):
    sandbox.fail_refunds("failed")
    refund = ask(paid)
    settle(paid)
    refund.refresh_from_db()
    assert (refund.status, counted(paid)) == ("failed", 0)
    assert StaffAlert.objects.get().kind == "refund_failed"
    ask(paid, 300_000)
    assert counted(paid) == 300_000


def test_a_refund_on_its_way_counts_and_is_booked_when_it_arrives(webhooks, paid):
    webhooks.fail_refunds("pending")
    refund = ask(paid)
    refund.refresh_from_db()
    assert (refund.status, counted(paid)) == ("pending", 100_000)
    webhooks.settle_refund(refund.provider_id)
    assert webhooks.wait_idle()
    refund.refresh_from_db()
    assert (refund.status, counted(paid)) == ("done", 100_000)


def test_a_refund_begun_at_stripe_is_booked_by_its_id(webhooks, paid):
    webhooks.refund(paid.payment_intent, 120_000)
    assert webhooks.wait_idle()
    refund = Refund.objects.get()
    assert refund.provider_id and (refund.status, counted(paid)) == ("done", 120_000)
    settle(paid)
    assert counted(paid) == 120_000 and Refund.objects.count() == 1


def test_a_refund_begun_at_stripe_before_the_payment_was_booked_counts_too(sandbox, attempt):
    session = sandbox.pay(attempt.session_id)
    sandbox.refund(session["payment_intent"], 50_000)
    settle(attempt)
    assert counted(attempt) == 50_000


def test_what_we_only_asked_for_stands_back_behind_what_stripe_has_refunded(sandbox, paid):
    sandbox.fail("close", REFUNDS, times=2)
    refund = ask(paid, 200_000)
    sandbox.refund(paid.payment_intent, 300_000)
    due_again(refund)
    refund_sending.send(refund.pk)
    refund.refresh_from_db()
    assert (refund.status, counted(paid), at_stripe(sandbox)) == ("failed", 300_000, 300_000)


def test_an_order_is_refunded_over_all_its_payments(sandbox, paid):
    refunds.ask_of_order(order=paid.order, amount=250_000, reason="")
    assert refunds.refundable_of_order(paid.order) == 50_000
    with pytest.raises(RefundTooMuch):
        refunds.ask_of_order(order=paid.order, amount=50_001, reason="")
    assert counted(paid) == at_stripe(sandbox) == 250_000
