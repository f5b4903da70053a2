"""What outlets have of a producer's goods, and what left them for buyers: units, never customers.

Sold is what went over the counter, and what was handed over or sent against an order: the ledger's
SELL and CONSUME movements. Nothing in the ledger brings such goods back, so their sum is what was
sold. Weeks are those of Vietnam: they
begin on Monday at midnight, local time.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone

from catalogue.models import Producer
from shop.partner.models import Partner, StockMovement, StockRecord

WEEK = timedelta(days=7)
Kind = StockMovement.Kind
SALES = (Kind.SELL, Kind.CONSUME)


class Sold(NamedTuple):
    """Units of one product that left one outlet in the week of `monday`."""

    monday: date
    product: int
    outlet: int
    units: int


class Sales(NamedTuple):
    """A producer's sales over `weeks` (Mondays, oldest first), and its shelves now."""

    weeks: list[date]
    outlets: list[Partner]
    sold: list[Sold]
    shelves: list[StockRecord]

    @property
    def total(self) -> int:
        return sum(one.units for one in self.sold)

    def by_week(self) -> list[tuple[date, list[int]]]:
        """(Monday, units at each outlet), a row for each week, sold or not."""
        sums = summed(self.sold, "monday", "outlet")
        return [(week, [sums[week, each.pk] for each in self.outlets]) for week in self.weeks]

    def by_product(self) -> list[tuple]:
        """(product, units sold, [its shelves]), most sold first."""
        sums, shelves = summed(self.sold, "product"), defaultdict(list)
        for shelf in self.shelves:
            shelves[shelf.product].append(shelf)
        rows = [(product, sums[(product.pk,)], own) for product, own in shelves.items()]
        return sorted(rows, key=lambda row: (-row[1], row[0].title, row[0].pk))


def summed(sold: list[Sold], *names: str) -> dict[tuple, int]:
    sums: dict[tuple, int] = defaultdict(int)
    for one in sold:
        sums[tuple(getattr(one, name) for name in names)] += one.units
    return sums


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def last_weeks(number: int, today: date) -> list[date]:
    """The Mondays of so many weeks, the one that runs included; oldest first."""
    this = monday_of(today)
    return [this - WEEK * back for back in reversed(range(number))]


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def outlets_of(producer: Producer):
    """Those that have, or had, a shelf for one of its products."""
    shelves = StockRecord.objects.filter(product__producer=producer).order_by()
    return Partner.objects.filter(pk__in=shelves.values("partner"))


def sales(producer: Producer, *, weeks: int, outlet: Partner | None = None) -> Sales:
    """In three queries, however many products and movements."""
    mondays = last_weeks(weeks, timezone.localdate())
    shelves = StockRecord.objects.filter(product__producer=producer)
    if outlet:
        shelves = shelves.filter(partner=outlet)
    return Sales(
        weeks=mondays,
        outlets=[outlet] if outlet else list(outlets_of(producer)),
        sold=sold(shelves, since=mondays[0]),
        shelves=list(shelves.select_related("product", "partner")),
    )


def sold(shelves, *, since: date) -> list[Sold]:
    """What left the shelves for buyers since that day, summed by the database."""
    left = StockMovement.objects.filter(
        kind__in=SALES, stockrecord__in=shelves.order_by(), at__gte=midnight(since)
    )
    week = TruncWeek("at", tzinfo=timezone.get_default_timezone())
    sums = (
        left.annotate(week=week)
        .order_by("week", "stockrecord__product", "stockrecord__partner")
        .values_list("week", "stockrecord__product", "stockrecord__partner")
        .annotate(change=Sum("in_stock_change"))
    )
    return [Sold(at.date(), product, outlet, -change) for at, product, outlet, change in sums]
