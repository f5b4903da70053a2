"""Whatever is typed into an address or a form is answered, never with a 500."""

import pytest

from tests.shop.dashboard.conftest import address, sent_back

LISTS = (
    *("product-list", "ledger", "ledger-csv", "certificate-list", "producer-list", "place-list"),
    *("order-list", "handover", "alert-list", "zone-list", "voucher-list"),
)
QUERIES = (
    {"page": "-1"},
    {"page": str(10**9)},
    {"page": "<script>"},
    {"q": "' OR 1=1 --"},
    {"q": "a\0b"},
    {"q": "khóm " * 2000},
    {"q": "%_\\"},
    {"missing": "nothing", "stars": "9", "state": "x", "kind": "x", "level": "x"},
    {"outlet": "99999999999999999999"},
    {"since": "0001-01-01"},
    {"until": "9999-12-31"},
    {"since": "hôm qua"},
    {"code": "a\0b", "tab": "x", "window": "9" * 40, "receive_by": "x"},
)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_any_query(name, staff):
    browser = staff("administrator")
    assert {browser.get(address(name), query).status_code for query in QUERIES} == {200}


def test_broken_utf_8_is_answered(staff):
    assert staff("manager").get(address("product-list") + "?q=%ff%fe").status_code == 200


RECORDS = (
    *("product-edit", "producer-edit", "outlet-stock", "staff-edit"),
    *("collection-edit", "zone-edit", "voucher-edit", "alert-close"),
)


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_is_not_there_is_a_404(name, staff):
    browser = staff("administrator")
    assert browser.get(address(name, pk=10**18)).status_code == 404
    assert browser.get(address(name, pk=10**30)).status_code == 404


@pytest.mark.parametrize("number", ["HG-00000000", "0", "' OR 1=1", "%", "đơn"])
def test_an_order_that_is_not_there_is_a_404(number, staff):
    assert staff("administrator").get(address("order", number=number)).status_code == 404


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "mai"])
def test_an_unlikely_day_is_refused_at_its_field(day, shop, staff):
    browser, page = staff("manager"), address("outlet-edit", pk=shop.outlet.pk)
    response = browser.post(page, {**sent_back(browser.get(page)), "opened_on": day})
    assert response.status_code == 422 and "opened_on" in response.context["form"].errors


@pytest.mark.parametrize("part", ["pictures", "documents", "certificates", "lots"])
def test_rows_without_their_count_are_refused(part, shop, staff):
    response = staff("manager").post(address(f"product-{part}", pk=shop.product.pk), {"x": "y"})
    assert response.status_code == 422


def test_markup_in_a_text_is_shown_as_text(shop, staff):
    browser, page = staff("manager"), address("product-edit", pk=shop.product.pk)
    values = {"title_vi": "<script>alert(1)</script>"}
    content = browser.post(page, {**sent_back(browser.get(page)), **values}, follow=True).content
    assert b"<script>alert(1)" not in content
