"""Whether the numbers are what the ledger says."""

from django.db.models import F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from .models import StockMovement, StockRecord


def _sum_of(change: str) -> Coalesce:
    sums = (
        StockMovement.objects.filter(stockrecord=OuterRef("pk"))
        .order_by()
        .values("stockrecord")
        .values(total=Sum(change))
    )
    return Coalesce(Subquery(sums, output_field=IntegerField()), 0)


def audit():
    """Stock records whose numbers differ from the sums of their movements, a queryset.

    Each has `ledger_in_stock` and `ledger_allocated` beside its numbers. One query, so that it
    may run while the shop sells.
    """
    return StockRecord.objects.annotate(
        ledger_in_stock=_sum_of("in_stock_change"), ledger_allocated=_sum_of("allocated_change")
    ).exclude(Q(num_in_stock=F("ledger_in_stock")) & Q(num_allocated=F("ledger_allocated")))
