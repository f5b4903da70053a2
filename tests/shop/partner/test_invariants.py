"""What the database itself holds, whatever the code above it does."""

from datetime import date, time

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import QuerySet

from shop.partner import stock
from shop.partner.models import OpeningException, Partner, StockMovement, StockRecord
from tests.factories.outlet import OutletFactory
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(db):
    return StockRecordFactory(received=5)


@pytest.mark.parametrize(
    "numbers",
    [
        {"num_allocated": 6},
        {"num_in_stock": -1},
        {"num_allocated": -1},
        {"price": 0},
        {"price": -1},
    ],
)
def test_stock_never_oversold_nor_negative(record, numbers):
    with pytest.raises(IntegrityError):
        QuerySet(StockRecord).filter(pk=record.pk).update(**numbers)


def test_one_record_for_a_product_at_an_outlet(record):
    with pytest.raises(IntegrityError):
        StockRecordFactory(partner=record.partner, product=record.product, partner_sku="khác")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE partner_stockmovement SET in_stock_change = 50 WHERE id = %s",
        "UPDATE partner_stockmovement SET reason = '' WHERE id = %s",
        "DELETE FROM partner_stockmovement WHERE id = %s",
    ],
)
def test_the_ledger_only_grows(record, statement):
    movement = record.movements.get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement, [movement.pk])
    assert StockMovement.objects.get(pk=movement.pk).in_stock_change == 5


def test_a_query_set_cannot_rewrite_the_ledger(record):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        record.movements.update(in_stock_change=50)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        record.movements.all().delete()


def test_a_movement_refuses_to_be_saved_again_or_deleted(record):
    movement = stock.receive(stockrecord=record, quantity=1)
    with pytest.raises(TypeError):
        movement.save()
    with pytest.raises(TypeError):
        movement.delete()


def test_short_holiday_hours_are_given():
    with pytest.raises(IntegrityError):
        OutletFactory(holiday_hours=Partner.HolidayHours.SHORT)


@pytest.mark.parametrize(
    "facts",
    [
        {"starts_on": date(2026, 2, 2), "ends_on": date(2026, 2, 1)},
        {"starts_on": date(2026, 2, 2), "ends_on": date(2026, 2, 2), "opens": time(8)},
    ],
)
def test_an_exception_has_whole_dates_and_times(facts):
    with pytest.raises(IntegrityError):
        OpeningException.objects.create(partner=OutletFactory(), **facts)
