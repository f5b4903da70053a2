"""Whether an outlet is open, until when, and when it opens next. See docs/opening-hours.md."""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property

from . import opening_text
from .schedule import DAY, ZONE, Reason, Schedule, Stretch

#: An outlet that closes within this many minutes says so.
SOON_MINUTES = 60
#: How far ahead the next opening is looked for.
HORIZON = timedelta(days=14)
#: How far ahead changed hours are announced.
ANNOUNCED_DAYS = 60


@dataclass(frozen=True)
class OpeningStatus:
    """At the moment `at`. Datetimes are aware, in Vietnam's zone.

    `minutes_left` is rounded up, so it is never 0 while open. `closes_at` is None when closed,
    and when open without end. `opens_at` is the next opening after `at`, within 14 days, also
    while open. `reason` and `note` are those of the day; `opens_on` is the date stated for an
    outlet that is still planned.
    """

    at: datetime
    is_open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    reason: Reason
    note: str = ""
    opens_on: date | None = None

    @property
    def minutes_left(self) -> int | None:
        if not self.closes_at:
            return None
        return math.ceil((self.closes_at - self.at) / timedelta(minutes=1))

    @property
    def closing_soon(self) -> bool:
        return self.minutes_left is not None and self.minutes_left <= SOON_MINUTES

    @property
    def text(self) -> str:
        """One line in the active language: "Open until 19:00"."""
        return opening_text.status(self)


@dataclass(frozen=True)
class WeekDay:
    """One row of the week: no `stretches` means closed."""

    date: date
    is_today: bool
    stretches: tuple[Stretch, ...]
    note: str

    @property
    def weekday_name(self) -> str:
        return date_format(self.date, "l")


@dataclass(frozen=True)
class HoursChange:
    """Days, first and last included, on which other hours hold. No `stretches`: closed."""

    starts_on: date
    ends_on: date
    stretches: tuple[Stretch, ...]
    note: str

    @property
    def is_one_day(self) -> bool:
        return self.starts_on == self.ends_on


def opening_status(schedule: Schedule, now: datetime) -> OpeningStatus:
    """`now` is any aware datetime."""
    now = now.astimezone(ZONE)
    today = now.date()
    # Yesterday's stretches may run past midnight; none runs longer than a day.
    spans = schedule.between(today - DAY, today + HORIZON)
    current = next((span for span in spans if span.opens <= now < span.closes), None)
    later = next((span for span in spans if now < span.opens <= now + HORIZON), None)
    without_end = current and current.closes > now + HORIZON
    hours = schedule.on(today)
    return OpeningStatus(
        at=now,
        is_open=current is not None,
        closes_at=current.closes if current and not without_end else None,
        opens_at=later.opens if later else None,
        reason=hours.reason,
        note=hours.note,
        opens_on=_stated_opening(schedule, today) if hours.reason == Reason.PLANNED else None,
    )


def _stated_opening(schedule: Schedule, today: date) -> date | None:
    """A date that has passed while the outlet stayed planned tells nothing."""
    first = schedule.first_day
    return first if first and first > today else None


def week(schedule: Schedule, today: date) -> list[WeekDay]:
    """Seven days from today: past days of a week are of no use to a visitor."""
    rows = [schedule.on(today + n * DAY) for n in range(7)]
    return [WeekDay(row.date, row.date == today, row.stretches, row.note) for row in rows]


def upcoming_changes(schedule: Schedule, today: date) -> list[HoursChange]:
    """In the next 60 days: exceptions, and public holidays that change the week's hours.

    Neighbouring days with the same note and times are one row.
    """
    rows: list[HoursChange] = []
    for hours in (schedule.on(today + n * DAY) for n in range(ANNOUNCED_DAYS)):
        if hours.reason not in (Reason.EXCEPTION, Reason.HOLIDAY):
            continue
        change = HoursChange(hours.date, hours.date, hours.stretches, hours.note)
        if rows and _continues(rows[-1], change):
            change = replace(rows.pop(), ends_on=hours.date)
        rows.append(change)
    return rows


def _continues(before: HoursChange, change: HoursChange) -> bool:
    clocks = [[str(stretch) for stretch in row.stretches] for row in (before, change)]
    return (
        before.ends_on + DAY == change.starts_on
        and before.note == change.note
        and clocks[0] == clocks[1]
    )


class OpeningTimes:
    """For Partner. Worked out once an instance, so an instance lives one request."""

    @cached_property
    def schedule(self) -> Schedule:
        return Schedule.of(self)

    @cached_property
    def opening(self) -> OpeningStatus:
        return opening_status(self.schedule, timezone.now())

    @cached_property
    def week(self) -> list[WeekDay]:
        return week(self.schedule, self.opening.at.date())

    @cached_property
    def upcoming_exceptions(self) -> list[HoursChange]:
        return upcoming_changes(self.schedule, self.opening.at.date())
