"""What comes out of asking how a basket can be received: see `receiving`."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from catalogue.models import Product, Province
from shop.partner.models import Partner, StockRecord

from .models import DeliveryZone

#: As in `shop.basket.models.ReceiveBy`, which lies above.
COLLECT, DELIVER = "collect", "deliver"


@dataclass(frozen=True)
class Receiving:
    """How the buyer wants it. `receive_by` is COLLECT, DELIVER or "" while not chosen."""

    receive_by: str = ""
    outlet: Partner | None = None
    province: Province | None = None
    ward: str = ""

    @classmethod
    def of(cls, basket):
        return cls(basket.receive_by, basket.outlet, basket.province, basket.ward)

    @property
    def is_chosen(self) -> bool:
        if self.receive_by == DELIVER:
            return self.province is not None and bool(self.ward.strip())
        return self.receive_by == COLLECT and self.outlet is not None


@dataclass(frozen=True)
class LinePlan:
    """`stockrecord` serves the line if `problem` is None, else it is the best there is, if any.

    `available`: units that this way of receiving offers; it says more than `quantity` does.
    `elsewhere`: outlets at which all of the line can be collected instead.
    """

    product: Product
    quantity: int
    stockrecord: StockRecord | None
    available: int
    problem: str | None = None
    elsewhere: list[Partner] = field(default_factory=list)


class Parcel(NamedTuple):
    """Grams, box included. `price` in đồng; None where it is too heavy for the zone."""

    outlet: Partner
    grams: int
    price: int | None


@dataclass(frozen=True)
class ReceivingPlan:
    """`problem` concerns the whole: see `problems`. `shipping_price` in đồng, 0 for collection."""

    receiving: Receiving
    lines: list[LinePlan]
    problem: str | None = None
    zone: DeliveryZone | None = None
    parcels: list[Parcel] = field(default_factory=list)

    @property
    def shipping_price(self) -> int:
        return sum(parcel.price or 0 for parcel in self.parcels)

    @property
    def outlets(self) -> list[Partner]:
        """Those that hand over or send something."""
        served = (line.stockrecord.partner for line in self.lines if not line.problem)
        return list(dict.fromkeys(served))

    @property
    def is_split(self) -> bool:
        """Sent in more than one parcel. What is not yet chosen is not split either."""
        return len(self.parcels) > 1

    @property
    def can_be_ordered(self) -> bool:
        return bool(self.lines) and not self.problem and not any(row.problem for row in self.lines)


@dataclass(frozen=True)
class Option:
    """One way to receive the basket. `missing`: how many of its lines would not come.

    `price` in đồng; `is_from`: the least it can be, as long as the address is not known. None:
    no parcel goes there. `first_ready`: the first window with a place left, for collection.
    """

    receive_by: str
    outlet: Partner | None
    missing: int
    price: int | None
    is_from: bool = False
    first_ready: datetime | None = None
    is_chosen: bool = False
    problem: str | None = None
