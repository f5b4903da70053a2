"""Points on our own drawn map of the region: no tiles, no third party."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .ground import LINES, TOWNS, WATERS
from .labels import Box, Place, mark_box, place_name
from .sheet import HEIGHT, WIDTH, is_on_sheet, project, smooth


class Point(NamedTuple):
    """Something to mark: `kind` is outlet, origin, producer or place; `url` may be empty."""

    label: str
    latitude: Decimal
    longitude: Decimal
    kind: str
    url: str = ""


class Spot(NamedTuple):
    """A point on the sheet; `name` is None where there is no room to write it."""

    point: Point
    x: float
    y: float
    name: Place | None


class DrawnMap(NamedTuple):
    """What components/map.html draws, in the sheet's units.

    `lines`: (kind, SVG path); `waters`: (name, x, y, degrees).
    """

    width: int
    height: int
    lines: tuple
    waters: tuple
    towns: list[Spot]
    spots: list[Spot]


GROUND = tuple((kind, smooth(line)) for kind, line in LINES)
NAMED_WATERS = tuple(
    (name, *project(latitude, longitude), turn) for name, longitude, latitude, turn in WATERS
)
TOWN_POINTS = [Point(name, latitude, longitude, kind) for name, longitude, latitude, kind in TOWNS]


def draw(points: Iterable[Point]) -> DrawnMap:
    """The map with these points on it; those beyond its edges, or without a place, are left out."""
    points = [point for point in points if is_known(point) and is_on_sheet(*point[1:3])]
    taken = [box_of(point) for point in points]
    named: set[str] = set()
    spots = [spot(point, taken, named) for point in points]
    towns = [spot(town, taken, named) for town in TOWN_POINTS]
    return DrawnMap(
        WIDTH, HEIGHT, GROUND, NAMED_WATERS, [town for town in towns if town.name], spots
    )


def is_known(point: Point) -> bool:
    """Staff may have typed one coordinate only."""
    return point.latitude is not None and point.longitude is not None


def box_of(point: Point) -> Box:
    return mark_box(point.kind, *project(point.latitude, point.longitude))


def spot(point: Point, taken: list[Box], named: set[str]) -> Spot:
    """The point where it falls, its name beside it if there is room and it is not yet written."""
    x, y = project(point.latitude, point.longitude)
    name = None
    if point.label not in named:
        name = place_name(point.label, box_of(point), taken)
        named.add(point.label)
    return Spot(point, x, y, name)
