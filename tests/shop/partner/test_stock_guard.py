"""Nothing but shop.partner.stock reaches a stock record's numbers."""

import pytest
from django.db import IntegrityError

from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock_errors import LedgerBypassed
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(db):
    return StockRecordFactory(received=5)


def test_saving_a_price_undoes_no_sale(record):
    stock.allocate(lines=[(record, 3)], reference="HG-1")
    record.price = 99_000
    record.save()
    record.refresh_from_db()
    assert (record.price, record.num_in_stock, record.num_allocated) == (99_000, 5, 3)


def test_numbers_set_on_an_instance_are_not_saved(record):
    record.num_in_stock = 500
    record.save()
    record.refresh_from_db()
    assert record.num_in_stock == 5


@pytest.mark.parametrize("field", ["num_in_stock", "num_allocated"])
def test_numbers_cannot_be_saved_by_name(record, field):
    with pytest.raises(LedgerBypassed):
        record.save(update_fields=["price", field])


WAYS_ROUND = [
    lambda record, field: StockRecord.objects.filter(pk=record.pk).update(**{field: 9}),
    lambda record, field: record.product.stockrecords.update(**{field: 9}),
    lambda record, field: StockRecord.objects.bulk_update([record], [field]),
    lambda record, field: StockRecord.objects.update_or_create(pk=record.pk, defaults={field: 9}),
]


@pytest.mark.parametrize("field", ["num_in_stock", "num_allocated"])
@pytest.mark.parametrize("way", WAYS_ROUND)
def test_numbers_cannot_be_updated_past_the_ledger(record, way, field):
    with pytest.raises(LedgerBypassed):
        way(record, field)


def test_a_record_is_born_empty(record):
    with pytest.raises(LedgerBypassed):
        StockRecordFactory(num_in_stock=5)
    with pytest.raises(LedgerBypassed):
        StockRecord.objects.bulk_create([StockRecord(num_in_stock=5)])


def test_records_made_in_bulk_are_born_empty(record):
    other = StockRecordFactory()
    other.delete()
    other.pk = None
    [made] = StockRecord.objects.bulk_create([other])
    assert (made.num_in_stock, made.num_allocated) == (0, 0)


def test_a_new_record_never_takes_the_place_of_another(record):
    names = ("pk", "partner", "product", "partner_sku", "date_created")
    twin = StockRecord(**{name: getattr(record, name) for name in names})
    with pytest.raises(IntegrityError):
        twin.save()


@pytest.mark.parametrize("name", ["allocate", "consume_allocation", "cancel_allocation"])
def test_oscars_own_ways_are_shut(record, name):
    with pytest.raises(LedgerBypassed):
        getattr(record, name)(1)


@pytest.mark.parametrize("field", ["num_in_stock", "num_allocated"])
def test_no_form_offers_the_numbers(field):
    assert not StockRecord._meta.get_field(field).editable
