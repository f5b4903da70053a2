"""What matters in a picture, for the frames that cut it: narrow on phones, wide on desks.

As classes, since the public pages allow no styles in place: `focus-x-25 focus-y-75`, in quarters of
width and height; the middle needs none.
"""

QUARTER = 25


def focus_classes(picture) -> str:
    """Of a picture with a focal point; empty without one, or where it is in the middle."""
    sides = (
        ("x", picture.focal_point_x, picture.width),
        ("y", picture.focal_point_y, picture.height),
    )
    found = {name: quarter(point, length) for name, point, length in sides if point is not None}
    return " ".join(f"focus-{name}-{place}" for name, place in found.items() if place != 50)


def quarter(point: int, length: int) -> int:
    """0, 25, 50, 75 or 100: hundredths of the length, the nearest quarter."""
    share = min(100, max(0, 100 * point / length))
    return QUARTER * round(share / QUARTER)
