"""How stock moves. Nothing else changes a stock record's numbers; see docs/stock.md.

Each function, in one transaction: (1) locks its records in pk order, (2) checks, (3) changes the
numbers, (4) writes the ledger. Returned movements carry the record as it now stands; the record
passed in is not touched. `by` is the user who did it, None for the shop itself.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Sum

from .ledger import locked, write, write_all
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
    [record] = locked([stockrecord.pk])
    checked(record.num_in_stock + quantity)
    return write(record, Kind.RECEIVE, in_stock=quantity, by=by, reference=reference, reason=reason)


@transaction.atomic
def receive_all(*, lines: Lines, by=None, reference="", reason="") -> int:
    """A delivery of many lines, whole or not at all; returns how many records it filled.

    For loading in bulk: the movements are not returned, and statements do not grow with lines.
    """
    wanted = totals(lines)
    keys = sorted(wanted)
    for start in range(0, len(keys), BATCH):
        records = locked(keys[start : start + BATCH])
        for record in records:
            checked(record.num_in_stock + wanted[record.pk])
        write_all(records, wanted, by=by, reference=reference, reason=reason)
    return len(keys)


@transaction.atomic
def count(*, stockrecord, counted: int, by=None, reason="") -> StockMovement:
    """The shelf was counted: `counted` units on hand, those set aside for orders included.

    A count that finds no difference is written too: it says that somebody looked.
    Raises BelowAllocated.
    """
    checked(counted, least=0)
    [record] = locked([stockrecord.pk])
    if counted < record.num_allocated:
        raise BelowAllocated(in_stock=counted, allocated=record.num_allocated)
    change = counted - record.num_in_stock
    return write(record, Kind.COUNT, in_stock=change, by=by, reason=reason)


@transaction.atomic
def adjust(*, stockrecord, change: int, reason: str, by=None) -> StockMovement:
    """Corrects what is on hand by `change` units: broken, given to taste, found again.

    Raises ReasonMissing; NotEnoughStock where goods promised to orders would go.
    """
    checked(abs(change) if type(change) is int else change)
    if not reason.strip():
        raise ReasonMissing
    [record] = locked([stockrecord.pk])
    if -change > record.net_stock_level:
        raise NotEnoughStock({record.pk: record.net_stock_level})
    checked(record.num_in_stock + change, least=0)
    return write(record, Kind.ADJUST, in_stock=change, by=by, reason=reason)


def hold(*, stockrecord) -> None:
    """Who else moves this record waits until the caller's transaction ends."""
    locked([stockrecord.pk])


@transaction.atomic
def sell(*, stockrecord, quantity: int, by=None, reference="") -> StockMovement:
    """Goods leave over the counter, without an order. `reference` is the receipt, if any.

    Raises NotEnoughStock where goods promised to orders would go.
    """
    checked(quantity)
    [record] = locked([stockrecord.pk])
    if quantity > record.net_stock_level:
        raise NotEnoughStock({record.pk: record.net_stock_level})
    return write(record, Kind.SELL, in_stock=-quantity, by=by, reference=reference)


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
        write(record, Kind.ALLOCATE, allocated=wanted[record.pk], by=by, reference=reference)
        for record in records
    ]


@transaction.atomic
def release(*, lines: Lines, reference: str, by=None, reason="") -> list[StockMovement]:
    """Frees what the order held; it can be sold again. Raises NotAllocated."""
    return _settle(Kind.RELEASE, lines, reference, by=by, reason=reason)


@transaction.atomic
def consume(*, lines: Lines, reference: str, by=None) -> list[StockMovement]:
    """Hands over what the order held; it leaves the shelf. Raises NotAllocated."""
    return _settle(Kind.CONSUME, lines, reference, by=by)


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
    return wanted, locked(wanted)


def _check_held(wanted: dict[int, int], reference: str):
    holds = held(reference=reference)
    for pk, asked in wanted.items():
        if asked > holds.get(pk, 0):
            raise NotAllocated(reference=reference, asked=asked, held=holds.get(pk, 0))


def _settle(kind: Kind, lines: Lines, reference: str, **facts) -> list[StockMovement]:
    """Takes units off what the order holds; handed over, they leave the shelf too."""
    wanted, records = _begin(lines, reference)
    _check_held(wanted, reference)
    leaves = kind == Kind.CONSUME
    return [
        write(
            record,
            kind,
            in_stock=-wanted[record.pk] if leaves else 0,
            allocated=-wanted[record.pk],
            reference=reference,
            **facts,
        )
        for record in records
    ]
