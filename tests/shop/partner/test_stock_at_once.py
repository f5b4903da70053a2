"""Several buyers at once, each on a connection of its own.

The controls show what happens with the guards off: without them these tests would prove nothing.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, OperationalError, connection

from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock_audit import audit
from shop.partner.stock_errors import NotAllocated, NotEnoughStock
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS = 8
WAIT = 20  # seconds; a test that hangs fails


def at_once(*acts):
    """What each act returned or raised; every act is let go at the same moment."""
    start = Barrier(len(acts))

    def run(act):
        try:
            connection.ensure_connection()
            start.wait(WAIT)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def buyer(number, *records):
    """Buys one of each, in this order."""
    lines = [(record, 1) for record in records]
    return lambda: stock.allocate(lines=lines, reference=f"HG-{number}")


def of(kind, results):
    return [result for result in results if isinstance(result, kind)]


@pytest.fixture
def last_unit(transactional_db):
    return StockRecordFactory(received=1)


@pytest.fixture
def two_shelves(transactional_db):
    return StockRecordFactory(received=100), StockRecordFactory(received=100)


@pytest.fixture
def locks_off(monkeypatch):
    """`allocate` as it would be had it read without locking: everyone reads, then all write."""
    everyone_has_read = Barrier(BUYERS)

    def read(keys):
        records = list(StockRecord.objects.filter(pk__in=keys).order_by("pk"))
        everyone_has_read.wait(WAIT)
        return records

    monkeypatch.setattr(stock, "locked", read)


@pytest.fixture
def check_off(last_unit):
    """The database's own CHECK taken away; the next test gets a database with it."""
    [check] = [c for c in StockRecord._meta.constraints if c.name == "stock_never_oversold"]
    with connection.schema_editor() as editor:
        editor.remove_constraint(StockRecord, check)


def test_one_buyer_gets_the_last_unit(last_unit):
    results = at_once(*[buyer(number, last_unit) for number in range(BUYERS)])
    last_unit.refresh_from_db()
    assert last_unit.num_allocated == 1
    assert len(of(NotEnoughStock, results)) == BUYERS - 1
    assert not audit().exists()


@pytest.mark.postgres
def test_control_read_then_write_oversells(last_unit, locks_off, check_off):
    at_once(*[buyer(number, last_unit) for number in range(BUYERS)])
    last_unit.refresh_from_db()
    assert last_unit.num_allocated == BUYERS > last_unit.num_in_stock


@pytest.mark.postgres
def test_the_check_alone_would_hold_too(last_unit, locks_off):
    results = at_once(*[buyer(number, last_unit) for number in range(BUYERS)])
    last_unit.refresh_from_db()
    assert last_unit.num_allocated == 1
    assert len(of(IntegrityError, results)) == BUYERS - 1
    assert not audit().exists()


def test_baskets_in_opposite_order_do_not_deadlock(two_shelves):
    there, back = two_shelves, two_shelves[::-1]

    def shopping(name, records):
        return lambda: [buyer(f"{name}-{number}", *records)() for number in range(25)]

    results = at_once(*[shopping(n, there if n % 2 else back) for n in range(4)])
    assert not of(Exception, results)
    for record in two_shelves:
        record.refresh_from_db()
        assert record.num_allocated == 100


@pytest.mark.postgres
def test_control_locks_in_the_order_asked_deadlock(two_shelves, monkeypatch):
    each_holds_one = Barrier(2)

    def in_order_asked(keys):
        first, second = keys
        records = [StockRecord.objects.select_for_update().get(pk=first)]
        each_holds_one.wait(WAIT)
        return [*records, StockRecord.objects.select_for_update().get(pk=second)]

    monkeypatch.setattr(stock, "locked", in_order_asked)
    results = at_once(buyer(1, *two_shelves), buyer(2, *two_shelves[::-1]))
    [error] = of(OperationalError, results)
    assert "deadlock" in str(error)


def test_an_order_is_settled_once(last_unit):
    stock.allocate(lines=[(last_unit, 1)], reference="HG-1")
    line = {"lines": [(last_unit, 1)], "reference": "HG-1"}
    moves = [stock.release, stock.consume] * 3
    results = at_once(*[lambda move=move: move(**line) for move in moves])
    assert len(of(NotAllocated, results)) == len(moves) - 1
    assert stock.held(reference="HG-1") == {} and not audit().exists()


def test_a_count_and_a_sale_keep_the_promise(last_unit):
    """Whoever comes second is refused: the shelf never holds less than is promised."""
    results = at_once(buyer(1, last_unit), lambda: stock.count(stockrecord=last_unit, counted=0))
    last_unit.refresh_from_db()
    assert len(of(Exception, results)) == 1
    assert last_unit.num_allocated == last_unit.num_in_stock
