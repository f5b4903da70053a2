"""The desk: what lies on it, in which order, for whom, and how it is found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.text import fold
from shop.dashboard.orders.name_search import MARKED
from tests.factories.stock import StockRecordFactory
from tests.shop.dashboard.conftest import address
from tests.shop.dashboard.orders import pay, placed_order


@pytest.fixture
def desk(staff):
    """`desk(role, **query)`: numbers of the orders that the list shows, in its order."""
    browsers = {}

    def numbers(role="outlet", **query):
        browser = browsers.setdefault(role, browsers.get(role) or staff(role))
        page = browser.get(address("order-list"), query).context["page"]
        return [part.order.number for part in page]

    return numbers


def test_the_earliest_window_comes_first_and_deliveries_last(desk, placed):
    late, sent, early = placed(starts_in=180), placed(receive_by="deliver"), placed(starts_in=60)
    assert desk() == [early.number, late.number, sent.number]


def test_a_window_counts_its_orders_over_all_pages(placed, staff, shop):
    record = StockRecordFactory(partner=shop.outlet, received=100)
    for _one in range(32):
        placed_order(record, quantity=1)
    [(group, rows)] = staff("outlet").get(address("order-list")).context["groups"]
    assert (group["n"], len(rows)) == (32, 30)


@pytest.mark.parametrize(
    ("tab", "values"),
    [
        ("prepare", {"state": "waiting"}),
        ("preparing", {"state": "preparing"}),
        ("ready", {"state": "ready"}),
        ("gone", {"state": "collected", "status": "completed"}),
        ("gone", {"state": "shipped", "status": "completed", "receive_by": "deliver"}),
    ],
)
def test_each_state_has_its_tab(tab, values, desk, placed):
    number = placed(**values).number
    tabs = ("prepare", "preparing", "ready", "gone", "problems")
    assert [name for name in tabs if desk(tab=name) == [number]] == [tab]


@pytest.mark.parametrize(
    "values",
    [
        {"is_frozen": True},
        {"starts_in": -5},
        {"starts_in": -5, "state": "preparing"},
        {"starts_in": -200, "state": "ready"},
        {"state": "cancelled", "status": "no_show", "paid": True},
        {"state": "cancelled", "status": "unfillable", "paid": True},
    ],
)
def test_what_somebody_must_look_at_is_a_problem(values, desk, placed):
    order = placed(**values)
    assert desk(tab="problems") == [order.number]


def test_money_that_went_back_is_no_problem(desk, placed):
    order = placed(state="cancelled", status="cancelled", paid=True)
    order.refunded_total = order.paid_total
    order.save()
    assert desk(tab="problems") == []


def test_an_order_that_waits_for_its_card_is_not_to_be_prepared(desk, placed):
    order = placed(status="awaiting_payment")
    assert (desk(tab="prepare"), desk(tab="all")) == ([], [order.number])


@pytest.mark.parametrize(
    "text",
    ["nguyen van an", "NGUYỄN VĂN ÂN", "van ân", "0912 345 678", "345678", "{number}", "{code}"],
)
def test_an_order_is_found_by_number_code_name_or_phone(text, desk, placed):
    order = placed()
    code = order.consignments.get().code.lower()
    assert desk(q=text.format(number=order.number.lower(), code=code)) == [order.number]


@pytest.mark.parametrize("text", ["tran", "nguyen tran", "0999", "%", "HG-XXXXXXXX"])
def test_what_does_not_fit_is_not_found(text, desk, placed):
    placed()
    assert desk(q=text) == []


def test_a_search_looks_through_all_states(desk, placed):
    order = placed(state="collected", status="completed")
    assert desk(q=order.number) == [order.number]


@pytest.mark.postgres
def test_names_are_folded_in_the_database_as_they_are_here():
    letters = "".join(MARKED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT translate(%s, %s, %s)", [letters, letters, "".join(MARKED.values())])
        assert cursor.fetchone()[0] == fold(letters)


def test_outlet_staff_see_their_own_parts_only(desk, placed, shop):
    mine, theirs = placed(), placed_order(shop.other_record)
    shared = placed_order(shop.record, shop.other_record)
    assert set(desk()) == {mine.number, shared.number}
    assert (
        set(desk("sales"))
        == set(desk("department"))
        == {order.number for order in (mine, theirs, shared)}
    )


PAGES_OF_AN_ORDER = (
    "order",
    "order-slip",
    "order-note",
    "order-link",
    "order-cancel",
    "order-no-show",
)


@pytest.mark.parametrize("name", PAGES_OF_AN_ORDER)
def test_another_outlets_order_is_not_there(name, shop, staff):
    number = placed_order(shop.other_record).number
    browser, page = staff("outlet"), address(name, number=number)
    assert browser.get(page).status_code == 404
    assert browser.post(page).status_code in (403, 404)


@pytest.mark.parametrize("name", ["order-prepare", "order-ready", "order-ship"])
def test_another_outlets_part_of_ones_own_order_is_not_there(name, shop, staff):
    order = placed_order(shop.record, shop.other_record)
    theirs = order.consignments.get(outlet=shop.other_outlet)
    page = address(name, number=order.number, pk=theirs.pk)
    assert staff("outlet").post(page).status_code == 404


def test_the_other_outlets_part_is_shown_without_its_steps(shop, staff):
    order = placed_order(shop.record, shop.other_record)
    parts = staff("outlet").get(address("order", number=order.number)).context["parts"]
    assert [(part.is_mine, bool(part.steps)) for part in parts] == [(True, True), (False, False)]


def asked(browser, page) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(page).status_code == 200
    return len(queries)


@pytest.mark.parametrize("tab", ["prepare", "problems", "all"])
def test_the_list_asks_no_more_for_thirty_orders_than_for_one(tab, shop, staff):
    record = StockRecordFactory(partner=shop.outlet, received=100)
    browser, page = staff("outlet"), address("order-list") + f"?tab={tab}"
    placed_order(record, quantity=1, starts_in=-5)
    one = asked(browser, page)
    for n in range(30):
        placed_order(record, quantity=1, starts_in=-5 - n)
    assert asked(browser, page) <= one


def test_an_order_asks_no_more_for_many_lines_and_events_than_for_one(shop, staff):
    browser = staff("outlet")
    records = [StockRecordFactory(partner=shop.outlet, received=9) for _one in range(8)]
    short, long = placed_order(records[0], paid=True), placed_order(*records, paid=True)
    for n in range(5):
        pay(long)
        browser.post(address("order-note", number=long.number), {"message": str(n)})
    numbers = [asked(browser, address("order", number=each.number)) for each in (short, long)]
    assert numbers[1] <= numbers[0]


def test_the_front_page_counts_todays_work(placed, staff):
    placed(state="ready")
    placed(state="waiting", status="awaiting_payment")
    work = staff("outlet").get(address("index")).context["work"]
    assert {name: n for name, _label, n in work["states"]} == {
        "prepare": 0,
        "preparing": 0,
        "ready": 1,
        "problems": 0,
    }


@pytest.mark.parametrize(
    "query", ["tab=x", "window=abc", "window=" + "9" * 30, "outlet=0", "q=a%00"]
)
def test_the_list_answers_any_query(query, placed, staff):
    placed()
    assert staff("outlet").get(address("order-list") + f"?{query}").status_code == 200
