"""What search looks through beside products, producers and outlets.

Rooms that the catalogue knows nothing of add themselves when the site starts.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise


class Kind(NamedTuple):
    """`label` of one suggestion; `find(query)` gives records with `title` and `url`; `template`
    draws them as `records`."""

    label: str | Promise
    find: Callable
    template: str


KINDS: list[Kind] = []
