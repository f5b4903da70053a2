"""Stock moves on the phone's screen only through the ledger, and says who moved it."""

import csv
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from shop.dashboard.partners.ledger import inert
from shop.dashboard.partners.stock import StockMove
from shop.partner import stock
from shop.partner.models import StockMovement
from tests.shop.dashboard.conftest import address


@pytest.fixture
def move(shop, staff):
    """`move(act, **fields)`: sends one of the four forms as outlet staff, who had received 10."""
    browser = staff("outlet")
    page = address("stock-move", outlet_pk=shop.outlet.pk, pk=shop.record.pk)

    def send(act, latest=None, **fields):
        data = {f"{act}-{name}": value for name, value in fields.items()}
        seen = {} if latest is None else {"latest": latest}
        return browser.post(page, {"act": act, **seen, **data})

    return send


@pytest.mark.parametrize(
    ("act", "fields", "left"),
    [
        ("sell", {"quantity": 3, "reference": "PT-9"}, 7),
        ("receive", {"quantity": 5, "reference": "PN-7"}, 15),
        ("count", {"counted": 8}, 8),
        ("adjust", {"change": -2, "why": "broken", "words": "rớt"}, 8),
    ],
)
def test_a_movement_is_written_with_its_author(act, fields, left, move, shop):
    assert move(act, **fields).status_code == 302
    shop.record.refresh_from_db()
    latest = shop.record.movements.first()
    assert (shop.record.num_in_stock, latest.kind) == (left, act)
    assert latest.by.email == "outlet@example.vn"


@pytest.mark.parametrize(
    ("act", "fields", "field"),
    [
        ("sell", {"quantity": 0}, "quantity"),
        ("receive", {"quantity": 0}, "quantity"),
        ("receive", {"quantity": "năm"}, "quantity"),
        ("receive", {"quantity": 10**9}, "quantity"),
        ("count", {"counted": -1}, "counted"),
        ("adjust", {"change": 0, "why": "broken"}, "change"),
        ("adjust", {"change": -1, "why": ""}, "why"),
        ("adjust", {"change": -1, "why": "other", "words": "  "}, "words"),
    ],
)
def test_a_wrong_figure_moves_nothing_and_stays_on_the_form(act, fields, field, move, shop):
    before = StockMovement.objects.count()
    response = move(act, **fields)
    [sent] = [form for form in response.context["forms"] if form.is_bound]
    assert response.status_code == 422 and field in sent.errors
    assert StockMovement.objects.count() == before


def test_what_is_promised_to_an_order_cannot_be_counted_away(move, shop):
    stock.allocate(lines=[(shop.record, 4)], reference="HG-1")
    response = move("count", counted=3)
    assert response.status_code == 422
    [sent] = [form for form in response.context["forms"] if form.is_bound]
    assert "4" in str(sent.non_field_errors())


def sell_twice(shop, staff) -> list[int]:
    """The answers to one form that is sent twice at once, sorted."""
    browser, begin, answers = staff("outlet"), Barrier(2), []
    page = address("stock-move", outlet_pk=shop.outlet.pk, pk=shop.record.pk)
    form = {"act": "sell", "sell-quantity": 2, "latest": browser.get(page).context["latest"]}

    def send():
        mine = Client()
        mine.cookies = browser.cookies
        begin.wait(10)
        try:
            answers.append(mine.post(page, form).status_code)
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(answers)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_form_tapped_twice_is_written_once(shop, staff):
    assert sell_twice(shop, staff) == [302, 409]
    assert shop.record.movements.filter(kind="sell").count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_it_is_written_twice(shop, staff, monkeypatch):
    read, latest = Barrier(2), StockMove.latest

    def late(screen, record):
        found = latest(screen, record)
        if screen.request.method == "POST" and not read.broken:
            read.wait(10)
        return found

    monkeypatch.setattr(StockMove, "hold", lambda screen, record: None)
    monkeypatch.setattr(StockMove, "latest", late)
    assert sell_twice(shop, staff) == [302, 302]
    assert shop.record.movements.filter(kind="sell").count() == 2


def test_whoever_means_another_one_sends_again(move, shop):
    assert move("sell", quantity=1).status_code == 302
    again = move("sell", latest="None", quantity=1)
    assert again.status_code == 409
    assert move("sell", latest=again.context["latest"], quantity=1).status_code == 302
    assert shop.record.movements.filter(kind="sell").count() == 2


def test_an_unknown_act_is_refused(move, shop):
    assert move("consume", quantity=1).status_code == 422


def test_a_price_changes_no_stock_and_a_new_one_opens_an_empty_record(shop, staff):
    browser = staff("manager")
    page = address("product-prices", pk=shop.product.pk)
    data = {f"price_{shop.outlet.pk}": 99_000, f"price_{shop.other_outlet.pk}": ""}
    assert browser.post(page, data).status_code == 302
    shop.record.refresh_from_db()
    shop.other_record.refresh_from_db()
    assert (shop.record.price, shop.record.num_in_stock) == (99_000, 10)
    assert (shop.other_record.price, shop.other_record.num_in_stock) == (None, 10)


@pytest.mark.parametrize("price", ["0", "-5", "99.5", "abc", "99999999999"])
def test_a_price_is_whole_dong_of_a_likely_size(price, shop, staff):
    page = address("product-prices", pk=shop.product.pk)
    response = staff("manager").post(page, {f"price_{shop.outlet.pk}": price})
    assert response.status_code == 422 and price in response.content.decode()


def test_the_ledger_is_filtered_by_what_who_and_when(move, shop, staff):
    move("adjust", change=-2, why="broken")
    browser, page = staff("department"), address("ledger")

    def found(**query):
        return browser.get(page, query).context["page"].paginator.count

    assert found() == 3
    assert found(kind="adjust") == found(who="outlet@") == 1
    assert found(outlet=shop.outlet.pk) == 2
    assert found(until="2020-01-01") == found(q="khong-co") == 0
    assert found(since="2020-01-01", q="thát") == 3
    assert found(outlet="abc") == 0


def test_the_csv_has_the_same_movements_and_no_formulas(move, shop, staff):
    move("adjust", change=-2, why="other", words='=HYPERLINK("http://example.vn")')
    response = staff("department").get(address("ledger-csv"))
    head, *lines = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert len(lines) == 3
    assert lines[0][5] == "-2"
    assert not any(cell.startswith(("=", "@")) for line in lines for cell in line)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1"])
def test_a_formula_is_made_inert(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    ("left", "level"), [(10, None), (5, None), (4, "low"), (1, "low"), (0, "out")]
)
def test_few_and_none_left_are_what_visitors_are_told(left, level, move, shop, staff):
    stock.count(stockrecord=shop.record, counted=left)
    shop.record.refresh_from_db()
    browser, page = staff("department"), address("outlet-stock", pk=shop.outlet.pk)
    found = [name for name in ("low", "out") if browser.get(page, {"level": name}).context["page"]]
    assert found == ([level] if level else [])
    assert shop.record.is_low is (level == "low")
