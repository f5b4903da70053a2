"""When a buyer can come: the next windows as cards, all others in a list by day."""

from dataclasses import dataclass, field
from itertools import groupby

from shop.partner.schedule import ZONE
from shop.shipping.windows import Window

#: What the last card says instead of a time.
OTHER = "other"
#: Windows shown as cards, and of the first day at most.
CARDS, OF_ONE_DAY = 5, 3


def value_of(window: Window) -> str:
    """As a form sends it: `2026-11-24T09:00`, local."""
    return f"{window.starts_at.astimezone(ZONE):%Y-%m-%dT%H:%M}"


@dataclass(frozen=True)
class Choice:
    """A window with what the form sends for it."""

    value: str
    window: Window

    @property
    def is_full(self) -> bool:
        return not self.window.left


@dataclass(frozen=True)
class Times:
    """`cards`: the next free ones of the first two days. `days`: (date, choices), the full too."""

    cards: list[Choice] = field(default_factory=list)
    days: list[tuple] = field(default_factory=list)

    @classmethod
    def of(cls, windows: list[Window]) -> "Times":
        choices = [Choice(value_of(window), window) for window in windows]
        days = [(day, list(found)) for day, found in groupby(choices, key=_day)]
        return cls(_cards(days), days)

    @property
    def has_others(self) -> bool:
        return sum(len(choices) for _day, choices in self.days) > len(self.cards)

    def find(self, value: str) -> Window | None:
        """The free window of that value."""
        choices = (choice for _day, choices in self.days for choice in choices)
        found = next((choice for choice in choices if choice.value == value), None)
        return found.window if found and not found.is_full else None


def _day(choice: Choice):
    return choice.window.starts_at.astimezone(ZONE).date()


def _cards(days) -> list[Choice]:
    free = [[choice for choice in choices if not choice.is_full] for _day, choices in days]
    first, second = ([choices for choices in free if choices] + [[], []])[:2]
    shown = first[:OF_ONE_DAY]
    return shown + second[: CARDS - len(shown)]
