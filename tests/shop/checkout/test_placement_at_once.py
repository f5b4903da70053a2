"""Buyers who order at the same moment, each on a connection of its own.

The controls take one guard away and show the race: without them these tests would prove nothing.
"""

from threading import Barrier

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone

from shop.basket import changes
from shop.basket.models import Basket
from shop.checkout import placement as placing
from shop.checkout import refusals
from shop.checkout.placement import place
from shop.order import closing, vouchers
from shop.order.models import Order
from shop.partner import stock
from shop.partner.models import Partner, StockMovement, StockRecord
from shop.partner.stock_audit import audit
from shop.partner.stock_errors import NotEnoughStock
from shop.shipping import booking
from shop.shipping.models import CollectionRule, CollectionWindow
from shop.shipping.windows import windows
from tests.factories.listed import listed_product
from tests.factories.order import filled_basket, placement
from tests.shop.partner.test_stock_at_once import WAIT, at_once, of

from .test_placement_discounts import ConditionalOffer, offer, voucher

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS = 8


@pytest.fixture
def last_tea(outlet):
    return listed_product(outlet=outlet, received=1, price=85_000)


@pytest.fixture
def plenty(outlet):
    """Two products, and places for everyone in every window."""
    CollectionRule.objects.create(outlet=outlet, capacity=1000)
    return [listed_product(outlet=outlet, received=200, price=20_000) for _ in range(2)]


def apart(outlet):
    """Windows of their own, so that buyers do not already wait for each other there."""
    return [window.starts_at for window in windows(outlet, now=timezone.now())]


def orders(outlet, *lines, number=BUYERS, code="", times=None):
    """So many buyers' orders, each with a basket of its own, ready to be placed."""
    # The second: the first may close while the test runs.
    times = times or [apart(Partner.objects.get(pk=outlet.pk))[1]] * number
    sent = []
    for time in times[:number]:
        basket = filled_basket(*lines, outlet=outlet)
        if code:
            changes.apply_voucher(basket=basket, code=code)
        sent.append(placement(basket, window_starts_at=time))
    return sent


def place_all(sent):
    return at_once(*[lambda one=one: place(one) for one in sent])


def check_off():
    """The database's own CHECK taken away; the next test gets a database with it."""
    [check] = [c for c in StockRecord._meta.constraints if c.name == "stock_never_oversold"]
    with connection.schema_editor() as editor:
        editor.remove_constraint(StockRecord, check)


def read_together(number):
    """In the place of `stock.locked`: everybody has read before anybody writes."""
    everyone_has_read = Barrier(number)

    def read(keys):
        records = list(StockRecord.objects.filter(pk__in=keys).order_by("pk"))
        everyone_has_read.wait(WAIT)
        return records

    return read


# One voucher, twenty tries


def test_a_voucher_for_one_use_is_used_once_under_twenty_tries(outlet, plenty):
    coupon = voucher()
    results = place_all(orders(outlet, (plenty[0], 1), number=20, code="CHAO"))
    assert len(of(Order, results)) == 1 and len(of(refusals.VoucherSpent, results)) == 19
    coupon.refresh_from_db()
    assert coupon.applications.count() == coupon.num_orders == 1


@pytest.mark.postgres
def test_control_a_voucher_read_without_its_lock_is_used_by_all(outlet, plenty, monkeypatch):
    coupon, everyone_has_read = voucher(), Barrier(BUYERS)
    real = placing.contents

    def read(*args, **kwargs):
        found = real(*args, **kwargs)
        everyone_has_read.wait(WAIT)
        return found

    sent = orders(outlet, (plenty[0], 1), code="CHAO")
    monkeypatch.setattr(vouchers, "locked", lambda keys: [])
    monkeypatch.setattr(placing, "contents", read)
    assert len(of(Order, place_all(sent))) == BUYERS == coupon.applications.count()


# The last unit


def test_the_last_unit_makes_one_order(outlet, last_tea):
    results = place_all(orders(outlet, (last_tea, 1)))
    assert len(of(Order, results)) == 1 == Order.objects.count()
    assert len(of(refusals.Changed, results)) == BUYERS - 1
    assert StockMovement.objects.filter(kind="allocate").count() == 1 and not audit().exists()


@pytest.mark.postgres
def test_control_without_lock_and_check_the_last_unit_is_sold_to_all(outlet, last_tea, monkeypatch):
    sent = orders(outlet, (last_tea, 1), times=apart(outlet))
    check_off()
    monkeypatch.setattr(stock, "locked", read_together(BUYERS))
    assert len(of(Order, place_all(sent))) == BUYERS
    assert last_tea.stockrecords.get().num_allocated == BUYERS


# The same goods in opposite order


def opposite(outlet, one, other, number):
    """Buyers every second of whom took the goods in the other order, each in a window apart."""
    times = apart(outlet)
    there = orders(outlet, (one, 1), (other, 1), number=number, times=times)
    back = orders(outlet, (other, 1), (one, 1), number=number, times=times[number:])
    return [*there, *back]


def test_baskets_in_opposite_order_do_not_deadlock(outlet, plenty):
    for _round in range(3):
        assert not of(Exception, place_all(opposite(outlet, *plenty, number=4)))
    assert [product.stockrecords.get().num_allocated for product in plenty] == [24, 24]


@pytest.mark.postgres
def test_control_locked_in_the_order_of_the_basket_they_deadlock(outlet, plenty, monkeypatch):
    each_holds_one = Barrier(2)

    def in_order_asked(keys):
        first, second = keys
        records = [StockRecord.objects.select_for_update().get(pk=first)]
        each_holds_one.wait(WAIT)
        return [*records, StockRecord.objects.select_for_update().get(pk=second)]

    sent = opposite(outlet, *plenty, number=1)
    monkeypatch.setattr(stock, "locked", in_order_asked)
    [error] = of(OperationalError, place_all(sent))
    assert "deadlock" in str(error)


# The last place in a window


def test_the_last_place_in_a_window_is_taken_once(outlet, plenty):
    CollectionRule.objects.update(capacity=1)
    results = place_all(orders(outlet, (plenty[0], 1)))
    assert len(of(Order, results)) == 1 and len(of(refusals.WindowGone, results)) == BUYERS - 1
    assert CollectionWindow.objects.get().booked == 1


@pytest.mark.postgres
def test_control_places_counted_before_they_are_taken_are_overbooked(outlet, plenty, monkeypatch):
    CollectionRule.objects.update(capacity=1)
    sent, everyone_has_read = orders(outlet, (plenty[0], 1)), Barrier(BUYERS)

    def read_first(window, capacity):
        free = CollectionWindow.objects.filter(pk=window.pk, booked__lt=capacity).exists()
        everyone_has_read.wait(WAIT)
        return CollectionWindow.objects.filter(pk=window.pk if free else None)

    window = windows(outlet, now=timezone.now())[1]
    CollectionWindow.objects.create(
        outlet=outlet, starts_at=window.starts_at, ends_at=window.ends_at
    )
    monkeypatch.setattr(booking, "_with_room", read_first)
    assert len(of(Order, place_all(sent))) == BUYERS
    assert CollectionWindow.objects.get().booked == BUYERS


# Orders that come and orders that go


def test_placing_and_cancelling_under_one_offer_in_one_window_do_not_deadlock(outlet, plenty):
    """Both take voucher, offer, window and goods in the same order."""
    offer(value=5)
    gone = place_all(orders(outlet, (plenty[0], 1)))
    cancel = {"to": Order.Status.CANCELLED, "kind": "cancelled"}
    ends = [lambda order=order: closing.close(order, **cancel) for order in gone]
    begins = [lambda sent=sent: place(sent) for sent in orders(outlet, (plenty[0], 1))]
    assert not of(Exception, at_once(*ends, *begins))
    assert ConditionalOffer.objects.get().num_orders == BUYERS
    assert CollectionWindow.objects.get().booked == BUYERS and not audit().exists()


# The counter and the web


def sell_at_counter(product):
    record = product.stockrecords.get()
    return lambda: stock.adjust(stockrecord=record, change=-1, reason="Bán tại quầy")


def test_the_last_unit_goes_over_the_counter_or_to_the_web(outlet, last_tea):
    [sent] = orders(outlet, (last_tea, 1), number=1)
    results = at_once(lambda: place(sent), sell_at_counter(last_tea))
    assert len(of((Order, StockMovement), results)) == 1
    assert len(of((refusals.Changed, NotEnoughStock), results)) == 1
    assert last_tea.stockrecords.get().net_stock_level == 0 and not audit().exists()


@pytest.mark.postgres
def test_control_without_lock_and_check_it_goes_to_both(outlet, last_tea, monkeypatch):
    [sent] = orders(outlet, (last_tea, 1), number=1)
    check_off()
    monkeypatch.setattr(stock, "locked", read_together(2))
    assert len(of(Exception, at_once(lambda: place(sent), sell_at_counter(last_tea)))) == 0
    assert last_tea.stockrecords.get().net_stock_level == -1


# The same form, sent more than once


def test_a_form_sent_many_times_at_once_makes_one_order(outlet, plenty):
    [sent] = orders(outlet, (plenty[0], 1), number=1)
    results = place_all([sent] * BUYERS)
    assert len({order.pk for order in of(Order, results)}) == 1 == Order.objects.count()
    assert not of(Exception, results)
    assert plenty[0].stockrecords.get().num_allocated == 1


@pytest.mark.postgres
def test_control_without_the_baskets_lock_only_the_unique_key_holds(outlet, plenty, monkeypatch):
    everyone_has_read = Barrier(BUYERS)

    def read(basket):
        found = Basket.objects.select_related("outlet", "province", "owner").get(pk=basket.pk)
        everyone_has_read.wait(WAIT)
        return found

    [sent] = orders(outlet, (plenty[0], 1), number=1)
    monkeypatch.setattr(placing, "locked", read)
    results = place_all([sent] * BUYERS)
    assert len(of(IntegrityError, results)) == BUYERS - 1 and Order.objects.count() == 1
