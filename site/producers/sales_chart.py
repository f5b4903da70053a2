"""Bars of units a week, each outlet in its own colour, as numbers that a template draws."""

from typing import NamedTuple

from producers.sales import Sales

#: Sizes in the drawing's own units, which are CSS pixels where it is not scaled.
HEIGHT, TOP, FOOT, RIGHT = 220, 16, 28, 48
#: {weeks: width of one}.
STEPS = {8: 36, 26: 22, 52: 16}
#: Weeks between two dates below the bars.
DATED = {8: 2, 26: 4, 52: 6}
#: How many colours there are; the shop has two outlets.
COLOURS = 4


class Bar(NamedTuple):
    x: int
    y: int
    width: int
    height: int
    colour: int


class Chart(NamedTuple):
    width: int
    height: int
    bars: list[Bar]
    #: (y, units) of the lines behind the bars.
    lines: list[tuple[int, int]]
    #: (x, Monday) below them.
    dates: list[tuple]
    #: (colour, outlet).
    legend: list[tuple]
    #: Where the lines end and their numbers begin: at the right, which is seen first.
    right: int
    text: int
    foot: int = HEIGHT - 8


def ceiling(most: int) -> int:
    """A round number that is no less, and can be halved: 2, 4, 6, 8, 10, 20, 40 …"""
    size = 1
    while True:
        for step in (2, 4, 6, 8, 10):
            if step * size >= most:
                return step * size
        size *= 10


def chart(sales: Sales) -> Chart:
    weeks = len(sales.weeks)
    step, ground = STEPS[weeks], HEIGHT - FOOT
    rows = sales.by_week()
    top = ceiling(max((sum(units) for _week, units in rows), default=0))
    right = step * weeks

    def high(units: int) -> int:
        return round(units * (ground - TOP) / top)

    bars = []
    for place, (_week, units) in enumerate(rows):
        stacked = 0
        for colour, number in enumerate(units):
            y, below = ground - high(stacked + number), ground - high(stacked)
            if number:
                shape = (place * step + 3, y, step - 6, max(below - y, 1))
                bars.append(Bar(*shape, colour % COLOURS))
            stacked += number
    # Counted from the newest, so that the week that runs is dated.
    dated = [place for place in range(weeks) if (weeks - 1 - place) % DATED[weeks] == 0]
    return Chart(
        width=right + RIGHT,
        height=HEIGHT,
        bars=bars,
        lines=[(ground - high(units), units) for units in (0, top // 2, top)],
        dates=[(place * step + step // 2, sales.weeks[place]) for place in dated],
        legend=[(n % COLOURS, outlet) for n, outlet in enumerate(sales.outlets)],
        right=right,
        text=right + 6,
    )
