"""The check that numbers and ledger agree finds where they do not."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock_audit import audit
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(db):
    record = StockRecordFactory(received=5)
    stock.allocate(lines=[(record, 3)], reference="HG-1")
    stock.consume(lines=[(record, 1)], reference="HG-1")
    stock.count(stockrecord=record, counted=9)
    return record


def tamper(record, **numbers):
    QuerySet(StockRecord).filter(pk=record.pk).update(**numbers)


def test_what_moved_through_stock_agrees(record, capsys):
    StockRecordFactory()
    assert not audit().exists()
    call_command("check_stock")


@pytest.mark.parametrize("numbers", [{"num_in_stock": 8}, {"num_allocated": 1}])
def test_a_number_changed_past_the_ledger_is_found(record, numbers):
    tamper(record, **numbers)
    [found] = audit()
    assert (found.pk, found.ledger_in_stock, found.ledger_allocated) == (record.pk, 9, 2)


def test_a_record_without_movements_has_nothing(record):
    tamper(StockRecordFactory(), num_in_stock=1)
    assert [found.ledger_in_stock for found in audit()] == [0]


def test_the_command_names_the_record_and_fails(record, capsys):
    tamper(record, num_in_stock=8)
    with pytest.raises(CommandError):
        call_command("check_stock")
    assert f"#{record.pk} " in capsys.readouterr().err
