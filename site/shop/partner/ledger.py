"""Locks stock records and writes their ledger. Only shop.partner.stock calls this: it checks."""

from django.db.models import F, QuerySet
from django.utils import timezone

from .models import StockMovement, StockRecord

Kind = StockMovement.Kind


def locked(keys) -> list[StockRecord]:
    """The records, locked and read afresh, in pk order, so that no two orders wait in a ring.

    SQLite has no row locks; there the transaction itself is the lock (IMMEDIATE).
    """
    records = list(
        StockRecord.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    )
    if len(records) != len(keys):
        raise StockRecord.DoesNotExist("A stock record is gone.")
    return records


def write(record: StockRecord, kind: Kind, *, in_stock=0, allocated=0, **facts) -> StockMovement:
    """Changes the numbers and writes the movement. A plain QuerySet: the model's own refuses."""
    QuerySet(StockRecord).filter(pk=record.pk).update(
        num_in_stock=F("num_in_stock") + in_stock,
        num_allocated=F("num_allocated") + allocated,
        date_updated=timezone.now(),
    )
    record.num_in_stock += in_stock
    record.num_allocated += allocated
    return StockMovement.objects.create(
        stockrecord=record,
        kind=kind,
        in_stock_change=in_stock,
        allocated_change=allocated,
        **facts,
    )


def write_all(records: list[StockRecord], wanted: dict[int, int], **facts):
    """Receives many at once, numbers and ledger alike; the records are locked."""
    now = timezone.now()
    for record in records:
        record.num_in_stock += wanted[record.pk]
        record.date_updated = now
    QuerySet(StockRecord).bulk_update(records, ["num_in_stock", "date_updated"])
    StockMovement.objects.bulk_create(
        StockMovement(
            stockrecord=record,
            kind=Kind.RECEIVE,
            in_stock_change=wanted[record.pk],
            allocated_change=0,
            **facts,
        )
        for record in records
    )
