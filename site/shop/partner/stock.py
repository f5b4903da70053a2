"""How stock moves. Nothing else changes a stock record's numbers; see docs/stock.md.

Each function, in one transaction: (1) locks its records in pk order, (2) checks, (3) changes the
numbers, (4) writes the ledger. Returned movements carry the record as it now stands; the record
passed in is not touched. `by` is the user who did it, None for the shop itself.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from .models import StockMovement, StockRecord
from .stock_errors import (
    BelowAllocated,
    NotAllocated,
    NotEnoughStock,
    ReasonMissing,
    ReferenceMissing,
)
from .stock_quantities import checked, totals

Kind = StockMovement.Kind
Lines = Iterable[tuple[StockRecord, int]]
#: Records in one statement, below every database's limit of parameters.
BATCH = 500


@transaction.atomic
def receive(*, stockrecord, quantity: int, by=None, reference="", reason="") -> StockMovement:
    """Goods arrive at the outlet. `reference` is the delivery note, if any."""
    checked(quantity)
    [record] = _locked([stockrecord.pk])
    checked(record.num_in_stock + quantity)
    return _write(
        record, Kind.RECEIVE, in_stock=quantity, by=by, reference=reference, reason=reason
    )


@transaction.atomic
def receive_all(*, lines: Lines, by=None, reference="", reason="") -> int:
    """A delivery of many lines, whole or not at all; returns how many records it filled.

    For loading in bulk: the movements are not returned, and statements do not grow with lines.
    """
    wanted = totals(lines)
    keys = sorted(wanted)
    for start in range(0, len(keys), BATCH):
        records = _locked(keys[start : start + BATCH])
        for record in records:
            checked(record.num_in_stock + wanted[record.pk])
        _write_all(records, wanted, by=by, reference=reference, reason=reason)
    return len(keys)


@transaction.atomic
def count(*, stockrecord, counted: int, by=None, reason="") -> StockMovement:
    """The shelf was counted: `counted` units on hand, those set aside for orders included.

    A count that finds no difference is written too: it says that somebody looked.
    Raises BelowAllocated.
    """
    checked(counted, least=0)
    [record] = _locked([stockrecord.pk])
    if counted < record.num_allocated:
        raise BelowAllocated(in_stock=counted, allocated=record.num_allocated)
    change = counted - record.num_in_stock
    return _write(record, Kind.COUNT, in_stock=change, by=by, reason=reason)


@transaction.atomic
def adjust(*, stockrecord, change: int, reason: str, by=None) -> StockMovement:
    """Corrects what is on hand by `change` units: broken, given to taste, found again.

    Raises ReasonMissing; NotEnoughStock where goods promised to orders would go.
    """
    checked(abs(change) if type(change) is int else change)
    if not reason.strip():
        raise ReasonMissing
    [record] = _locked([stockrecord.pk])
    if -change > record.net_stock_level:
        raise NotEnoughStock({record.pk: record.net_stock_level})
    checked(record.num_in_stock + change, least=0)
    return _write(record, Kind.ADJUST, in_stock=change, by=by, reason=reason)


@transaction.atomic
def allocate(*, lines: Lines, reference: str, by=None) -> list[StockMovement]:
    """Sets goods aside for an order (`reference`): every line or none.

    Raises NotEnoughStock, with what is available of each record that lacks some.
    """
    wanted, records = _begin(lines, reference)
    shortages = {r.pk: r.net_stock_level for r in records if r.net_stock_level < wanted[r.pk]}
    if shortages:
        raise NotEnoughStock(shortages)
    return [
        _write(record, Kind.ALLOCATE, allocated=wanted[record.pk], by=by, reference=reference)
        for record in records
    ]


@transaction.atomic
def release(*, lines: Lines, reference: str, by=None, reason="") -> list[StockMovement]:
    """Frees what the order held; it can be sold again. Raises NotAllocated."""
    wanted, records = _begin(lines, reference)
    _check_held(wanted, reference)
    return [
        _write(
            record,
            Kind.RELEASE,
            allocated=-wanted[record.pk],
            by=by,
            reference=reference,
            reason=reason,
        )
        for record in records
    ]


@transaction.atomic
def consume(*, lines: Lines, reference: str, by=None) -> list[StockMovement]:
    """Hands over what the order held; it leaves the shelf. Raises NotAllocated."""
    wanted, records = _begin(lines, reference)
    _check_held(wanted, reference)
    return [
        _write(
            record,
            Kind.CONSUME,
            in_stock=-wanted[record.pk],
            allocated=-wanted[record.pk],
            by=by,
            reference=reference,
        )
        for record in records
    ]


def held(*, reference: str) -> dict[int, int]:
    """{stockrecord pk: units} that the order still holds; {} when it holds none."""
    sums = (
        StockMovement.objects.filter(reference=reference)
        .order_by()
        .values_list("stockrecord")
        .annotate(units=Sum("allocated_change"))
    )
    return {pk: units for pk, units in sums if units}


def _begin(lines: Lines, reference: str) -> tuple[dict[int, int], list[StockRecord]]:
    """Checks what was asked, then locks: ({pk: units}, records in pk order)."""
    if not reference.strip():
        raise ReferenceMissing
    wanted = totals(lines)
    return wanted, _locked(wanted)


def _locked(keys) -> list[StockRecord]:
    """The records, locked and read afresh, in pk order, so that no two orders wait in a ring.

    SQLite has no row locks; there the transaction itself is the lock (IMMEDIATE).
    """
    records = list(
        StockRecord.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    )
    if len(records) != len(keys):
        raise StockRecord.DoesNotExist("A stock record is gone.")
    return records


def _check_held(wanted: dict[int, int], reference: str):
    holds = held(reference=reference)
    for pk, asked in wanted.items():
        if asked > holds.get(pk, 0):
            raise NotAllocated(reference=reference, asked=asked, held=holds.get(pk, 0))


def _write(record: StockRecord, kind: Kind, *, in_stock=0, allocated=0, **facts) -> StockMovement:
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


def _write_all(records: list[StockRecord], wanted: dict[int, int], **facts):
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
