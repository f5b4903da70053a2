"""Lays goods out in stock Oscar: one product in plenty, some with a single unit. Prints JSON.

{"plenty": [id, page], "scarce": [[id, page], …]}, page being the address of the product's page.
"""

import json
import os
import sys
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.stock_oscar.settings")
django.setup()

from oscar.core.loading import get_model  # noqa: E402

Category = get_model("catalogue", "Category")
Country = get_model("address", "Country")
Partner = get_model("partner", "Partner")
Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")


def lay_out(*, plenty: int, scarce: int) -> dict:
    """`plenty` units of one product, and `scarce` products with one unit each."""
    country(code="VN", name="Viet Nam")
    goods = {
        "kind": ProductClass.objects.create(name="Food", requires_shipping=True, track_stock=True),
        "shelf": Category.add_root(name="Specialties"),
        "partner": Partner.objects.create(name="Outlet"),
    }
    return {
        "plenty": product(title="Rice noodles", units=plenty, **goods),
        "scarce": [product(title=f"Fish sauce {n}", units=1, **goods) for n in range(scarce)],
    }


def country(*, code: str, name: str) -> None:
    Country.objects.create(
        iso_3166_1_a2=code, printable_name=name, name=name, is_shipping_country=True
    )


def product(*, title: str, units: int, kind, shelf, partner) -> tuple[int, str]:
    """Id and page of a new product with so many units in stock."""
    made = Product.objects.create(title=title, product_class=kind, description=f"<p>{title}</p>")
    made.categories.add(shelf)
    made.stockrecords.create(
        partner=partner, partner_sku=title, price=Decimal(85_000), num_in_stock=units
    )
    return made.pk, made.get_absolute_url()


if __name__ == "__main__":
    plenty, scarce = map(int, sys.argv[1:])
    print(json.dumps(lay_out(plenty=plenty, scarce=scarce)))
