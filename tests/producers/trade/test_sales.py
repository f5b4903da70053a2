"""What was sold: the ledger's own sums, in Vietnam's weeks, in a constant number of queries."""

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from producers import sales as selectors
from producers.sales import last_weeks, sales
from producers.sales_chart import ceiling, chart
from producers.sales_export import as_csv, as_xlsx
from shop.partner import stock
from shop.partner.models import StockMovement
from tests.factories.listed import listed_product
from tests.factories.stock import StockRecordFactory
from tests.producers.trade.conftest import sell

pytestmark = pytest.mark.django_db
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
#: A Wednesday.
TODAY = datetime(2026, 11, 25, 9, tzinfo=VIETNAM)
MONDAY = date(2026, 11, 23)


def at(*moment):
    return time_machine.travel(datetime(*moment, tzinfo=VIETNAM), tick=False)


@pytest.fixture
def today():
    with time_machine.travel(TODAY, tick=False):
        yield


def test_sold_is_what_went_over_the_counter_and_what_was_handed_over(ours, today):
    sell(ours.shelf, 3)
    stock.sell(stockrecord=ours.shelf, quantity=2)
    stock.adjust(stockrecord=ours.shelf, change=-4, reason="Hư")
    assert units(sales(ours.producer, weeks=8)) == {MONDAY: 5}


def units(found) -> dict:
    """{Monday: units} of the weeks that sold some."""
    return {monday: sum(each) for monday, each in found.by_week() if sum(each)}


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ((2026, 11, 22, 23, 59, 59), date(2026, 11, 16)),
        ((2026, 11, 23, 0, 0, 0), date(2026, 11, 23)),
        # Monday in Vietnam, still Sunday in UTC.
        ((2026, 11, 23, 6, 59), date(2026, 11, 23)),
    ],
)
def test_a_week_begins_on_monday_at_midnight_in_vietnam(ours, today, moment, week):
    with at(*moment):
        sell(ours.shelf, 3)
    assert units(sales(ours.producer, weeks=8)) == {week: 3}


def test_the_oldest_week_is_whole_and_nothing_older_counts(ours, today):
    first = last_weeks(8, TODAY.date())[0]
    for order, moment in enumerate([(23, 59), (0, 0)]):
        day = first - timedelta(days=1) if moment == (23, 59) else first
        with at(day.year, day.month, day.day, *moment):
            sell(ours.shelf, 1 + order, order=f"HG-{order}")
    assert units(sales(ours.producer, weeks=8)) == {first: 2}


def test_only_what_buyers_got_counts_as_sold(ours, today):
    stock.allocate(lines=[(ours.shelf, 4)], reference="HG-1")
    stock.adjust(stockrecord=ours.shelf, change=-1, reason="Bể")
    stock.count(stockrecord=ours.shelf, counted=10)
    found = sales(ours.producer, weeks=8)
    [shelf] = found.shelves
    assert (found.total, shelf.num_in_stock, shelf.num_allocated) == (0, 10, 4)


def test_nothing_of_another_producer_is_counted(ours, rival, today):
    sell(rival.shelf, 5)
    found = sales(ours.producer, weeks=8)
    assert (found.total, found.outlets, found.shelves) == (0, [ours.outlet], [ours.shelf])


def test_one_outlet_can_be_asked_for(ours, rival, today):
    other = StockRecordFactory(product=ours.product, partner=rival.outlet, received=9)
    sell(ours.shelf, 2)
    sell(other, 3, order="HG-2")
    assert units(sales(ours.producer, weeks=8)) == {MONDAY: 5}
    assert units(sales(ours.producer, weeks=8, outlet=rival.outlet)) == {MONDAY: 3}


SOLD = st.tuples(st.integers(0, 1), st.integers(1, 3), st.integers(0, 70 * 24))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SOLD, max_size=6))
def test_the_tables_sums_are_the_ledgers(ours, rival, lines):
    """However sales fall: each table adds up to what the ledger says left since that Monday."""
    shelves = [ours.shelf, rival.shelf]
    with time_machine.travel(TODAY, tick=False):
        for shelf in shelves:
            stock.receive(stockrecord=shelf, quantity=100)
    for n, (which, number, hours_ago) in enumerate(lines):
        with time_machine.travel(TODAY - timedelta(hours=hours_ago), tick=False):
            sell(shelves[which], number, order=f"HG-{n}")
    with time_machine.travel(TODAY, tick=False):
        found = sales(ours.producer, weeks=8)
        since = selectors.midnight(found.weeks[0])
    ledger = StockMovement.objects.filter(
        kind="consume", stockrecord__product__producer=ours.producer, at__gte=since
    ).aggregate(sum=Sum("in_stock_change"))["sum"]
    sums = {
        found.total,
        sum(sum(each) for _monday, each in found.by_week()),
        sum(number for _product, number, _shelves in found.by_product()),
    }
    assert sums == {-(ledger or 0)}


def test_queries_do_not_grow_with_products_or_movements(ours, django_assert_num_queries, today):
    def ask():
        return as_xlsx(sales(ours.producer, weeks=52))

    with django_assert_num_queries(3):
        ask()
    for n in range(3):
        other = listed_product(producer=ours.producer, received=5)
        sell(other.stockrecords.get(), 2, order=f"HG-{n}")
    with django_assert_num_queries(3):
        ask()


def test_the_files_hold_no_formula_and_typed_numbers(ours, today):
    ours.product.title_vi, ours.product.code = "=HYPERLINK(1)", "+84"
    ours.product.save()
    sell(ours.shelf, 3)
    found = sales(ours.producer, weeks=8)
    heading, row = csv.reader(StringIO(as_csv(found).decode("utf-8-sig")))
    assert heading[0] == "Tuần" and heading[6] == "Số lượng bán"
    assert row[:5] == ["2026-W48", "2026-11-23", "2026-11-29", "'+84", "'=HYPERLINK(1)"]
    book = load_workbook(BytesIO(as_xlsx(found)))
    assert book.sheetnames == ["Bán hàng", "Kho hàng"]
    first = list(book.worksheets[0].iter_rows(min_row=2))[0]
    kinds = [cell.data_type for cell in first]
    assert kinds == ["s", "d", "d", "s", "s", "s", "n", "n"]
    assert [first[1].value.date(), first[6].value] == [MONDAY, 3]


@pytest.mark.parametrize(("most", "top"), [(0, 2), (2, 2), (3, 4), (5, 6), (11, 20), (999, 1000)])
def test_the_scale_ends_on_a_round_number(most, top):
    assert ceiling(most) == top


@pytest.mark.parametrize("weeks", [8, 26, 52])
def test_bars_stand_within_the_drawing_and_keep_their_proportion(ours, today, weeks):
    with time_machine.travel(TODAY - timedelta(days=7), tick=False):
        sell(ours.shelf, 10, order="HG-0")
    sell(ours.shelf, 5)
    drawn = chart(sales(ours.producer, weeks=weeks))
    tall, low = drawn.bars
    assert abs(tall.height - 2 * low.height) <= 1
    assert all(min(bar.x, bar.y) >= 0 and bar.x + bar.width <= drawn.width for bar in drawn.bars)
    assert drawn.dates[-1][1] == MONDAY
