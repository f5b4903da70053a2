"""The card that stands on the shelf: name, price, price per kilogram, stars, and a code to scan."""

import segno
from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse

from catalogue.models import Product
from shop.dashboard.screens import StaffView
from shop.partner.models import StockRecord


def qr_svg(address: str) -> str:
    """An SVG element with the address as a QR code; its size is set by the style sheet."""
    code = segno.make(address, error="m")
    return code.svg_inline(omitsize=True, border=2)


class ShelfCard(StaffView):
    """One card a price: an outlet that asks another price has its own."""

    see = "catalogue.view_product"
    template = "dashboard/shelf_card.html"

    def get(self, request, pk):
        product = get_object_or_404(Product.objects.for_rules(), pk=pk)
        records = StockRecord.objects.filter(product=product, price__isnull=False)
        trace = settings.SITE_URL + reverse("trace", args=[product.trace_code or product.code])
        return self.render(
            product=product,
            prices=[(record, per_kilo(product, record.price)) for record in records],
            qr=qr_svg(trace),
            trace=trace,
        )


def per_kilo(product, price: int) -> int | None:
    """Đồng a kilogram or litre at this price, as on the product's page."""
    product.price_from = price
    return product.unit_price
