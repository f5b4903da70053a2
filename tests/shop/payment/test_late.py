"""Paid after the hold had run out: the goods are set aside again, or the money goes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.communication.models import OutgoingMail
from shop.order.models import Consignment, Order
from shop.partner import stock
from shop.partner.stock_audit import audit
from shop.payment import expiry
from shop.payment.models import Refund, StaffAlert
from shop.payment.registry import provider
from shop.payment.settle import book
from shop.shipping.models import CollectionRule, CollectionWindow


@pytest.fixture
def state(sandbox, attempt):
    """What Stripe says once it is paid; the order has meanwhile expired."""
    sandbox.pay(attempt.session_id)
    state = provider("stripe").fetch_state(attempt)
    Order.objects.update(hold_expires_at=timezone.now())
    attempt.order.payment_attempts.update(status="expired")
    assert expiry.release(attempt.order)
    return state


def test_goods_still_there_are_set_aside_again(attempt, state):
    order = book(attempt, state)
    assert (order.status, order.paid_total) == ("confirmed", 300_000)
    assert sum(stock.held(reference=order.number).values()) == 3
    part = order.consignments.get()
    assert part.status == Consignment.Status.WAITING and part.held_until
    assert part.window.booked == 1
    assert not StaffAlert.objects.exists() and not audit().exists()


def test_goods_gone_the_money_goes_back_by_itself(sandbox, attempt, state, record):
    stock.allocate(lines=[(record, 3)], reference="HG-FASTER")
    order = book(attempt, state)
    order.refresh_from_db()
    assert (order.status, order.paid_total, order.refunded_total) == (
        "unfillable",
        300_000,
        300_000,
    )
    assert Refund.objects.get().status == "done"
    assert [one["amount"] for one in sandbox.holdings()["refunds"]] == [300_000]
    assert StaffAlert.objects.get().kind == "unfillable"
    assert OutgoingMail.objects.filter(kind="unfillable").count() == 1
    assert not stock.held(reference=order.number) and not audit().exists()


def test_a_window_full_by_then_takes_one_more_and_staff_read_so(attempt, state):
    window = CollectionWindow.objects.get()
    rule = CollectionRule.objects.create(outlet=window.outlet, capacity=1)
    CollectionWindow.objects.update(booked=rule.capacity)
    order = book(attempt, state)
    assert order.status == "confirmed"
    assert CollectionWindow.objects.get().booked == 2
    assert order.events.filter(kind="note").count() == 1


def test_a_window_over_by_then_still_leaves_a_day(attempt, state):
    past = timezone.now() - timedelta(days=1)
    CollectionWindow.objects.update(starts_at=past, ends_at=past + timedelta(hours=1))
    order = book(attempt, state)
    assert order.consignments.get().held_until > timezone.now() + timedelta(hours=23)


def test_cancelled_by_then_the_money_goes_back(sandbox, attempt, state):
    Order.objects.update(status=Order.Status.CANCELLED)
    order = book(attempt, state)
    order.refresh_from_db()
    assert (order.status, order.refunded_total) == ("cancelled", 300_000)
    assert not stock.held(reference=order.number)


def test_booked_again_nothing_changes(attempt, state, record):
    stock.allocate(lines=[(record, 3)], reference="HG-FASTER")
    book(attempt, state)
    book(attempt, provider("stripe").fetch_state(attempt))
    assert Refund.objects.count() == 1 and StaffAlert.objects.count() == 1
