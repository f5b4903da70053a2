"""A basket with today's prices and stock: what its page, the checkout and placement go by.

All amounts are whole đồng, VAT included.
"""

import json
from dataclasses import dataclass, field
from hashlib import sha256

from django.db.models import prefetch_related_objects

from catalogue.models import Product
from shop.shipping.receiving import LinePlan, Option, Receiving, ReceivingPlan, Wanted
from shop.shipping.receiving import options as ways
from shop.shipping.receiving import plan as make_plan

from .discounts import Discount, discounts, taken_off
from .models import Basket, Line
from .seen import Change, change_of


@dataclass
class ContentsLine:
    """`unit_price` is that of the shelf that serves it, else the price last seen."""

    line: Line
    product: Product
    quantity: int
    plan: LinePlan
    unit_price: int
    change: Change | None = None

    @property
    def total(self) -> int:
        """Before discounts."""
        return self.unit_price * self.quantity

    @property
    def discount(self) -> int:
        return sum(taken_off(self.line).values())

    @property
    def price_before(self) -> int | None:
        return self.change.price_before if self.change else None

    @property
    def counts(self) -> bool:
        """Whether its price is in the totals: it is served, or can be in another way."""
        return not self.plan.problem or bool(self.plan.elsewhere)


@dataclass
class Contents:
    basket: Basket | None = None
    lines: list[ContentsLine] = field(default_factory=list)
    plan: ReceivingPlan = field(default_factory=lambda: ReceivingPlan(Receiving(), []))
    options: list[Option] = field(default_factory=list)
    discounts: list[Discount] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def can_be_ordered(self) -> bool:
        return self.plan.can_be_ordered

    @property
    def changes(self) -> list[Change]:
        """What is otherwise than the visitor last saw it."""
        return [line.change for line in self.lines if line.change]

    @property
    def voucher(self):
        """The one that was entered, or None; it may take nothing off."""
        return next(iter(self.basket.vouchers.all()), None) if self.lines else None

    @property
    def voucher_helps(self) -> bool:
        return any(discount.voucher for discount in self.discounts)

    @property
    def units(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def goods_total(self) -> int:
        return sum(line.total for line in self.lines if line.counts)

    @property
    def shipping_price(self) -> int:
        """Before discounts on it."""
        return self.plan.shipping_price

    @property
    def discount_total(self) -> int:
        return sum(discount.amount for discount in self.discounts)

    @property
    def total(self) -> int:
        return max(0, self.goods_total + self.shipping_price - self.discount_total)

    @property
    def fingerprint(self) -> str:
        """Changes with anything that the buyer agreed to: goods, prices, who serves, delivery."""
        receiving = self.plan.receiving
        agreed = [
            [_agreed(line) for line in self.lines],
            [receiving.receive_by, _key(receiving.outlet), _key(receiving.province)],
            receiving.ward,
            self.shipping_price,
            self.total,
        ]
        return sha256(json.dumps(agreed).encode()).hexdigest()[:16]


def contents(
    basket: Basket | None, *, with_pictures: bool = True, with_options: bool = True
) -> Contents:
    """The number of queries does not grow with the lines. The checkout needs neither extra."""
    lines = list(basket.lines.select_related("stockrecord__partner")) if basket else []
    if not lines:
        return Contents(basket)
    prefetch_related_objects([basket], "vouchers")
    products = _products(lines, with_pictures)
    wanted = [Wanted(products[line.product_id], line.quantity) for line in lines]
    plan = make_plan(wanted, Receiving.of(basket))
    rows = [_row(*pair, plan) for pair in zip(lines, plan.lines, strict=True)]
    counted = [row.line for row in rows if row.counts]
    return Contents(
        basket=basket,
        lines=rows,
        plan=plan,
        options=ways(wanted, basket=basket) if with_options else [],
        discounts=discounts(basket, counted, plan.shipping_price),
    )


def _products(lines: list[Line], with_pictures: bool) -> dict[int, Product]:
    found = Product.objects.filter(pk__in=[line.product_id for line in lines])
    return (found.for_cards() if with_pictures else found).in_bulk()


def _row(line: Line, row: LinePlan, plan: ReceivingPlan) -> ContentsLine:
    """Told what changed, the line then stands at the shelf that serves it, or could."""
    line.product = row.product
    shelf = _shelf(row)
    price = shelf.price if shelf else line.price_incl_tax or 0
    change = change_of(line, row, shelf, plan.receiving)
    line.seen = (line.stockrecord_id, line.price_incl_tax, line.seen_problem)
    line.stockrecord = shelf or line.stockrecord
    return ContentsLine(line, row.product, line.quantity, row, price, change)


def _shelf(row: LinePlan):
    """Where its price is read: who serves it, else another outlet that has all of it."""
    records = {record.partner: record for record in row.product.stockrecords.all()}
    elsewhere = records[row.elsewhere[0]] if row.elsewhere else None
    return (row.stockrecord if not row.problem else elsewhere) or row.stockrecord


def _agreed(line: ContentsLine) -> list:
    return [
        line.product.pk,
        line.quantity,
        line.unit_price,
        line.discount,
        line.plan.problem,
        _key(line.plan.stockrecord),
    ]


def _key(record) -> int | None:
    return record.pk if record else None
