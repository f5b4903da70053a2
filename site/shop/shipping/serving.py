"""Who may serve a way of receiving, and in which parcels."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from catalogue.models import Product
from shop.partner.models import Partner
from shop.partner.picking import Allowed, Picked, anywhere

from . import problems
from .models import DeliveryZone
from .plans import COLLECT, DELIVER, Parcel, Receiving
from .weight import parcel_grams
from .zones import active_zones, may_send, price_for, senders, zone_for


@dataclass(frozen=True)
class Serving:
    """`candidates` in order of preference. `problem`: why nobody serves, or nothing is chosen."""

    candidates: list[Partner]
    allowed: Allowed = anywhere
    zone: DeliveryZone | None = None
    problem: str | None = None


def serving_for(receiving: Receiving) -> Serving:
    """Five queries for a delivery, one while nothing is chosen, none for collection."""
    if receiving.receive_by == COLLECT and receiving.outlet:
        return _collection(receiving.outlet)
    outlets = list(Partner.objects.trading())
    if receiving.receive_by != DELIVER:
        return Serving(outlets, problem=problems.CHOOSE)
    if not receiving.is_chosen:
        return _undecided(outlets, problems.CHOOSE)
    zone = zone_for(receiving.province, receiving.ward, zones=active_zones())
    return delivery(zone, outlets) if zone else _undecided(outlets, problems.NO_ZONE)


def delivery(zone: DeliveryZone, outlets: list[Partner]) -> Serving:
    """`outlets`: all that trade."""
    return Serving(senders(zone, outlets), partial(may_send, zone), zone)


def parcels(picked: Iterable[Picked], zone: DeliveryZone) -> list[Parcel]:
    """One from each outlet that sends something."""
    contents: dict[Partner, list] = {}
    for row in picked:
        contents.setdefault(row.stockrecord.partner, []).append((row.product, row.quantity))
    weights = {outlet: parcel_grams(lines) for outlet, lines in contents.items()}
    return [Parcel(outlet, grams, price_for(zone, grams)) for outlet, grams in weights.items()]


def _collection(outlet: Partner) -> Serving:
    if not outlet.is_trading:
        return Serving([], problem=problems.OUTLET_CLOSED)
    return Serving([outlet])


def _undecided(outlets: list[Partner], problem: str) -> Serving:
    """A delivery to nowhere yet: what cannot be sent at all is known already."""
    return Serving([outlet for outlet in outlets if outlet.ships], _is_sent, problem=problem)


def _is_sent(product: Product, outlet: Partner) -> bool:
    return product.storage != Product.Storage.SERVICE
