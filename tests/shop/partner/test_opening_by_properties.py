"""Any rules at any moment, against an oracle that paints every minute of seventeen days."""

from datetime import datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from holidays import Vietnam
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.partner.opening import opening_status
from shop.partner.schedule import ZONE, Schedule

TET = datetime(2026, 2, 17, tzinfo=ZONE)
PUBLIC_HOLIDAYS = Vietnam(years=(2026,))
FORTNIGHT = 14 * 24 * 60

times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 30, 59]))
hours = st.tuples(times, times)
weekly = st.lists(st.tuples(st.integers(0, 6), times, times), max_size=9).map(tuple)
moments = st.integers(-10 * 1440, 10 * 1440).map(lambda n: TET + timedelta(minutes=n))
zones = st.sampled_from(["UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Auckland"])


@st.composite
def exceptions(draw):
    starts_on = (TET + timedelta(days=draw(st.integers(-14, 20)))).date()
    ends_on = starts_on + timedelta(days=draw(st.integers(0, 8)))
    opens, closes = draw(st.none() | hours) or (None, None)
    return SimpleNamespace(
        starts_on=starts_on, ends_on=ends_on, opens=opens, closes=closes, note=""
    )


schedules = st.builds(
    Schedule,
    weekly=weekly,
    exceptions=st.lists(exceptions(), max_size=3).map(tuple),
    holiday_hours=st.none() | st.just(()) | hours.map(lambda pair: (pair,)),
    first_day=st.none() | moments.map(datetime.date),
)


def hours_by_hand(schedule, day):
    """(opens, closes) pairs of the day, read from the rules in the plainest way."""
    if schedule.first_day and day < schedule.first_day:
        return []
    usual = [(opens, closes) for n, opens, closes in schedule.weekly if n == day.weekday()]
    covering = [e for e in schedule.exceptions if e.starts_on <= day <= e.ends_on]
    if covering:
        length = min((e.ends_on - e.starts_on).days for e in covering)
        shortest = [e for e in covering if (e.ends_on - e.starts_on).days == length]
        if any(e.opens is None for e in shortest):
            return []
        return [(e.opens, e.closes) for e in shortest]
    if usual and day in PUBLIC_HOLIDAYS and schedule.holiday_hours is not None:
        return list(schedule.holiday_hours)
    return usual


def painted(schedule, midnight):
    """One byte a minute from the midnight before `midnight` on: 1 while open."""
    minutes = bytearray(19 * 1440)
    for n in range(17):
        day = (midnight + timedelta(days=n - 1)).date()
        for opens, closes in hours_by_hand(schedule, day):
            first = n * 1440 + opens.hour * 60 + opens.minute
            last = n * 1440 + closes.hour * 60 + closes.minute
            last += 1440 if closes <= opens else 0
            for minute in range(first, last):
                minutes[minute] = 1
    return minutes


@settings(max_examples=400)
@given(schedule=schedules, moment=moments, zone=zones)
def test_status_is_what_every_minute_painted_says(schedule, moment, zone):
    midnight = moment.replace(hour=0, minute=0)
    minutes = painted(schedule, midnight)
    now = 1440 + (moment - midnight) // timedelta(minutes=1)
    found = opening_status(schedule, moment.astimezone(ZoneInfo(zone)))

    assert found.is_open is bool(minutes[now])
    left = minutes.find(0, now) - now
    expected = left if found.is_open and left <= FORTNIGHT else None
    assert found.minutes_left == expected
    assert found.closing_soon is (expected is not None and expected <= 60)

    rise = minutes.find(b"\x00\x01", now) + 1
    expected = moment + timedelta(minutes=rise - now)
    assert found.opens_at == (expected if 0 < rise <= now + FORTNIGHT else None)


@given(schedule=schedules, moment=moments, seconds=st.integers(1, 59))
def test_within_a_minute_nothing_changes(schedule, moment, seconds):
    first = opening_status(schedule, moment)
    later = opening_status(schedule, moment + timedelta(seconds=seconds))
    assert (first.is_open, first.closes_at, first.minutes_left) == (
        later.is_open,
        later.closes_at,
        later.minutes_left,
    )
