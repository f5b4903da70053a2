"""What Stripe is asked to open, and that asking again never opens a second payment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.order.models import Order
from shop.payment import starting
from shop.payment.errors import NotPayable
from shop.payment.models import PaymentAttempt
from shop.payment.providers.base import ProviderRefused, ProviderUnavailable
from shop.payment.providers.stripe_session import line_items
from shop.payment.registry import provider
from shop.payment.settle import settle
from tests.factories.listed import listed_product
from tests.factories.order import placed

SESSIONS = "/v1/checkout/sessions"


def sessions(sandbox, **facts):
    held = sandbox.holdings()["sessions"]
    return [one for one in held if all(one[name] == value for name, value in facts.items())]


def test_stripe_is_asked_for_the_orders_total_in_the_orders_language(sandbox, card_order, attempt):
    [session] = sessions(sandbox)
    assert (session["amount_total"], session["currency"]) == (300_000, "vnd")
    assert session["locale"] == "en"
    assert session["client_reference_id"] == card_order.number
    assert session["metadata"] == {
        "attempt": str(attempt.idempotency_key),
        "order": card_order.number,
    }
    assert session["adaptive_pricing"] == {"enabled": False}
    assert session["customer_email"] == card_order.email


def test_the_page_is_open_as_long_as_the_hold(card_order, attempt):
    assert abs(attempt.expires_at - card_order.hold_expires_at) < timedelta(seconds=2)
    assert attempt.session_url.startswith("http")


def test_a_page_is_open_for_half_an_hour_at_least_and_a_day_at_most(sandbox):
    for hold, least, most in ((5, 30, 32), (2880, 1430, 1440)):
        order = placed(payment_method="card")
        Order.objects.filter(pk=order.pk).update(
            hold_expires_at=timezone.now() + timedelta(minutes=hold)
        )
        attempt = starting.start(order.payment_attempts.get())
        minutes = (attempt.expires_at - timezone.now()) / timedelta(minutes=1)
        assert least <= minutes <= most


def total_of(items):
    return sum(item["quantity"] * item["price_data"]["unit_amount"] for item in items)


@pytest.mark.parametrize(
    ("price_after_discount", "delivery"), [(300_000, 0), (299_999, 0), (200_000, 30_000), (1, 1)]
)
def test_items_come_to_the_total_exactly(card_order, price_after_discount, delivery):
    """Discounts are folded into the lines, also where they do not divide by the quantity."""
    card_order.lines.update(line_price_incl_tax=price_after_discount)
    card_order.shipping_incl_tax = delivery
    items = line_items(card_order, price_after_discount + delivery)
    assert total_of(items) == price_after_discount + delivery
    assert len(items) == (2 if delivery else 1)


def test_items_that_do_not_sum_up_become_one(card_order):
    assert total_of(line_items(card_order, 123_456)) == 123_456


def test_started_twice_it_is_the_same_page(sandbox, card_order):
    first = starting.start(card_order.payment_attempts.get())
    second = starting.start(card_order.payment_attempts.get())
    assert first.session_url == second.session_url and len(sessions(sandbox)) == 1


@pytest.mark.parametrize("fault", ["close", "error", "error_after"])
def test_while_stripe_is_away_the_order_stays_held_and_goes_on_later(sandbox, card_order, fault):
    sandbox.fail(fault, SESSIONS)
    sandbox.fail("close", times=2)
    with pytest.raises(ProviderUnavailable):
        starting.start(card_order.payment_attempts.get())
    card_order.refresh_from_db()
    assert card_order.status == Order.Status.AWAITING_PAYMENT
    assert starting.retry(card_order).status == PaymentAttempt.Status.OPEN
    assert len(sessions(sandbox)) == 1


def test_a_hiccup_is_not_noticed(sandbox, card_order):
    sandbox.fail("close_after", SESSIONS)
    assert starting.start(card_order.payment_attempts.get()).session_url
    assert len(sessions(sandbox)) == 1


def test_killed_after_stripe_opened_it_the_session_is_found_though_the_key_is_forgotten(
    sandbox, card_order
):
    """As with other words under the same key: after a release, say, that changed them."""
    attempt = killed_while_opening(card_order)
    Order.objects.filter(pk=card_order.pk).update(guest_email="another@example.com")
    again = starting.start(PaymentAttempt.objects.get(pk=attempt.pk))
    assert again.status == PaymentAttempt.Status.OPEN and len(sessions(sandbox)) == 1


def killed_while_opening(order):
    """Stripe has opened it; the process that asked wrote nothing of it down."""
    attempt = starting.prepare(order.payment_attempts.get())
    provider("stripe").start(attempt)
    return PaymentAttempt.objects.get(pk=attempt.pk)


def test_killed_after_stripe_opened_it_the_same_session_is_gone_on_with(sandbox, card_order):
    attempt = killed_while_opening(card_order)
    assert attempt.session_id is None
    assert starting.retry(card_order).status == PaymentAttempt.Status.OPEN
    assert len(sessions(sandbox)) == 1


def test_what_stripe_refuses_is_told(sandbox, card_order):
    card_order.payment_attempts.update(amount=5_000)
    with pytest.raises(ProviderRefused):
        starting.start(card_order.payment_attempts.get())


def test_a_new_try_ends_the_one_before_first(sandbox, card_order, attempt):
    second = starting.retry(card_order)
    assert second.pk != attempt.pk
    assert [one["id"] for one in sessions(sandbox, status="open")] == [second.session_id]
    attempt.refresh_from_db()
    assert attempt.status == PaymentAttempt.Status.EXPIRED


def test_a_new_try_finds_that_the_one_before_is_paid(sandbox, card_order, attempt):
    sandbox.pay(attempt.session_id)
    with pytest.raises(NotPayable):
        starting.retry(card_order)
    card_order.refresh_from_db()
    assert card_order.status == Order.Status.CONFIRMED
    assert sessions(sandbox, status="open") == []


def test_a_new_try_makes_the_hold_longer_but_not_past_the_limit(sandbox, card_order, attempt):
    before = card_order.hold_expires_at
    Order.objects.filter(pk=card_order.pk).update(
        hold_expires_at=timezone.now() + timedelta(minutes=5),
        date_placed=timezone.now() - timedelta(minutes=100),
    )
    starting.retry(card_order)
    card_order.refresh_from_db()
    left = (card_order.hold_expires_at - timezone.now()) / timedelta(minutes=1)
    assert card_order.hold_expires_at < before and 19 < left <= 20


@pytest.mark.parametrize("status", ["confirmed", "cancelled", "expired", "completed"])
def test_only_an_order_that_waits_is_paid_for(card_order, status):
    Order.objects.filter(pk=card_order.pk).update(status=status)
    with pytest.raises(NotPayable):
        starting.start(card_order.payment_attempts.get())


def test_an_order_whose_hold_is_over_is_not_paid_for(card_order):
    Order.objects.filter(pk=card_order.pk).update(hold_expires_at=timezone.now())
    with pytest.raises(NotPayable):
        starting.start(card_order.payment_attempts.get())


def test_a_title_stripe_would_refuse_is_cut(sandbox):
    product = listed_product(title_vi="Đ" * 255, price=20_000)
    order = placed((product, 1), outlet=product.stockrecords.get().partner, payment_method="card")
    assert starting.start(order.payment_attempts.get()).session_url
    assert settle(order.payment_attempts.get()).status == Order.Status.AWAITING_PAYMENT
