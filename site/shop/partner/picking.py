"""Which outlet serves what is wanted: one that has everything, else as few as possible.

A product comes whole from one outlet. Nothing is read here: products bring their `stockrecords`
and each record its `partner`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from catalogue.models import Product

from .models import Partner, StockRecord
from .strategy import may_be_sold, sells

#: Whether this outlet may serve this product, stock apart.
Allowed = Callable[[Product, Partner], bool]


class Wanted(NamedTuple):
    product: Product
    quantity: int


@dataclass(frozen=True)
class Picked:
    product: Product
    quantity: int
    stockrecord: StockRecord


@dataclass(frozen=True)
class Missing:
    """No outlet asked has `wanted`; the best has `available`, at `stockrecord` (None where 0).

    `elsewhere`: outlets that have as many but were not asked, or may not serve this product.
    """

    product: Product
    wanted: int
    available: int
    elsewhere: list[Partner]
    stockrecord: StockRecord | None = None


@dataclass(frozen=True)
class Pick:
    picked: list[Picked] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def outlets(self) -> list[Partner]:
        """Those that serve something, each once, as their first product stands in `picked`."""
        return list(dict.fromkeys(row.stockrecord.partner for row in self.picked))

    @property
    def is_split(self) -> bool:
        return len(self.outlets) > 1

    @property
    def is_whole(self) -> bool:
        return not self.missing


def anywhere(product: Product, outlet: Partner) -> bool:
    return True


def pick(
    wanted: Iterable[Wanted], *, candidates: list[Partner], allowed: Allowed = anywhere
) -> Pick:
    """`candidates` in order of preference; the same product twice counts as one with the sum.

    What no candidate has enough of is `missing`; the rest is picked all the same.
    """
    shelves = [Shelf.of(row, candidates, allowed) for row in _totals(wanted)]
    served = [shelf for shelf in shelves if shelf.enough]
    team = _fewest(served, candidates)
    return Pick(
        picked=[shelf.pick(team) for shelf in served],
        missing=[shelf.missing() for shelf in shelves if not shelf.enough],
    )


def sellable(product: Product) -> list[StockRecord]:
    """The product's records at outlets that trade, goods on hand; none if it may not be sold."""
    if not may_be_sold(product):
        return []
    records = [record for record in product.stockrecords.all() if sells(record, product)]
    return [record for record in records if record.net_stock_level > 0]


@dataclass(frozen=True)
class Shelf:
    """Where one product stands: `here` at the candidates, `enough` those with all of it."""

    wanted: Wanted
    here: dict[Partner, StockRecord]
    enough: dict[Partner, StockRecord]
    elsewhere: list[Partner]

    @classmethod
    def of(cls, wanted: Wanted, candidates: list[Partner], allowed: Allowed):
        product, quantity = wanted
        records = {record.partner: record for record in sellable(product)}
        here = {o: records[o] for o in candidates if o in records and allowed(product, o)}
        full = {o: record for o, record in records.items() if record.net_stock_level >= quantity}
        return cls(
            wanted=wanted,
            here=here,
            enough={outlet: record for outlet, record in here.items() if outlet in full},
            elsewhere=[outlet for outlet in full if outlet not in here],
        )

    def pick(self, team: tuple[Partner, ...]) -> Picked:
        outlet = next(outlet for outlet in team if outlet in self.enough)
        return Picked(*self.wanted, stockrecord=self.enough[outlet])

    def missing(self) -> Missing:
        best = max(self.here.values(), key=lambda record: record.net_stock_level, default=None)
        available = best.net_stock_level if best else 0
        return Missing(*self.wanted, available, self.elsewhere, best)


def _totals(wanted: Iterable[Wanted]) -> list[Wanted]:
    sums: dict[Product, int] = {}
    for product, quantity in wanted:
        sums[product] = sums.get(product, 0) + quantity
    return [Wanted(product, quantity) for product, quantity in sums.items()]


def _fewest(shelves: list[Shelf], candidates: list[Partner]) -> tuple[Partner, ...]:
    """The first of the smallest groups that together have everything; () for nothing.

    Tries every group: outlets are a handful.
    """
    groups = (
        group for size in range(len(candidates) + 1) for group in combinations(candidates, size)
    )
    return next(
        group for group in groups if all(any(o in row.enough for o in group) for row in shelves)
    )
