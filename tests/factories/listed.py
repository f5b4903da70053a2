"""A product that passes every listing rule; a test then takes away what it is about."""

from datetime import date, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from catalogue.models import OcopCertificate, Product, ProductDocument, ProductImage
from pictures.models import Picture
from shop.partner import stock

from .catalogue import ProductFactory
from .stock import StockRecordFactory


def picture(*, size=(64, 64), **values) -> Picture:
    """A real WebP, small unless told otherwise, with a Vietnamese description."""
    data = BytesIO()
    Image.new("RGB", size, "#127A54").save(data, "WEBP")
    values = {"title": "Hình", "alt_vi": "Hình minh họa", **values}
    return Picture.objects.create(file=ImageFile(data, name="hinh.webp"), **values)


def give_papers(product):
    """Label and a food-safety document in force for a year."""
    ProductDocument.objects.create(
        product=product, kind="label", file=ContentFile(b"label", name="nhan.webp")
    )
    ProductDocument.objects.create(
        product=product,
        kind="food_safety",
        number="01/2026/ATTP",
        issuer="Sở Công Thương",
        expires_on=timezone.localdate() + timedelta(days=365),
    )


def listed_product(*, outlet=None, received=5, price=185_000, shelf=None, **values) -> Product:
    """Listed, with goods at `outlet` (a new one if none is given)."""
    values = {
        "summary_vi": "Món ngon miền Hậu",
        "brand": "Hậu Giang (mẫu)",
        "unit_vi": "hộp 500 g",
        "net_quantity": 500,
        "net_unit": "g",
        "storage": "dry",
        "shelf_life_days": 90,
        "no_gtin_reason": "handmade",
        **values,
    }
    product = ProductFactory(**values)
    ProductImage.objects.create(product=product, picture=picture())
    give_papers(product)
    if shelf:
        product.categories.add(shelf)
    record = StockRecordFactory(
        product=product, price=price, **({"partner": outlet} if outlet else {})
    )
    if received:
        stock.receive(stockrecord=record, quantity=received)
    product.refresh_from_db()
    return product


def certify(product, *, stars=4, issued_on: date | None = None, **values) -> OcopCertificate:
    """An OCOP certificate, issued a year ago unless told otherwise."""
    certificate = OcopCertificate.objects.create(
        product=product,
        stars=stars,
        number=values.pop("number", f"HG-{product.pk}-{stars}-{issued_on or 'now'}"),
        decision="QĐ 01 (mẫu)",
        issued_on=issued_on or timezone.localdate() - timedelta(days=365),
        level="province",
        issuer="UBND tỉnh Hậu Giang",
        **values,
    )
    product.refresh_from_db()
    return certificate
