"""Each way that stock moves: what it changes, what it refuses."""

from decimal import Decimal

import pytest
from django.db.models import ProtectedError

from shop.partner import stock
from shop.partner.models import StockMovement
from shop.partner.stock_audit import audit
from shop.partner.stock_errors import (
    BelowAllocated,
    InvalidQuantity,
    NotAllocated,
    NotEnoughStock,
    ReasonMissing,
    ReferenceMissing,
)
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db
ORDER = "HG-1"
NOT_QUANTITIES = [0, -1, True, 1.5, 1.0, Decimal("1"), "1", None, 1_000_001]


@pytest.fixture
def record(db):
    return StockRecordFactory(received=5)


def numbers(record):
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated


def test_received_goods_are_on_hand(record):
    stock.receive(stockrecord=record, quantity=7, reference="PX-12")
    assert numbers(record) == (12, 0)


def test_a_delivery_of_many_lines_comes_whole(record):
    other = StockRecordFactory()
    stock.receive_all(lines=[(record, 1), (other, 2), (record, 3)], reference="PX-13")
    assert numbers(record) == (9, 0) and numbers(other) == (2, 0)
    assert not audit().exists()


def test_a_delivery_of_many_lines_comes_whole_or_not_at_all(record):
    full = StockRecordFactory(received=1_000_000)
    with pytest.raises(InvalidQuantity):
        stock.receive_all(lines=[(record, 1), (full, 1)])
    assert numbers(record) == (5, 0) and not audit().exists()


def test_count_sets_what_is_on_hand(record):
    movement = stock.count(stockrecord=record, counted=3)
    assert numbers(record) == (3, 0)
    assert movement.in_stock_change == -2


def test_count_without_difference_is_written_too(record):
    stock.count(stockrecord=record, counted=5)
    assert record.movements.filter(kind="count", in_stock_change=0).count() == 1


def test_count_of_an_empty_shelf_is_zero(record):
    stock.count(stockrecord=record, counted=0)
    assert numbers(record) == (0, 0)


def test_count_never_goes_below_what_is_promised(record):
    stock.allocate(lines=[(record, 4)], reference=ORDER)
    with pytest.raises(BelowAllocated) as refusal:
        stock.count(stockrecord=record, counted=3)
    assert "4" in str(refusal.value) and numbers(record) == (5, 4)


def test_adjust_needs_a_reason(record):
    with pytest.raises(ReasonMissing):
        stock.adjust(stockrecord=record, change=-1, reason="  ")
    stock.adjust(stockrecord=record, change=-1, reason="Vỡ")
    assert numbers(record) == (4, 0)


def test_adjust_never_takes_what_is_promised(record):
    stock.allocate(lines=[(record, 4)], reference=ORDER)
    with pytest.raises(NotEnoughStock) as refusal:
        stock.adjust(stockrecord=record, change=-2, reason="Vỡ")
    assert refusal.value.shortages == {record.pk: 1}


def test_the_counter_never_sells_what_is_promised(record):
    stock.allocate(lines=[(record, 4)], reference=ORDER)
    movement = stock.sell(stockrecord=record, quantity=1, reference="PT-9")
    assert (movement.kind, movement.in_stock_change, movement.reference) == ("sell", -1, "PT-9")
    with pytest.raises(NotEnoughStock) as refusal:
        stock.sell(stockrecord=record, quantity=1)
    assert refusal.value.shortages == {record.pk: 0} and numbers(record) == (4, 4)


def test_allocated_goods_stay_on_hand_but_are_not_available(record):
    stock.allocate(lines=[(record, 2)], reference=ORDER)
    assert numbers(record) == (5, 2)
    assert record.net_stock_level == 3


def test_allocate_says_what_is_available(record):
    with pytest.raises(NotEnoughStock) as refusal:
        stock.allocate(lines=[(record, 6)], reference=ORDER)
    assert refusal.value.shortages == {record.pk: 5}


def test_allocate_takes_all_lines_or_none(record):
    short = StockRecordFactory(received=1)
    with pytest.raises(NotEnoughStock) as refusal:
        stock.allocate(lines=[(record, 1), (short, 2)], reference=ORDER)
    assert refusal.value.shortages == {short.pk: 1}
    assert numbers(record) == (5, 0)
    assert not StockMovement.objects.filter(reference=ORDER).exists()


def test_a_record_named_twice_is_summed(record):
    with pytest.raises(NotEnoughStock):
        stock.allocate(lines=[(record, 3), (record, 3)], reference=ORDER)
    stock.allocate(lines=[(record, 3), (record, 2)], reference=ORDER)
    assert numbers(record) == (5, 5)


def test_movements_come_in_pk_order(record):
    later = StockRecordFactory(received=1)
    movements = stock.allocate(lines=[(later, 1), (record, 1)], reference=ORDER)
    assert [movement.stockrecord_id for movement in movements] == [record.pk, later.pk]


def test_released_goods_can_be_sold_again(record):
    stock.allocate(lines=[(record, 5)], reference=ORDER)
    [movement] = stock.release(lines=[(record, 2)], reference=ORDER, reason="Khách hủy")
    assert numbers(record) == (5, 3) and movement.kind == "release"


def test_handed_over_goods_leave_the_shelf(record):
    stock.allocate(lines=[(record, 3)], reference=ORDER)
    [movement] = stock.consume(lines=[(record, 3)], reference=ORDER)
    assert numbers(record) == (2, 0) and movement.kind == "consume"


@pytest.mark.parametrize("settle", [stock.release, stock.consume])
def test_an_order_cannot_settle_more_than_it_holds(record, settle):
    stock.allocate(lines=[(record, 2)], reference="HG-2")
    stock.allocate(lines=[(record, 1)], reference=ORDER)
    with pytest.raises(NotAllocated) as refusal:
        settle(lines=[(record, 2)], reference=ORDER)
    assert (refusal.value.asked, refusal.value.held) == (2, 1)
    assert numbers(record) == (5, 3)


@pytest.mark.parametrize("first", [stock.release, stock.consume])
@pytest.mark.parametrize("again", [stock.release, stock.consume])
def test_an_order_settles_once(record, first, again):
    stock.allocate(lines=[(record, 2)], reference="HG-2")
    stock.allocate(lines=[(record, 1)], reference=ORDER)
    first(lines=[(record, 1)], reference=ORDER)
    with pytest.raises(NotAllocated):
        again(lines=[(record, 1)], reference=ORDER)


def test_held_says_what_an_order_still_has(record):
    other = StockRecordFactory(received=1)
    stock.allocate(lines=[(record, 3), (other, 1)], reference=ORDER)
    stock.consume(lines=[(other, 1)], reference=ORDER)
    stock.release(lines=[(record, 1)], reference=ORDER)
    assert stock.held(reference=ORDER) == {record.pk: 2}


@pytest.mark.parametrize("quantity", NOT_QUANTITIES)
@pytest.mark.parametrize("move", [stock.allocate, stock.release, stock.consume])
def test_an_order_takes_whole_units_only(record, move, quantity):
    with pytest.raises(InvalidQuantity):
        move(lines=[(record, quantity)], reference=ORDER)


@pytest.mark.parametrize("quantity", NOT_QUANTITIES)
def test_receive_takes_whole_units_only(record, quantity):
    with pytest.raises(InvalidQuantity):
        stock.receive(stockrecord=record, quantity=quantity)


@pytest.mark.parametrize("counted", [-1, False, 1.5, "3", 1_000_001])
def test_count_takes_whole_units_only(record, counted):
    with pytest.raises(InvalidQuantity):
        stock.count(stockrecord=record, counted=counted)


@pytest.mark.parametrize("change", [0, True, -1.5, "3", 1_000_001, -1_000_001])
def test_adjust_takes_whole_units_only(record, change):
    with pytest.raises(InvalidQuantity):
        stock.adjust(stockrecord=record, change=change, reason="Vỡ")


def test_no_shelf_holds_over_a_million(record):
    with pytest.raises(InvalidQuantity):
        stock.receive(stockrecord=record, quantity=999_996)


@pytest.mark.parametrize("move", [stock.allocate, stock.release, stock.consume])
def test_an_order_is_named(record, move):
    with pytest.raises(ReferenceMissing):
        move(lines=[(record, 1)], reference=" ")


def test_a_movement_remembers_who_and_why(record, django_user_model):
    anh = django_user_model.objects.create_user("anh", email="anh@example.vn")
    movement = stock.adjust(stockrecord=record, change=-1, reason="Cho khách nếm thử", by=anh)
    movement.refresh_from_db()
    assert (movement.by, movement.reason, movement.kind) == (anh, "Cho khách nếm thử", "adjust")


def test_a_record_with_a_history_is_not_deleted(record):
    with pytest.raises(ProtectedError):
        record.delete()


def test_a_record_that_is_gone_takes_no_goods():
    record = StockRecordFactory()
    gone, record.pk = record, 0
    with pytest.raises(type(record).DoesNotExist):
        stock.receive(stockrecord=gone, quantity=1)
