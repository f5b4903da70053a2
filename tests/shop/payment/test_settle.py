"""How money is booked: by what Stripe says now, to the đồng, once."""

import pytest

from shop.communication.models import OutgoingMail
from shop.order.models import Order
from shop.payment.models import PaymentAttempt, StaffAlert
from shop.payment.settle import settle

DECLINED = "4000000000000002"


def alerts():
    return list(StaffAlert.objects.values_list("kind", flat=True))


def test_what_is_not_paid_is_left_alone(attempt):
    assert settle(attempt).status == Order.Status.AWAITING_PAYMENT


def test_a_paid_order_is_confirmed(sandbox, attempt):
    sandbox.pay(attempt.session_id)
    order = settle(attempt)
    assert (order.status, order.paid_total, order.amount_due) == ("confirmed", 300_000, 0)
    assert order.hold_expires_at is None and order.events.filter(kind="paid").count() == 1
    assert OutgoingMail.objects.filter(kind="paid", to=order.email).count() == 1


def test_booked_again_nothing_changes(sandbox, attempt):
    sandbox.pay(attempt.session_id)
    settle(attempt)
    order = settle(attempt)
    assert order.paid_total == 300_000 and order.events.filter(kind="paid").count() == 1
    assert OutgoingMail.objects.filter(kind="paid").count() == 1


def test_a_declined_card_leaves_the_order_waiting(sandbox, attempt):
    sandbox.pay(attempt.session_id, card=DECLINED)
    assert settle(attempt).status == Order.Status.AWAITING_PAYMENT
    sandbox.pay(attempt.session_id)
    assert settle(attempt).status == Order.Status.CONFIRMED


def test_a_session_that_ended_unpaid_ends_the_attempt_not_the_order(sandbox, attempt):
    sandbox.expire(attempt.session_id)
    order = settle(attempt)
    assert order.status == Order.Status.AWAITING_PAYMENT
    assert order.payment_attempts.get().status == PaymentAttempt.Status.EXPIRED


@pytest.mark.parametrize(
    "falsified", [{"amount": 299_999}, {"amount": 300_001}, {"currency": "usd"}, {"livemode": True}]
)
def test_wrong_amount_currency_or_livemode_is_quarantined(sandbox, attempt, falsified):
    sandbox.pay(attempt.session_id, **falsified)
    order = settle(settle(attempt).payment_attempts.get())
    assert (order.status, order.paid_total) == ("awaiting_payment", 0)
    assert order.payment_attempts.get().status == PaymentAttempt.Status.QUARANTINED
    assert alerts() == ["mismatch"]
    assert OutgoingMail.objects.filter(kind="alert", to="canhbao@example.com").exists()


def test_another_orders_payment_does_not_pay_for_this_one(sandbox, attempt):
    PaymentAttempt.objects.filter(pk=attempt.pk).update(
        idempotency_key="00000000-0000-4000-8000-000000000000"
    )
    sandbox.pay(attempt.session_id)
    assert settle(attempt).paid_total == 0 and alerts() == ["mismatch"]
