"""The expiry calendar."""

from datetime import date, timedelta

import pytest

from tests.factories.listed import certify, listed_product
from tests.shop.dashboard.conftest import address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_day(time_machine):
    time_machine.move_to("2026-11-24T05:00:00Z", tick=False)


@pytest.fixture
def manager(this_day, staff):
    return staff("manager")


def product_until(day: date, **values):
    product = listed_product(**values)
    for paper in product.documents.filter(kind="food_safety"):
        paper.expires_on = day
        paper.save()
    return product


def shown(client, **query):
    """(titles of the rows, {month in the address: number})."""
    context = client.get(address("expiry"), query).context
    titles = [ending.product.title for ending, _url, _takes in context["rows"]]
    return titles, {name: number for name, _first, number in context["months"]}


def test_each_month_has_its_papers(manager):
    product_until(date(2026, 11, 30), title_vi="Khóm")
    product_until(date(2026, 12, 1), title_vi="Bưởi")
    product_until(date(2027, 10, 31), title_vi="Mắm")
    product_until(date(2027, 11, 1), title_vi="Xa")
    titles, numbers = shown(manager)
    assert titles == ["Khóm"] and len(numbers) == 12
    assert {name: number for name, number in numbers.items() if number} == {
        "2026-11": 1,
        "2026-12": 1,
        "2027-10": 1,
    }
    assert shown(manager, month="2026-12")[0] == ["Bưởi"]
    assert shown(manager, month="2027-11")[0] == ["Khóm"]  # not a month of the calendar


def test_what_ran_out_and_was_not_replaced_stands_apart(manager):
    product_until(date(2026, 11, 23), title_vi="Khóm")
    certify(listed_product(title_vi="Trà"), issued_on=date(2023, 11, 1))
    certify(listed_product(title_vi="Mới"), issued_on=date(2026, 11, 1))
    assert shown(manager, month="past")[0] == ["Trà", "Khóm"]
    assert shown(manager)[0] == []


def test_a_last_day_is_not_past(manager):
    product_until(date(2026, 11, 24), title_vi="Khóm")
    assert shown(manager)[0] == ["Khóm"]
    assert shown(manager, month="past")[0] == []


def test_the_calendar_asks_no_more_of_many(manager, django_assert_max_num_queries):
    for n in range(4):
        product_until(date(2026, 11, 25) + timedelta(days=n))
    with django_assert_max_num_queries(16):
        manager.get(address("expiry"))
