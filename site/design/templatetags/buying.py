"""What a buyer may ask for, as far as the page's records say; the basket checks it again."""

from django import template

register = template.Library()


@register.filter
def most_at_one_outlet(product) -> int:
    """The largest number that any one outlet could hand over; 0 for what is only shown.

    Reads the stock of trading outlets that `for_cards` prefetched.
    """
    if product.is_display_only:
        return 0
    priced = (record for record in product.stockrecords.all() if record.price)
    return max((record.net_stock_level for record in priced), default=0)
