"""Vouchers and offers in an order: whole đồng, counted once, given back when it dies."""

from datetime import timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket import changes
from shop.basket.contents import contents
from shop.basket.models import Basket
from shop.checkout import refusals
from shop.checkout.placement import place
from shop.order import closing
from shop.order.models import Order
from tests.factories.order import CARD, filled_basket, placement

pytestmark = pytest.mark.django_db
Voucher, ConditionalOffer = get_model("voucher", "Voucher"), get_model("offer", "ConditionalOffer")
CANCEL = {"to": Order.Status.CANCELLED, "kind": "cancelled"}


def offer(kind="Percentage", value=7, **values):
    """`value` percent or đồng off everything."""
    everything, _made = get_model("offer", "Range").objects.get_or_create(
        name="Tất cả", defaults={"includes_all_products": True}
    )
    condition = get_model("offer", "Condition").objects.create(
        range=everything, type="Count", value=1
    )
    benefit = get_model("offer", "Benefit").objects.create(
        range=None if kind.startswith("Shipping") else everything, type=kind, value=value
    )
    values = {"name": "Khai trương", "offer_type": "Site", **values}
    return ConditionalOffer.objects.create(condition=condition, benefit=benefit, **values)


def voucher(usage=Voucher.SINGLE_USE, **values):
    now = timezone.now()
    found = Voucher.objects.create(
        name="Chào khách",
        code="CHAO",
        usage=usage,
        start_datetime=now - timedelta(days=1),
        end_datetime=now + timedelta(days=1),
    )
    found.offers.add(offer(offer_type="Voucher", name="Chào khách", **values))
    return found


@pytest.fixture
def coupon(basket):
    """7 % off, once, in the basket."""
    found = voucher()
    changes.apply_voucher(basket=basket, code="chao")
    return found


def numbers(counted):
    counted.refresh_from_db()
    return counted.num_orders, int(counted.total_discount)


@pytest.mark.parametrize("percent", [1, 7, 33, 99])
def test_discounts_are_whole_dong_and_the_totals_add_up(basket, percent):
    offer(value=percent)
    order = place(placement(basket))
    sums = order.lines.aggregate(
        paid=Sum("line_price_incl_tax"), before=Sum("line_price_before_discounts_incl_tax")
    )
    assert sums["before"] == 325_000
    assert sums["paid"] == order.total_incl_tax == 325_000 - order.discount_total
    assert order.discount_total == int(order.discounts.get().amount) == 325_000 * percent // 100


def test_an_amount_off_is_spread_over_the_lines_to_the_dong(basket):
    offer("Absolute", 10_001)
    order = place(placement(basket))
    assert order.total_incl_tax == 314_999
    assert order.lines.aggregate(n=Sum("line_price_incl_tax"))["n"] == 314_999


def test_the_total_that_was_agreed_is_the_total_of_the_order(tea, fish, outlet):
    """Rounded line by line: 2.550 and 999, where 3 % of the sum would be 3.550."""
    for product, price in ((tea, 85_001), (fish, 33_333)):
        product.stockrecords.update(price=price)
    offer(value=3)
    basket = filled_basket((tea, 1), (fish, 1), outlet=outlet)
    agreed = contents(Basket.objects.get(pk=basket.pk)).total
    order = place(placement(basket))
    assert order.total_incl_tax == agreed == 118_334 - 3_549
    assert int(order.discounts.get().amount) == order.discount_total == 3_549


def test_offers_together_take_off_no_more_than_the_price(basket):
    for number in range(2):
        offer(value=60, name=f"Ưu đãi {number}", exclusive=False)
    order = place(placement(basket))
    assert order.total_incl_tax == 0 and order.discount_total == 325_000
    assert sum(row.amount for row in order.discounts.all()) == 325_000


def test_a_voucher_is_used_with_its_order(basket, coupon):
    order = place(placement(basket))
    assert order.total_incl_tax == 302_250
    assert coupon.applications.get().order == order
    assert numbers(coupon) == numbers(coupon.offers.get()) == (1, 22_750)
    assert order.discounts.get().voucher_code == "CHAO"


def test_a_voucher_used_up_meanwhile_is_said_with_the_new_total(basket, coupon, tea, outlet):
    sent = placement(basket)
    other = filled_basket((tea, 1), outlet=outlet)
    changes.apply_voucher(basket=other, code="CHAO")
    place(placement(other))
    with pytest.raises(refusals.VoucherSpent) as refusal:
        place(sent)
    assert refusal.value.contents.total == 325_000 and coupon.applications.count() == 1


def test_a_voucher_that_ran_out_before_does_not_bar_the_order(basket, coupon):
    """Who has seen the total without it may order."""
    Voucher.objects.update(end_datetime=timezone.now() - timedelta(minutes=1))
    order = place(placement(basket))
    assert order.total_incl_tax == 325_000 and not coupon.applications.exists()


@pytest.mark.parametrize("method", ["card", "counter"])
def test_a_voucher_is_given_back_by_an_order_that_dies(basket, coupon, method):
    closing.close(place(placement(basket, payment_method=method)), **CANCEL)
    assert not coupon.applications.exists()
    assert numbers(coupon) == numbers(coupon.offers.get()) == (0, 0)


def test_giving_back_survives_counters_that_staff_have_set_to_nothing(basket, coupon):
    order = place(placement(basket))
    Voucher.objects.update(num_orders=0, total_discount=0)
    ConditionalOffer.objects.update(num_orders=0, num_applications=0, total_discount=0)
    assert closing.close(order, **CANCEL).status == "cancelled"


def test_an_offer_is_given_no_more_often_than_staff_allow(basket, tea, outlet):
    offer(max_global_applications=1)
    other = filled_basket((tea, 1), outlet=outlet)
    sent = placement(other)
    assert place(placement(basket)).discount_total == 22_750
    with pytest.raises(refusals.Changed):
        place(sent)
    assert place(placement(other)).discount_total == 0


def test_who_owes_nothing_is_confirmed_at_once(basket):
    offer(value=100)
    order = place(placement(basket, payment_method=CARD))
    assert (order.total_incl_tax, order.status) == (0, "confirmed")
    assert not order.payment_attempts.exists()
