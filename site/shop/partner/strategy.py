"""What a product costs and whether it can be bought: Oscar asks here for each product and line."""

from decimal import ROUND_DOWN, Decimal

from django.utils import timezone
from oscar.apps.partner import strategy as oscar
from oscar.apps.partner.availability import StockRequired, Unavailable
from oscar.apps.partner.prices import TaxInclusiveFixedPrice
from oscar.apps.partner.prices import Unavailable as NoPrice


class Selector:
    """Prices and stock are the same for everyone."""

    def strategy(self, request=None, user=None, **kwargs):
        return Default(request)


class FirstWithStock:
    """The first outlet, in the outlets' order, that has the product; else the first at all."""

    def select_stockrecord(self, product):
        records = list(product.stockrecords.all())
        with_stock = (record for record in records if record.net_stock_level > 0)
        return next(with_stock, records[0] if records else None)


class PriceInDong:
    """Whole đồng, VAT included; how much of it is VAT is the invoice's business."""

    def pricing_policy(self, product, stockrecord):
        if not stockrecord or stockrecord.price is None:
            return NoPrice()
        return TaxInclusiveFixedPrice(stockrecord.price_currency, stockrecord.price, tax=0)

    def parent_pricing_policy(self, product, children_stock):
        return NoPrice()


class OnlyWhatMaySell:
    """Listed, not display only, priced, and on the shelf of an outlet that trades."""

    def availability_policy(self, product, stockrecord):
        if not (may_be_sold(product) and stockrecord and sells(stockrecord, product)):
            return Unavailable()
        return StockRequired(stockrecord.net_stock_level)

    def parent_availability_policy(self, product, children_stock):
        return Unavailable()


class Default(OnlyWhatMaySell, PriceInDong, FirstWithStock, oscar.Structured):
    def __init__(self, request=None):
        """Oscar's looks at the user, which would open a session on pages that need none."""
        self.request = request
        self.user = None

    def fetch_for_line(self, line, stockrecord=None):
        """At the price and stock of the outlet that the line was taken from."""
        return self.fetch_for_product(line.product, stockrecord or line.stockrecord)


def may_be_sold(product) -> bool:
    """As `ProductQuerySet.listed`, on one product; alcohol is shown, never sold."""
    today = timezone.localdate()
    runs = product.listed_until is None or product.listed_until >= today
    return product.is_public and product.is_listed and runs and not product.is_display_only


def sells(stockrecord, product) -> bool:
    """Whether this is the product's own record, with a price, at an outlet that trades."""
    outlet = stockrecord.partner
    return (
        stockrecord.product_id == product.pk
        and stockrecord.price is not None
        and outlet.state == outlet.State.OPEN
    )


def whole_dong(amount, currency=None) -> Decimal:
    """A discount in whole đồng, rounded down: Oscar asks here (OSCAR_OFFER_ROUNDING_FUNCTION)."""
    return amount.quantize(Decimal(1), ROUND_DOWN)
