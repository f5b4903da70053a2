"""Which hours hold on which day: an exception beats a public holiday, which beats the week.

A stretch belongs to the day on which it opens, also when it runs past midnight. All times are
Vietnam's, whatever the clock of the server or the visitor.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from design.templatetags.localized import label_of

from .holidays import holiday_on

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)


class Reason(StrEnum):
    """Why a day has the hours it has."""

    USUAL = "usual"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    PLANNED = "planned"
    CLOSED = "closed"


class Stretch(NamedTuple):
    """Open from `opens` up to, not including, `closes`: aware datetimes in ZONE."""

    opens: datetime
    closes: datetime

    @classmethod
    def on(cls, day: date, opens: time, closes: time):
        """Closing at or before opening is on the next day."""
        last = day if closes > opens else day + DAY
        return cls(datetime.combine(day, opens, ZONE), datetime.combine(last, closes, ZONE))

    def __str__(self):
        closes = f"{self.closes:%H:%M}"
        return f"{self.opens:%H:%M}–{'24:00' if closes == '00:00' else closes}"


def joined(stretches) -> list[Stretch]:
    """In order, those that touch or overlap made one."""
    found: list[Stretch] = []
    for stretch in sorted(stretches):
        if found and stretch.opens <= found[-1].closes:
            last = found.pop()
            stretch = Stretch(last.opens, max(last.closes, stretch.closes))
        found.append(stretch)
    return found


@dataclass(frozen=True)
class DayHours:
    """The stretches that open on `date`, and why; `note` is what visitors read about it."""

    date: date
    stretches: tuple[Stretch, ...]
    reason: Reason
    note: str = ""


@dataclass(frozen=True)
class Schedule:
    """An outlet's rules of opening, read once: no query after `of`.

    `weekly`: (weekday, opens, closes), Monday 0. `exceptions`: OpeningException-like objects.
    `holiday_hours`: None for the usual ones, () for closed, else ((opens, closes),).
    `first_day`: no stretch opens before it.
    """

    weekly: tuple[tuple[int, time, time], ...] = ()
    exceptions: tuple = ()
    holiday_hours: tuple[tuple[time, time], ...] | None = None
    first_day: date | None = None
    is_planned: bool = False
    is_closed: bool = False

    @classmethod
    def of(cls, outlet):
        """Two queries, none where hours and exceptions were prefetched."""
        holiday = {
            outlet.HolidayHours.USUAL: None,
            outlet.HolidayHours.CLOSED: (),
            outlet.HolidayHours.SHORT: ((outlet.holiday_opens, outlet.holiday_closes),),
        }
        hours = outlet.opening_hours.all()
        return cls(
            weekly=tuple((row.weekday, row.opens, row.closes) for row in hours),
            exceptions=tuple(outlet.opening_exceptions.all()),
            holiday_hours=holiday[outlet.holiday_hours],
            first_day=outlet.opened_on,
            is_planned=outlet.state == outlet.State.PLANNED,
            is_closed=outlet.state in (outlet.State.CLOSED, outlet.State.DRAFT),
        )

    def on(self, day: date) -> DayHours:
        if self.is_closed:
            return DayHours(day, (), Reason.CLOSED)
        if self.is_planned or (self.first_day and day < self.first_day):
            return DayHours(day, (), Reason.PLANNED)
        return self._exception_on(day) or self._holiday_on(day) or self._usual_on(day)

    def between(self, first: date, last: date) -> list[Stretch]:
        """Joined stretches that open from `first` to `last`, both included."""
        days = [first + n * DAY for n in range((last - first).days + 1)]
        return joined(stretch for day in days for stretch in self.on(day).stretches)

    def exceptions_on(self, day: date) -> list:
        """Those that hold: of several, the ones with the fewest days (Tết, and one day in it)."""
        covering = [row for row in self.exceptions if row.starts_on <= day <= row.ends_on]
        fewest = min((row.ends_on - row.starts_on for row in covering), default=None)
        return [row for row in covering if row.ends_on - row.starts_on == fewest]

    def _exception_on(self, day: date) -> DayHours | None:
        rows = self.exceptions_on(day)
        if not rows:
            return None
        hours = [(row.opens, row.closes) for row in rows]
        if any(row.opens is None for row in rows):
            hours = []
        note = next((label_of(row, "note") for row in rows if row.note), "")
        return DayHours(day, _stretches(day, hours), Reason.EXCEPTION, note or holiday_on(day))

    def _holiday_on(self, day: date) -> DayHours | None:
        """Only where it changes something; it never opens a weekday that is closed anyway."""
        name = holiday_on(day)
        usual = self._usual_on(day).stretches
        if not name or self.holiday_hours is None or not usual:
            return None
        stretches = _stretches(day, self.holiday_hours)
        return DayHours(day, stretches, Reason.HOLIDAY, name) if stretches != usual else None

    def _usual_on(self, day: date) -> DayHours:
        hours = [(opens, closes) for n, opens, closes in self.weekly if n == day.weekday()]
        return DayHours(day, _stretches(day, hours), Reason.USUAL)


def _stretches(day: date, hours) -> tuple[Stretch, ...]:
    return tuple(joined(Stretch.on(day, opens, closes) for opens, closes in hours))
