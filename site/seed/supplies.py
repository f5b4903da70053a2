"""Prices and first deliveries at the outlets; stock moves only through shop.partner.stock."""

from shop.partner import stock
from shop.partner.models import Partner, StockRecord

FIRST_DELIVERY = "Nhập hàng đầu kỳ (dữ liệu mẫu)"


def supply(goods):
    """Lists the price at each outlet and receives what the outlet has."""
    outlets = {outlet.code: outlet for outlet in Partner.objects.all()}
    planned = [
        (record(each, outlets[code]), int(units or 0))
        for each in goods
        if each.price
        for code, units in each.stock.items()
    ]
    StockRecord.objects.bulk_create(record for record, _units in planned)
    lines = [(record, units) for record, units in planned if units]
    stock.receive_all(lines=lines, reason=FIRST_DELIVERY)


def record(each, outlet) -> StockRecord:
    return StockRecord(
        product=each.product,
        partner=outlet,
        partner_sku=each.product.code,
        price_currency="VND",
        price=each.price,
    )
