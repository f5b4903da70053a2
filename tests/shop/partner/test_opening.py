"""Opening hours by example. Monday 2 March 2026 is an ordinary day; Tết is 16–20 February."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from shop.partner.opening import opening_status, upcoming_changes, week
from shop.partner.schedule import ZONE, Reason, Schedule

MONDAY = date(2026, 3, 2)
TET = date(2026, 2, 17)
EVERY_DAY = tuple((day, time(7, 30), time(19)) for day in range(7))


def at(text):
    """A moment on Vietnam's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def status(moment, **rules):
    return opening_status(Schedule(**{"weekly": EVERY_DAY, **rules}), at(moment))


def exception(starts_on, ends_on=None, opens=None, closes=None, note=""):
    return SimpleNamespace(
        starts_on=starts_on, ends_on=ends_on or starts_on, opens=opens, closes=closes, note=note
    )


def hours(row):
    return [str(stretch) for stretch in row.stretches]


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-02 07:29:59", False),
        ("2026-03-02 07:30", True),
        ("2026-03-02 18:59:59", True),
        ("2026-03-02 19:00", False),
    ],
)
def test_open_from_opening_up_to_closing(moment, is_open):
    assert status(moment).is_open is is_open


def test_minutes_left_are_rounded_up():
    assert status("2026-03-02 18:59:30").minutes_left == 1
    assert status("2026-03-02 18:20").minutes_left == 40


@pytest.mark.parametrize(("moment", "soon"), [("17:59", False), ("18:00", True)])
def test_the_last_hour_is_closing_soon(moment, soon):
    assert status(f"2026-03-02 {moment}").closing_soon is soon


def test_closed_says_when_it_opens():
    assert status("2026-03-02 05:00").opens_at == at("2026-03-02 07:30")
    assert status("2026-03-02 20:00").opens_at == at("2026-03-03 07:30")


def test_a_noon_break_is_closed():
    split = ((0, time(7), time(11)), (0, time(13), time(17)))
    assert status("2026-03-02 12:00", weekly=split).opens_at == at("2026-03-02 13:00")


def test_a_night_market_is_open_past_midnight():
    saturday = ((5, time(18), time(2)),)
    night = status("2026-03-08 01:30", weekly=saturday)
    assert night.is_open and night.closes_at == at("2026-03-08 02:00")
    assert not status("2026-03-08 02:00", weekly=saturday).is_open


def test_a_night_that_began_open_is_not_cut_by_the_next_days_exception():
    closed_sunday = (exception(date(2026, 3, 8)),)
    night = status("2026-03-08 01:30", weekly=((5, time(18), time(2)),), exceptions=closed_sunday)
    assert night.is_open


def test_stretches_that_touch_are_one():
    around = ((0, time(20), time(0)), (1, time(0), time(6)))
    assert status("2026-03-02 23:50", weekly=around).closes_at == at("2026-03-03 06:00")


def test_open_day_and_night_never_closes():
    always = tuple((day, time(0), time(0)) for day in range(7))
    found = status("2026-03-02 12:00", weekly=always)
    assert found.is_open and found.closes_at is None and not found.closing_soon


def test_an_exception_beats_a_holiday_and_a_holiday_beats_the_week():
    rules = {"weekly": EVERY_DAY, "holiday_hours": ()}
    assert Schedule(**rules).on(TET).reason == Reason.HOLIDAY
    open_day = (exception(TET, opens=time(8), closes=time(11), note="Chợ hoa"),)
    found = Schedule(**rules, exceptions=open_day).on(TET)
    assert (found.reason, found.note) == (Reason.EXCEPTION, "Chợ hoa")
    assert hours(found) == ["08:00–11:00"]


def test_of_several_exceptions_the_shortest_holds():
    rows = (
        exception(date(2026, 2, 14), date(2026, 2, 22)),
        exception(TET, opens=time(8), closes=time(11)),
    )
    schedule = Schedule(weekly=EVERY_DAY, exceptions=rows)
    assert hours(schedule.on(TET)) == ["08:00–11:00"]
    assert hours(schedule.on(date(2026, 2, 18))) == []


def test_two_exceptions_on_one_day_are_two_stretches():
    rows = (exception(TET, opens=time(14), closes=time(16)), exception(TET, None, time(8), time(9)))
    assert hours(Schedule(exceptions=rows).on(TET)) == ["08:00–09:00", "14:00–16:00"]


def test_closed_beats_times_given_for_the_same_days():
    rows = (exception(TET, opens=time(8), closes=time(11)), exception(TET))
    assert hours(Schedule(weekly=EVERY_DAY, exceptions=rows).on(TET)) == []


def test_usual_hours_hold_on_holidays_unless_the_outlet_says_otherwise():
    assert hours(Schedule(weekly=EVERY_DAY).on(TET)) == ["07:30–19:00"]


def test_short_holiday_hours():
    schedule = Schedule(weekly=EVERY_DAY, holiday_hours=((time(8), time(12)),))
    assert hours(schedule.on(TET)) == ["08:00–12:00"]


def test_a_holiday_opens_no_weekday_that_is_closed_anyway():
    not_tuesdays = tuple(row for row in EVERY_DAY if row[0] != TET.weekday())
    schedule = Schedule(weekly=not_tuesdays, holiday_hours=((time(8), time(12)),))
    assert hours(schedule.on(TET)) == []


@pytest.mark.parametrize(
    ("language", "name"), [("vi", "Tết Nguyên Đán"), ("en", "Lunar New Year (Tết)")]
)
def test_a_holiday_is_named_in_the_visitors_language(language, name):
    with override(language):
        assert Schedule(weekly=EVERY_DAY, holiday_hours=()).on(TET).note == name


def test_new_years_day_is_not_tet():
    with override("vi"):
        found = Schedule(weekly=EVERY_DAY, holiday_hours=()).on(date(2026, 1, 1))
    assert found.note == "Tết Dương lịch"


def test_no_opening_within_two_weeks_is_none():
    away = (exception(date(2026, 2, 25), date(2026, 3, 31)),)
    assert status("2026-03-02 12:00", exceptions=away).opens_at is None


def test_two_weeks_ahead_are_two_weeks_to_the_minute():
    away = (exception(MONDAY, date(2026, 3, 15)),)
    assert status("2026-03-02 07:29", exceptions=away).opens_at is None
    assert status("2026-03-02 07:30", exceptions=away).opens_at == at("2026-03-16 07:30")


def test_a_planned_outlet_says_when_it_opens():
    found = status("2026-03-02 12:00", is_planned=True, first_day=date(2026, 9, 12))
    assert not found.is_open and found.opens_on == date(2026, 9, 12)


def test_nothing_opens_before_the_opening_day():
    found = status("2026-03-02 12:00", first_day=date(2026, 3, 5))
    assert (found.reason, found.opens_at) == (Reason.PLANNED, at("2026-03-05 07:30"))


def test_an_opening_day_that_passed_tells_a_planned_outlet_nothing():
    found = status("2026-03-02 12:00", is_planned=True, first_day=date(2026, 1, 1))
    assert found.opens_on is None


def test_closed_for_good_never_opens():
    found = status("2026-03-02 12:00", is_closed=True)
    assert (found.is_open, found.opens_at, found.reason) == (False, None, Reason.CLOSED)


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("America/Los_Angeles"), ZONE])
def test_the_outlets_clock_is_vietnams(zone):
    """Monday 00:30 in Vị Thanh is Sunday afternoon in London."""
    market = (exception(MONDAY, opens=time(0), closes=time(1), note="Chợ đêm"),)
    found = opening_status(Schedule(exceptions=market), at("2026-03-02 00:30").astimezone(zone))
    assert found.is_open and found.note == "Chợ đêm"


def test_the_week_starts_today():
    rows = week(Schedule(weekly=EVERY_DAY), date(2026, 3, 4))
    assert [row.date.day for row in rows] == [4, 5, 6, 7, 8, 9, 10]
    assert [row.is_today for row in rows] == [True] + [False] * 6


def test_weekdays_are_named_in_the_visitors_language():
    [wednesday, *_] = week(Schedule(weekly=EVERY_DAY), date(2026, 3, 4))
    with override("en"):
        assert wednesday.weekday_name == "Wednesday"
    with override("vi"):
        assert wednesday.weekday_name.startswith("Thứ")


def test_midnight_closing_reads_24():
    [monday, *_] = week(Schedule(weekly=((0, time(18), time(0)),)), MONDAY)
    assert hours(monday) == ["18:00–24:00"]


def test_neighbouring_days_alike_are_announced_as_one():
    schedule = Schedule(weekly=EVERY_DAY, holiday_hours=())
    [new_year, tet, *_] = upcoming_changes(schedule, date(2025, 12, 25))
    assert new_year.is_one_day and new_year.starts_on == date(2026, 1, 1)
    assert (tet.starts_on, tet.ends_on) == (date(2026, 2, 16), date(2026, 2, 20))


def test_neighbouring_holidays_keep_their_names():
    changes = upcoming_changes(Schedule(weekly=EVERY_DAY, holiday_hours=()), date(2026, 4, 29))
    assert [change.starts_on.day for change in changes[:2]] == [30, 1]


def test_holidays_that_change_nothing_are_not_announced():
    same = Schedule(weekly=EVERY_DAY, holiday_hours=((time(7, 30), time(19)),))
    for schedule in (Schedule(weekly=EVERY_DAY), same):
        assert upcoming_changes(schedule, date(2026, 2, 1)) == []


def test_an_exception_under_way_is_announced_from_today():
    away = (exception(date(2026, 2, 25), date(2026, 3, 5), note="Sửa chữa"),)
    [change] = upcoming_changes(Schedule(weekly=EVERY_DAY, exceptions=away), MONDAY)
    assert (change.starts_on, change.ends_on) == (MONDAY, date(2026, 3, 5))


@pytest.mark.parametrize(
    ("moment", "rules", "text"),
    [
        ("2026-03-02 12:00", {}, "Open until 19:00"),
        ("2026-03-02 18:20", {}, "Open 40 more minutes"),
        ("2026-03-02 18:59:30", {}, "Open 1 more minute"),
        ("2026-03-02 06:00", {}, "Closed, opens at 07:30"),
        ("2026-03-02 20:00", {}, "Closed, opens tomorrow at 07:30"),
        ("2026-03-02 20:00", {"weekly": EVERY_DAY[5:]}, "Closed, opens Saturday at 07:30"),
        ("2026-03-02 20:00", {"weekly": EVERY_DAY[:1]}, "Closed, opens on 9 March at 07:30"),
        ("2026-03-02 20:00", {"weekly": ()}, "Closed for now"),
        ("2026-03-02 12:00", {"is_closed": True}, "Closed for good"),
        ("2026-03-02 12:00", {"is_planned": True}, "Opening soon"),
        (
            "2026-03-02 12:00",
            {"is_planned": True, "first_day": date(2026, 9, 12)},
            "Opens on 12 September 2026",
        ),
    ],
)
def test_the_status_in_words(moment, rules, text):
    with override("en"):
        assert status(moment, **rules).text == text
