"""Which delivery zone an address lies in, and what a parcel to it costs."""

from catalogue.models import Product, Province
from catalogue.text import fold
from shop.partner.models import Partner

from .models import DeliveryZone

#: Written before a name or not, and mistaken for part of it or not: "xã Xà Phiên", "Xà Phiên".
KINDS = ("phuong", "xa", "dac khu", "thi tran", "p", "x", "tt")
COLD = (Product.Storage.CHILLED, Product.Storage.FROZEN)


def address_provinces():
    """Those an address may name, by name: the slug sorts Đ after D on any database."""
    return Province.objects.filter(in_addresses=True).order_by("slug_vi")


def active_zones() -> list[DeliveryZone]:
    """In their order, with all that is asked of them here: four queries.

    A zone without weight bands has no price yet and is passed over.
    """
    zones = DeliveryZone.objects.filter(is_active=True, bands__isnull=False).distinct()
    return list(zones.prefetch_related("provinces", "outlets", "bands"))


def zone_for(
    province: Province, ward: str, *, zones: list[DeliveryZone] | None = None
) -> DeliveryZone | None:
    """The first active zone that fits; `zones` as read by `active_zones`, if at hand.

    None too for a province that no address names any more.
    """
    if not province.in_addresses:
        return None
    zones = active_zones() if zones is None else zones
    return next((zone for zone in zones if covers(zone, province, ward)), None)


def covers(zone: DeliveryZone, province: Province, ward: str) -> bool:
    """A zone without provinces is the whole country, one without wards all of its provinces."""
    provinces = zone.provinces.all()
    if provinces and province not in provinces:
        return False
    wards = [line for line in zone.wards.splitlines() if line.strip()]
    return not wards or any(same_ward(ward, line) for line in wards)


def same_ward(one: str, other: str) -> bool:
    """Marks, case, "phường" or "xã", and what follows a comma do not count."""
    return bool(_names(one) & _names(other))


def _names(ward: str) -> set[str]:
    """The folded name as written, and without its first word where that says its kind."""
    name = " ".join(fold(ward.partition(",")[0]).replace(".", " ").split())
    bare = {name.removeprefix(f"{kind} ") for kind in KINDS}
    return {name, *bare} - {""}


def senders(zone: DeliveryZone, outlets: list[Partner]) -> list[Partner]:
    """Of the trading `outlets`, those that ship: the zone's own first."""
    shipping = [outlet for outlet in outlets if outlet.ships and outlet.is_trading]
    own = zone.outlets.all()
    return sorted(shipping, key=lambda outlet: outlet not in own)


def may_send(zone: DeliveryZone, product: Product, outlet: Partner) -> bool:
    """Services never; cold goods only where they arrive cold, from the zone's own outlets."""
    if product.storage == Product.Storage.SERVICE:
        return False
    if product.storage not in COLD:
        return True
    own = zone.outlets.all()
    return zone.takes_chilled and (not own or outlet in own)


def price_for(zone: DeliveryZone, grams: int) -> int | None:
    """Đồng for one parcel; None where it is over the last band."""
    bands = sorted(zone.bands.all(), key=lambda band: band.up_to_grams)
    return next((band.price for band in bands if grams <= band.up_to_grams), None)
