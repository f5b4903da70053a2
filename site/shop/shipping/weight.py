"""What a parcel weighs, in grams."""

from collections.abc import Iterable

from catalogue.models import Product

#: A product without stated weight or content counts as this much.
UNKNOWN = 500
#: Box, tape and padding of one parcel.
BOX = 150


def unit_grams(product: Product) -> int:
    """One unit, wrapped: as staff weighed it, else its content and a fifth more for the pack.

    A millilitre counts as a gram.
    """
    if product.shipping_grams is not None:
        return product.shipping_grams
    if not product.net_quantity:
        return UNKNOWN
    return product.net_quantity + max(30, product.net_quantity // 5)


def parcel_grams(lines: Iterable[tuple[Product, int]]) -> int:
    """`lines`: (product, quantity) of one parcel, its box included."""
    return BOX + sum(unit_grams(product) * quantity for product, quantity in lines)
