"""What counts as a quantity in a basket."""

import re

from .models import MOST_UNITS
from .refusals import not_a_quantity

#: int() would take "٣", " 3 ", "+3" and "1_0" as well.
DIGITS = re.compile(r"[0-9]{1,4}", re.ASCII)


def checked(value, *, least: int = 1) -> int:
    """`value`, if an int (not a bool) from `least` to MOST_UNITS. Raises BasketRefused."""
    if type(value) is not int or not least <= value <= MOST_UNITS:
        raise not_a_quantity()
    return value


def read(text: str, *, least: int = 1) -> int:
    """The quantity that a visitor typed. Raises BasketRefused."""
    if not DIGITS.fullmatch(text.strip(" ")):
        raise not_a_quantity()
    return checked(int(text), least=least)
