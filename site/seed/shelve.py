"""Writes products and all that hangs on them, many at a time, then lists and indexes them once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from oscar.core.loading import get_model

from catalogue.listing import refresh_listings
from catalogue.models import (
    Category,
    Lot,
    OcopCertificate,
    Product,
    ProductDocument,
    ProductImage,
)
from pictures.models import Picture

from .supplies import supply

ProductCategory = get_model("catalogue", "ProductCategory")


@dataclass
class Goods:
    """A product and what belongs to it, not yet saved; `stock`: {outlet's code: units or ""}."""

    product: Product
    category: Category
    price: int | None = None
    stock: dict[str, int | str] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    papers: list[ProductDocument] = field(default_factory=list)
    certificate: OcopCertificate | None = None
    lot: Lot | None = None


@transaction.atomic
def shelve(goods: Iterable[Goods]):
    """Saves them in bulk. No signal is sent, so the listing is worked out at the end."""
    goods = list(goods)
    Product.objects.bulk_create(each.product for each in goods)
    ProductCategory.objects.bulk_create(
        ProductCategory(product=each.product, category=each.category) for each in goods
    )
    ProductImage.objects.bulk_create(
        ProductImage(product=each.product, picture=picture, display_order=order)
        for each in goods
        for order, picture in enumerate(each.pictures)
    )
    ProductDocument.objects.bulk_create(paper for each in goods for paper in each.papers)
    OcopCertificate.objects.bulk_create(each.certificate for each in goods if each.certificate)
    Lot.objects.bulk_create(each.lot for each in goods if each.lot)
    supply(goods)
    refresh_listings(Product.objects.filter(code__in=[each.product.code for each in goods]))
