"""The sheet that the map is drawn on, and where a coordinate falls on it.

Longitude runs to the right and latitude up, stretched by the cosine of the region's latitude,
which at this size is as good as any projection.
"""

from math import cos, radians

WEST, EAST, SOUTH, NORTH = 105.33, 106.05, 9.55, 10.17
WIDTH = 640
SCALE = WIDTH / (EAST - WEST)
STRETCH = SCALE / cos(radians((SOUTH + NORTH) / 2))
HEIGHT = round((NORTH - SOUTH) * STRETCH)


def project(latitude, longitude) -> tuple[float, float]:
    """(x, y) in the sheet's units, from its top left corner."""
    x = (float(longitude) - WEST) * SCALE
    y = (NORTH - float(latitude)) * STRETCH
    return round(x, 1), round(y, 1)


def is_on_sheet(latitude, longitude) -> bool:
    x, y = project(latitude, longitude)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def smooth(line) -> str:
    """An SVG path through (longitude, latitude) points: Catmull-Rom, as cubic Béziers."""
    dots = [project(latitude, longitude) for longitude, latitude in line]
    around = [dots[0], *dots, dots[-1]]
    bends = zip(around, around[1:], around[2:], around[3:], strict=False)
    start = f"M{dots[0][0]} {dots[0][1]}"
    return start + "".join(bend(*four) for four in bends)


def bend(before, start, end, after) -> str:
    """One Bézier from `start` to `end`, its tangents taken from the neighbours."""
    first = [start[axis] + (end[axis] - before[axis]) / 6 for axis in (0, 1)]
    second = [end[axis] - (after[axis] - start[axis]) / 6 for axis in (0, 1)]
    return "C" + " ".join(f"{value:.1f}" for value in (*first, *second, *end))
