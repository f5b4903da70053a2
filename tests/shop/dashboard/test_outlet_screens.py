"""Outlets: what the plan and the calendar ask of their forms."""

import pytest

from tests.shop.dashboard.conftest import address, sent_back


def send(browser, page, **values):
    return browser.post(page, {**sent_back(browser.get(page)), **values})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"holiday_hours": "short", "holiday_opens": "08:00"}, "holiday_hours"),
        ({"opened_on": "2026-01-10", "commitment_ends_on": "2028-01-09"}, "commitment_ends_on"),
        ({"phase": "3"}, "phase"),
        ({"address_vi": ""}, "address_vi"),
        ({"latitude": "bắc"}, "latitude"),
    ],
)
def test_what_the_plan_does_not_allow_is_refused_at_its_field(values, field, shop, staff):
    response = send(staff("manager"), address("outlet-edit", pk=shop.outlet.pk), **values)
    assert response.status_code == 422 and field in response.context["form"].errors


def test_a_commitment_of_two_years_is_enough(shop, staff):
    dates = {"opened_on": "2024-02-29", "commitment_ends_on": "2026-02-28"}
    page = address("outlet-edit", pk=shop.outlet.pk)
    assert send(staff("manager"), page, **dates).status_code == 302


def test_hours_are_kept_and_the_same_start_twice_is_refused(shop, staff):
    browser, page = staff("manager"), address("outlet-hours", pk=shop.outlet.pk)
    new = "opening_hours-7"
    values = {f"{new}-weekday": 0, f"{new}-opens": "19:30", f"{new}-closes": "21:00"}
    assert send(browser, page, **values).status_code == 302
    assert shop.outlet.opening_hours.count() == 8
    again = {name.replace("-7-", "-8-"): value for name, value in values.items()}
    assert send(browser, page, **again).status_code == 422


def test_a_day_that_differs_has_both_times_or_none_and_ends_after_it_starts(shop, staff):
    browser, page = staff("manager"), address("outlet-exceptions", pk=shop.outlet.pk)

    def add(**values):
        named = {f"opening_exceptions-0-{name}": value for name, value in values.items()}
        return send(browser, page, **named).status_code

    tet = {"starts_on": "2027-02-05", "ends_on": "2027-02-09"}
    assert add(**tet, opens="08:00") == 422
    assert add(starts_on="2027-02-09", ends_on="2027-02-05") == 422
    assert add(**tet, note_vi="Nghỉ Tết") == 302
    assert shop.outlet.opening_exceptions.get().note_vi == "Nghỉ Tết"
