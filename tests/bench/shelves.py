"""Lays goods out in the shop, on its sample data, at the outlet where buyers collect. Prints JSON.

{"plenty": [id, page], "scarce": [[id, page], …]}, page being the address of the product's page.
"""

import json
import sys

import django

django.setup()

from django.utils.translation import override  # noqa: E402

from catalogue.models import Product  # noqa: E402
from shop.partner import stock  # noqa: E402
from shop.partner.strategy import may_be_sold  # noqa: E402
from shop.shipping.models import CollectionRule  # noqa: E402
from tests.bench.buyer import OUTLET  # noqa: E402

#: So that windows do not fill: what is measured is ordering, not turning away.
CAPACITY = 32_767


def lay_out(*, plenty: int, scarce: int) -> dict:
    """`plenty` units of one product, and `scarce` products with one unit each and no more."""
    CollectionRule.objects.update(capacity=CAPACITY)
    first, *others = at_the_outlet()[: scarce + 1]
    for product in others:
        hold(product, units=1)
    return {"plenty": hold(first, units=plenty), "scarce": [shown(product) for product in others]}


def at_the_outlet() -> list[Product]:
    """Goods that keep without cold and that the outlet sells."""
    dry = Product.objects.listed().filter(storage=Product.Storage.DRY)
    here = dry.filter(stockrecords__partner__code=OUTLET, stockrecords__price__gt=0)
    return [product for product in here.order_by("pk") if may_be_sold(product)]


def hold(product: Product, *, units: int) -> tuple[int, str]:
    """Counts its shelves: so many units at the outlet, none elsewhere."""
    for record in product.stockrecords.select_related("partner"):
        here = record.partner.code == OUTLET
        stock.count(stockrecord=record, counted=units if here else 0, reason="benchmark")
    return shown(product)


def shown(product: Product) -> tuple[int, str]:
    """Id and page of the product."""
    with override("en"):
        return product.pk, product.get_absolute_url()


if __name__ == "__main__":
    plenty, scarce = map(int, sys.argv[1:])
    print(json.dumps(lay_out(plenty=plenty, scarce=scarce)))
