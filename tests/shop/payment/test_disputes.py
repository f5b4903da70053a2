"""A buyer's bank takes the money back: nothing is handed over meanwhile."""

import pytest

from shop.order import fulfilment
from shop.order.errors import Frozen
from shop.payment import refunds
from shop.payment.errors import RefundTooMuch
from shop.payment.models import Dispute, PaymentAttempt, StaffAlert
from shop.payment.settle import settle


@pytest.fixture
def disputed(webhooks, attempt):
    webhooks.pay(attempt.session_id)
    settle(attempt)
    paid = PaymentAttempt.objects.get(pk=attempt.pk)
    webhooks.dispute(paid.payment_intent)
    assert webhooks.wait_idle()
    return paid


def order_of(attempt):
    attempt.order.refresh_from_db()
    return attempt.order


def test_a_dispute_stops_the_order_and_staff_are_told(disputed, admin_user):
    assert order_of(disputed).is_frozen
    assert StaffAlert.objects.get().kind == "dispute"
    with pytest.raises(Frozen):
        fulfilment.hand_over(consignment=disputed.order.consignments.get(), by=admin_user)


def test_won_the_order_goes_on(webhooks, disputed):
    webhooks.close_dispute(Dispute.objects.get().provider_id, "won")
    assert webhooks.wait_idle()
    assert not order_of(disputed).is_frozen and not Dispute.objects.get().is_open
    kinds = disputed.order.events.values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["disputed", "dispute_closed"]


def test_lost_it_stays_stopped_and_nothing_is_refunded_on_top(webhooks, disputed):
    webhooks.close_dispute(Dispute.objects.get().provider_id, "lost")
    assert webhooks.wait_idle()
    assert order_of(disputed).is_frozen
    with pytest.raises(RefundTooMuch):
        refunds.ask(attempt=disputed, amount=1, reason="")


def test_seen_again_it_is_told_once(disputed):
    settle(disputed)
    assert disputed.order.events.filter(kind="disputed").count() == 1
    assert StaffAlert.objects.count() == 1
