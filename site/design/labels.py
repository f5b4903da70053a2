"""Sets names beside marks on the map so that none lies on another."""

from typing import NamedTuple

from .sheet import HEIGHT, WIDTH

#: Largest size at which map.css sets a name (narrow screens), in the sheet's units.
LETTER, LINE = 14.5, 27
GAP = 6
#: How far a mark reaches from its point: left, up, right, down.
REACH = {
    "outlet": (20, 50, 20, 4),
    "origin": (16, 16, 16, 16),
    "producer": (16, 16, 16, 16),
    "place": (16, 16, 16, 16),
    "city": (7, 7, 7, 7),
    "town": (7, 7, 7, 7),
    "village": (7, 7, 7, 7),
}


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Place(NamedTuple):
    """Where a name is set: its base line, and which end of it (start, middle, end) stands at x."""

    x: float
    y: float
    anchor: str


def mark_box(kind: str, x: float, y: float) -> Box:
    left, up, right, down = REACH[kind]
    return Box(x - left, y - up, x + right, y + down)


def choices(mark: Box, width: float):
    """(Place, Box) of a name `width` wide: right of the mark, left, below, above."""
    middle, centre = (mark.top + mark.bottom) / 2, (mark.left + mark.right) / 2
    starts = (
        (mark.right + GAP, middle - LINE / 2, "start"),
        (mark.left - GAP - width, middle - LINE / 2, "end"),
        (centre - width / 2, mark.bottom + GAP, "middle"),
        (centre - width / 2, mark.top - GAP - LINE, "middle"),
    )
    for left, top, anchor in starts:
        x = left + width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        place = Place(round(x, 1), round(top + LINE * 0.76, 1), anchor)
        yield place, Box(left, top, left + width, top + LINE)


def is_free(box: Box, taken: list[Box]) -> bool:
    inside = box.left >= 0 and box.top >= 0 and box.right <= WIDTH and box.bottom <= HEIGHT
    return inside and not any(box.meets(other) for other in taken)


def place_name(name: str, mark: Box, taken: list[Box]) -> Place | None:
    """The first free place beside the mark, which is then taken; None where there is none."""
    for place, box in choices(mark, len(name) * LETTER):
        if is_free(box, taken):
            taken.append(box)
            return place
    return None
