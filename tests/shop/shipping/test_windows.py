"""Collection windows by example. Monday 2 March 2026 is an ordinary day; Tết is 17 February."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.partner.models import Partner
from shop.partner.schedule import ZONE, Schedule
from shop.shipping.booking import book
from shop.shipping.models import CollectionRule
from shop.shipping.windows import collection_outlets, first_ready, window_at, windows
from tests.factories.outlet import OutletFactory
from tests.shop.partner.test_opening_by_properties import schedules

EVERY_DAY = tuple((day, time(7, 30), time(19)) for day in range(7))


def at(text):
    """A moment on Vietnam's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def an_outlet(*, cutoff=60, booked=(), **rules):
    """Nothing of it is in the database. `booked`: (start, orders) pairs."""
    rows = [SimpleNamespace(starts_at=at(start), booked=orders) for start, orders in booked]
    schedule = Schedule(**{"weekly": EVERY_DAY, **rules})
    return SimpleNamespace(schedule=schedule, collection_cutoff_minutes=cutoff, coming_windows=rows)


def offered(moment, *, rule=None, **outlet):
    """The windows in words: "02 08:30–09:30", the day of the month first."""
    rule = CollectionRule(**{"days_ahead": 1, **(rule or {})})
    found = windows(an_outlet(**outlet), now=at(moment), rule=rule)
    return [f"{w.starts_at:%d %H:%M}–{w.ends_at:%H:%M}" for w in found]


def exception(day, opens=None, closes=None, ends_on=None):
    first = date.fromisoformat(day)
    last = date.fromisoformat(ends_on) if ends_on else first
    return SimpleNamespace(starts_on=first, ends_on=last, opens=opens, closes=closes, note="")


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-03-02 08:00", "02 08:30–09:30"),  # ready just as it starts
        ("2026-03-02 08:01", "02 09:30–10:30"),
        ("2026-03-02 06:00", "02 08:30–09:30"),  # nobody prepares before the outlet opens
        ("2026-03-01 20:00", "02 08:30–09:30"),  # ordered in the evening, prepared next morning
        ("2026-03-01 18:45", "02 08:30–09:30"),  # 15 minutes today, 15 tomorrow
        ("2026-03-02 18:00", "02 18:30–19:00"),  # the last minute before the cut-off
        ("2026-03-02 18:01", "03 07:30–08:30"),  # past it: prepared today for tomorrow
    ],
)
def test_the_first_window_that_can_be_ready(moment, first):
    assert offered(moment)[0] == first


@pytest.mark.parametrize(
    ("cutoff", "today"),
    [(0, True), (119, True), (120, True), (121, False), (1000, False)],
)
def test_past_the_cutoff_nothing_is_offered_that_day(cutoff, today):
    found = offered("2026-03-02 17:00", cutoff=cutoff)
    assert any(row.startswith("02") for row in found) is today
    assert found[-1] == "03 18:30–19:00"


def test_hours_are_cut_from_the_opening_on():
    day = ((0, time(8), time(12)), (0, time(13, 30), time(17)))
    rule = {"window_minutes": 120, "lead_minutes": 0}
    assert offered("2026-03-02 07:00", weekly=day, rule=rule) == [
        "02 08:00–10:00",
        "02 10:00–12:00",
        "02 13:30–15:30",
        "02 15:30–17:00",  # an hour and a half stands by itself
    ]


@pytest.mark.parametrize(
    ("closes", "last"),
    [
        (time(10, 29), "02 09:00–10:29"),
        (time(10, 30), "02 10:00–10:30"),
        (time(9, 15), "02 09:00–09:15"),
    ],
)
def test_a_rest_under_half_a_window_joins_the_one_before(closes, last):
    day = ((0, time(9), closes),)
    found = offered("2026-03-02 06:00", weekly=day, cutoff=0, rule={"lead_minutes": 0})
    assert found[-1] == last


def test_a_window_past_midnight_belongs_to_the_evening():
    market = ((5, time(18, 30), time(1, 30)),)  # Saturday night
    rule = {"window_minutes": 120, "lead_minutes": 0, "days_ahead": 1}
    assert offered("2026-03-07 12:00", weekly=market, rule=rule) == [
        "07 18:30–20:30",
        "07 20:30–22:30",
        "07 22:30–00:30",
        "08 00:30–01:30",
    ]
    # After midnight it is still yesterday's market, and its cut-off counts from 01:30.
    assert offered("2026-03-08 00:10", weekly=market, rule=rule) == ["08 00:30–01:30"]
    assert offered("2026-03-08 00:31", weekly=market, rule=rule) == []


def test_round_the_clock_gives_the_same_windows_whenever_asked():
    always = tuple((day, time(0), time(0)) for day in range(7))
    rule = {"window_minutes": 50, "lead_minutes": 0}
    today, tomorrow = (offered(f"2026-03-0{n} 00:00", weekly=always, rule=rule) for n in (2, 3))
    assert [row for row in today if row.startswith("03")] == tomorrow[: len(today) // 2]


def test_closed_for_tet_nothing_until_it_reopens():
    tet = exception("2026-02-16", ends_on="2026-02-20")
    found = offered("2026-02-15 18:30", exceptions=(tet,), rule={"days_ahead": 7})
    assert found[0] == "21 07:30–08:30"


def test_longer_closed_than_can_be_chosen_offers_nothing():
    tet = exception("2026-02-16", ends_on="2026-02-20")
    assert offered("2026-02-16 10:00", exceptions=(tet,), rule={"days_ahead": 4}) == []


def test_short_hours_on_a_public_holiday():
    found = offered("2026-02-17 06:00", holiday_hours=((time(8), time(10)),))
    assert [row for row in found if row.startswith("17")] == ["17 09:00–10:00"]


def test_an_exception_beats_the_week():
    fair = exception("2026-03-02", time(20), time(22))
    found = offered("2026-03-02 08:00", exceptions=(fair,), rule={"lead_minutes": 0})
    assert found[:2] == ["02 20:00–21:00", "02 21:00–22:00"]


@pytest.mark.parametrize("days", [1, 3, 30])
def test_as_many_days_as_staff_say(days):
    last = at("2026-03-02 00:00") + timedelta(days=days)
    assert offered("2026-03-02 12:00", rule={"days_ahead": days})[-1].startswith(f"{last:%d}")


@pytest.mark.parametrize("state", [{"is_closed": True}, {"is_planned": True}])
def test_an_outlet_that_does_not_trade_has_none(state):
    assert offered("2026-03-02 12:00", **state) == []


def test_before_its_first_day_an_outlet_has_none():
    found = offered("2026-03-02 12:00", first_day=date(2026, 3, 3))
    assert found[0] == "03 08:30–09:30"


def test_full_windows_are_shown_without_places():
    outlet = an_outlet(booked=[("2026-03-02 09:30", 3), ("2026-03-02 10:30", 9)])
    found = windows(outlet, now=at("2026-03-02 08:30"), rule=CollectionRule(capacity=3))
    assert [window.left for window in found[:3]] == [0, 0, 3]


def test_the_servers_clock_does_not_matter():
    local, utc = (at("2026-03-02 08:00").astimezone(zone) for zone in (ZONE, UTC))
    rule = CollectionRule()
    assert windows(an_outlet(), now=local, rule=rule) == windows(an_outlet(), now=utc, rule=rule)


@settings(max_examples=200)
@given(
    schedule=schedules,
    minute=st.integers(0, 5 * 1440),
    length=st.integers(15, 480),
    lead=st.integers(0, 600),
)
def test_windows_lie_in_opening_hours_in_order_and_never_overlap(schedule, minute, length, lead):
    now = at("2026-02-15 00:00") + timedelta(minutes=minute)
    outlet = an_outlet(cutoff=0)
    outlet.schedule = schedule
    found = windows(outlet, now=now, rule=CollectionRule(window_minutes=length, lead_minutes=lead))
    spans = schedule.between(now.date() - timedelta(days=1), now.date() + timedelta(days=7))
    for window in found:
        assert window.starts_at < window.ends_at
        assert window.starts_at >= now + timedelta(minutes=lead)
        assert any(s.opens <= window.starts_at and window.ends_at <= s.closes for s in spans)
    for before, after in zip(found, found[1:], strict=False):
        assert before.ends_at <= after.starts_at


@pytest.fixture
def outlet(db):
    return OutletFactory()


def test_an_outlets_own_rule_holds(outlet):
    CollectionRule.objects.create(outlet=outlet, window_minutes=30, lead_minutes=60, capacity=2)
    outlet = Partner.objects.get(pk=outlet.pk)
    first = windows(outlet, now=at("2026-03-02 08:00"))[0]
    assert first == (at("2026-03-02 09:00"), at("2026-03-02 09:30"), 2)


def test_ready_from_the_first_window_with_a_place(outlet):
    now = at("2026-03-02 08:00")
    first = windows(outlet, now=now)[0]
    assert first_ready(outlet, now) == first.starts_at
    book(outlet=outlet, starts_at=first.starts_at, ends_at=first.ends_at, capacity=12)
    CollectionRule.objects.create(outlet=outlet, capacity=1)
    outlet = Partner.objects.get(pk=outlet.pk)
    assert first_ready(outlet, now) == first.ends_at


def test_a_window_is_found_by_its_start_only(outlet):
    now = at("2026-03-02 08:00")
    start = at("2026-03-02 09:30")
    assert window_at(outlet, start, now).starts_at == start
    assert window_at(outlet, start.astimezone(UTC), now).starts_at == start
    assert window_at(outlet, start + timedelta(minutes=1), now) is None
    assert window_at(outlet, at("2026-03-02 07:30"), now) is None  # too soon
    assert window_at(outlet, start + timedelta(days=90), now) is None


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 5])
def test_outlets_are_read_in_four_queries(count, django_assert_num_queries):
    for _number in range(count):
        OutletFactory()
    now = at("2026-03-02 08:00")
    with django_assert_num_queries(4):
        found = [windows(outlet, now=now) for outlet in collection_outlets(now)]
    assert len(found) == count and all(found)
