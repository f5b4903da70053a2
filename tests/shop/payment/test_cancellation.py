"""Called off: first nothing can be paid any more, then goods and money go back."""

import pytest

from shop.order import fulfilment
from shop.order.models import Consignment, Order
from shop.partner import stock
from shop.payment import cancellation
from shop.payment.errors import NotCancellable, PaymentUnknown
from shop.payment.settle import settle
from tests.factories.order import placed


def cancel(order, **who):
    return cancellation.cancel(order=order, **(who or {"by_customer": True}))


def open_at_stripe(sandbox):
    return [one for one in sandbox.holdings()["sessions"] if one["status"] == "open"]


def test_the_open_payment_is_ended_then_the_goods_are_free(sandbox, card_order, attempt):
    order = cancel(card_order)
    assert order.status == "cancelled" and open_at_stripe(sandbox) == []
    assert not stock.held(reference=order.number)
    assert order.events.get(kind="cancelled").by_customer


def test_what_was_paid_goes_back(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    settle(attempt)
    order = cancel(card_order)
    assert (order.status, order.refunded_total) == ("cancelled", 300_000)
    assert [one["amount"] for one in sandbox.holdings()["refunds"]] == [300_000]


def test_paid_at_the_last_moment_it_goes_back_too(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    order = cancel(card_order)
    assert (order.status, order.paid_total, order.refunded_total) == (
        "cancelled",
        300_000,
        300_000,
    )


def test_while_stripe_is_away_nothing_is_called_off(sandbox, card_order, attempt):
    sandbox.fail("close", times=2)
    with pytest.raises(PaymentUnknown):
        cancel(card_order)
    card_order.refresh_from_db()
    assert card_order.status == "awaiting_payment" and stock.held(reference=card_order.number)


def test_a_buyer_who_paid_may_until_it_is_packed_and_staff_until_it_has_left(
    sandbox, card_order, attempt, admin_user
):
    sandbox.pay(attempt.session_id)
    order = settle(attempt)
    assert cancellation.may_cancel(order)
    fulfilment.prepare(consignment=order.consignments.get(), by=admin_user)
    assert not cancellation.may_cancel(order)
    with pytest.raises(NotCancellable):
        cancel(order)
    assert cancel(order, by=admin_user, reason="Hàng hỏng").status == "cancelled"


def test_a_reservation_may_be_called_off_until_it_is_collected(sandbox, admin_user):
    order = placed()
    fulfilment.ready(consignment=order.consignments.get(), by=admin_user)
    assert cancellation.may_cancel(order)
    Consignment.objects.update(status=Consignment.Status.COLLECTED)
    assert not cancellation.may_cancel(order)


def test_a_disputed_order_is_not_the_buyers_to_call_off(card_order, attempt):
    Order.objects.update(is_frozen=True)
    card_order.refresh_from_db()
    assert not cancellation.may_cancel(card_order)
    assert cancellation.may_cancel(card_order, by_customer=False)


def test_a_payment_begun_meanwhile_is_ended_before_the_order_is(card_order, attempt):
    with pytest.raises(PaymentUnknown):
        cancellation.close(card_order, by=None, by_customer=True, reason="")
    card_order.refresh_from_db()
    assert card_order.status == "awaiting_payment"
