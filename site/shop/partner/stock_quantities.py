"""What counts as a quantity of goods."""

from collections.abc import Iterable

from .stock_errors import InvalidQuantity

#: No shelf of two shops holds more; a longer figure is a bar code scanned into the wrong field.
MOST = 1_000_000


def checked(value, *, least: int = 1) -> int:
    """`value`, if an int (not a bool) from `least` to MOST. Raises InvalidQuantity otherwise."""
    if type(value) is not int or not least <= value <= MOST:
        raise InvalidQuantity(value, least=least, most=MOST)
    return value


def totals(lines: Iterable) -> dict[int, int]:
    """{stockrecord pk: units} of (stockrecord, units) pairs; a record named twice is summed."""
    found: dict[int, int] = {}
    for stockrecord, quantity in lines:
        found[stockrecord.pk] = checked(found.get(stockrecord.pk, 0) + checked(quantity))
    return found
