"""Points on our own drawn map of the region."""

from decimal import Decimal
from typing import NamedTuple


class Point(NamedTuple):
    """Something to mark: `kind` is outlet, origin or producer; `url` may be empty."""

    label: str
    latitude: Decimal
    longitude: Decimal
    kind: str
    url: str = ""
