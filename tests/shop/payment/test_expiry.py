"""A hold that is over: nothing is let go before Stripe has said that nothing can be paid."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.communication.models import OutgoingMail
from shop.order.models import Consignment, Order
from shop.partner import stock
from shop.payment import expiry, starting
from shop.payment.models import PaymentAttempt, StaffAlert
from shop.payment.registry import provider
from tests.factories.order import placed


def run_out(order, **ago):
    past = timezone.now() - timedelta(**(ago or {"seconds": 1}))
    Order.objects.filter(pk=order.pk).update(hold_expires_at=past)


def now(order):
    order.refresh_from_db()
    return order.status, bool(stock.held(reference=order.number))


def open_at_stripe(sandbox):
    return [one for one in sandbox.holdings()["sessions"] if one["status"] == "open"]


def test_the_session_is_ended_at_stripe_then_the_goods_are_free(sandbox, card_order, attempt):
    run_out(card_order)
    assert expiry.expire_holds() == 1
    assert now(card_order) == ("expired", False) and open_at_stripe(sandbox) == []
    assert OutgoingMail.objects.filter(kind="expired").count() == 1


def test_a_hold_that_runs_is_left_alone(card_order, attempt):
    assert expiry.expire_holds() == 0 and now(card_order) == ("awaiting_payment", True)


def test_paid_at_the_last_moment_it_is_paid(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    run_out(card_order)
    assert expiry.expire_holds() == 0
    assert now(card_order) == ("confirmed", True)


def test_never_begun_there_is_nothing_to_end(sandbox, card_order):
    run_out(card_order)
    assert expiry.expire_holds() == 1 and now(card_order) == ("expired", False)
    assert sandbox.holdings()["sessions"] == []


def test_killed_while_it_was_opened_its_session_is_found_and_ended(sandbox, card_order):
    provider("stripe").start(starting.prepare(card_order.payment_attempts.get()))
    run_out(card_order)
    assert expiry.expire_holds() == 1 and open_at_stripe(sandbox) == []


def test_killed_before_it_was_opened_it_never_will_be(sandbox, card_order):
    starting.prepare(card_order.payment_attempts.get())
    PaymentAttempt.objects.update(expires_at=timezone.now())
    run_out(card_order)
    assert expiry.expire_holds() == 1
    assert now(card_order) == ("expired", False) and sandbox.holdings()["sessions"] == []


@pytest.mark.parametrize("fault", ["close", "error"])
def test_while_stripe_is_away_the_goods_stay_held(sandbox, card_order, attempt, fault):
    run_out(card_order)
    sandbox.fail(fault, "/v1/checkout/sessions/*", times=2)
    assert expiry.expire_holds() == 0 and now(card_order) == ("awaiting_payment", True)
    assert expiry.expire_holds() == 1 and now(card_order) == ("expired", False)


def test_held_long_after_its_end_staff_are_told(sandbox, card_order, attempt):
    run_out(card_order, hours=2)
    sandbox.fail("close", times=2)
    expiry.expire_holds()
    assert StaffAlert.objects.get().kind == "stuck"


def test_one_order_that_stripe_does_not_answer_for_keeps_no_other_held(
    sandbox, card_order, attempt
):
    other = placed(payment_method="card")
    starting.start(other.payment_attempts.get())
    for order in (card_order, other):
        run_out(order)
    sandbox.fail("error", f"/v1/checkout/sessions/{attempt.session_id}/*", times=20)
    assert expiry.expire_holds() == 1
    assert now(other) == ("expired", False) and now(card_order) == ("awaiting_payment", True)


def test_a_hold_about_to_end_is_told_of_once(card_order):
    assert expiry.hold_reminders() == 0
    Order.objects.update(hold_expires_at=timezone.now() + timedelta(minutes=10))
    assert expiry.hold_reminders() == 1 and expiry.hold_reminders() == 0
    assert OutgoingMail.objects.filter(kind="hold_ending").count() == 1


def test_what_nobody_collects_in_time_can_be_sold_again(sandbox):
    order = placed()
    assert expiry.no_shows() == 0
    Consignment.objects.update(held_until=timezone.now())
    assert expiry.no_shows() == 1 and now(order) == ("no_show", False)


def test_a_session_that_stripe_does_not_know_keeps_no_other_held(sandbox, card_order, attempt):
    other = placed(payment_method="card")
    PaymentAttempt.objects.filter(pk=attempt.pk).update(session_id="cs_test_unknown")
    for order in (card_order, other):
        run_out(order, hours=2)
    expiry.expire_holds()
    assert now(card_order) == ("awaiting_payment", True) and now(other)[0] == "expired"
    assert StaffAlert.objects.get().order == card_order
