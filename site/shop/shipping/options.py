"""The ways in which a basket can be received, side by side."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from shop.partner.models import Partner
from shop.partner.picking import Wanted, pick

from . import problems
from .models import DeliveryZone
from .plans import COLLECT, DELIVER, Option, Receiving
from .serving import delivery, parcels
from .windows import collection_outlets, first_ready
from .zones import active_zones, zone_for


def options(wanted: Iterable[Wanted], *, basket=None) -> list[Option]:
    """Each outlet that trades, then delivery where anything is sent at all.

    `basket` says what is chosen and where to. Ten queries at most, whatever is wanted.
    """
    wanted, now = list(wanted), timezone.now()
    prefetch_related_objects([row.product for row in wanted], "stockrecords__partner")
    chosen = Receiving.of(basket) if basket else Receiving()
    outlets = collection_outlets(now)
    found = [_collection(wanted, outlet, now, chosen) for outlet in outlets]
    zones = active_zones() if any(outlet.ships for outlet in outlets) else []
    return [*found, _delivery(wanted, outlets, zones, chosen)] if zones else found


def _collection(wanted, outlet: Partner, now: datetime, chosen: Receiving) -> Option:
    return Option(
        receive_by=COLLECT,
        outlet=outlet,
        missing=len(pick(wanted, candidates=[outlet]).missing),
        price=0,
        first_ready=first_ready(outlet, now),
        is_chosen=chosen.receive_by == COLLECT and chosen.outlet == outlet,
    )


def _delivery(wanted, outlets, zones: list[DeliveryZone], chosen: Receiving) -> Option:
    """To the address, else as it would be in the zone that serves best."""
    known = bool(chosen.province and chosen.ward.strip())
    if known:
        zone = zone_for(chosen.province, chosen.ward, zones=zones)
        zones = [zone] if zone else []
    missing, price = min(
        (_to(zone, wanted, outlets) for zone in zones),
        key=lambda found: (found[0], found[1] is None, found[1] or 0),
        default=(len(wanted), None),
    )
    return Option(
        receive_by=DELIVER,
        outlet=None,
        missing=missing,
        price=price,
        is_from=not known,
        is_chosen=chosen.receive_by == DELIVER,
        problem=_problem(zones, price, missing < len(wanted)),
    )


def _to(zone: DeliveryZone, wanted, outlets: list[Partner]) -> tuple[int, int | None]:
    """(lines that would not come, đồng for those that would); None: nothing, or too heavy."""
    serving = delivery(zone, outlets)
    found = pick(wanted, candidates=serving.candidates, allowed=serving.allowed)
    prices = [parcel.price for parcel in parcels(found.picked, zone)]
    return len(found.missing), sum(prices) if prices and None not in prices else None


def _problem(zones: list[DeliveryZone], price: int | None, sends_some: bool) -> str | None:
    if not zones:
        return problems.NO_ZONE
    return problems.TOO_HEAVY if sends_some and price is None else None
