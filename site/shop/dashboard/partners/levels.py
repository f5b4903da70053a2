"""How much is free to sell, as conditions on stock records."""

from django.conf import settings
from django.db.models import F, Q

#: `StockRecord.is_low` and its neighbours, asked of the database.
LEVELS = {
    "out": Q(num_in_stock=F("num_allocated")),
    "low": Q(
        num_in_stock__gt=F("num_allocated"),
        num_in_stock__lt=F("num_allocated") + settings.LOW_STOCK_BELOW,
    ),
}
LEVELS["scarce"] = LEVELS["out"] | LEVELS["low"]
