"""Money taken at an outlet."""

import pytest

from shop.order.errors import WrongState
from shop.payment import counter, refunds
from shop.payment.errors import NotPayable
from shop.payment.models import PaymentAttempt
from shop.payment.settle import settle
from tests.factories.order import placed

CASH = PaymentAttempt.Means.CASH


def test_all_that_is_due_is_booked_with_who_took_it(sandbox, admin_user):
    order = placed()
    attempt = counter.take(order=order, means=CASH, by=admin_user)
    order.refresh_from_db()
    assert (attempt.status, attempt.means, attempt.by) == ("paid", "cash", admin_user)
    assert order.paid_total == order.total_incl_tax and not order.amount_due
    assert order.events.get(kind="paid").by == admin_user


def test_it_is_taken_once(sandbox, admin_user):
    order = placed()
    counter.take(order=order, means=CASH, by=admin_user)
    with pytest.raises(NotPayable):
        counter.take(order=order, means=CASH, by=admin_user)


def test_an_order_that_waits_for_a_card_is_not_paid_at_the_counter(card_order, admin_user):
    with pytest.raises(WrongState):
        counter.take(order=card_order, means=CASH, by=admin_user)


def test_a_card_is_not_taken_by_hand(sandbox, admin_user):
    with pytest.raises(ValueError):
        counter.take(order=placed(), means=PaymentAttempt.Means.CARD, by=admin_user)


def test_money_given_back_at_the_counter_is_done_at_once(sandbox, admin_user):
    order = placed()
    attempt = counter.take(order=order, means=CASH, by=admin_user)
    refund = refunds.ask(attempt=attempt, amount=10_000, reason="Thiếu một gói", by=admin_user)
    refund.refresh_from_db()
    assert refund.status == "done"


def test_paid_by_card_and_by_hand_the_card_goes_back(sandbox, card_order, attempt, admin_user):
    """Staff took cash while the buyer paid on the phone."""
    type(card_order).objects.filter(pk=card_order.pk).update(status="confirmed")
    counter.take(order=card_order, means=CASH, by=admin_user)
    sandbox.pay(attempt.session_id)
    order = settle(attempt)
    assert (order.paid_total, order.refunded_total) == (600_000, 300_000)
    assert order.alerts.get().kind == "paid_twice"
