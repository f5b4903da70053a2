"""Any run of moves, sensible or not, against a model that fits on a page."""

from collections import Counter

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from shop.partner import stock
from shop.partner.stock_audit import audit
from shop.partner.stock_errors import StockError
from tests.factories.stock import StockRecordFactory

SHELF = st.integers(0, 1)
UNITS = st.integers(-1, 8)
LINES = st.lists(st.tuples(SHELF, UNITS), min_size=1, max_size=3)
ORDER = st.sampled_from(["HG-1", "HG-2"])


class Shelves(RuleBasedStateMachine):
    """Two shelves and two orders. `on_hand` and `held` are what should be true."""

    records: list

    def __init__(self):
        super().__init__()
        self.on_hand = Counter()
        self.held = Counter()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def promised(self, shelf):
        return sum(units for (_, where), units in self.held.items() if where == shelf)

    def free(self, shelf):
        return self.on_hand[shelf] - self.promised(shelf)

    def expect(self, allowed, move, **asked):
        """The move goes through exactly when the model allows it."""
        if allowed:
            return move(**asked)
        with pytest.raises(StockError):
            move(**asked)

    def pairs(self, lines):
        return [(self.records[shelf], units) for shelf, units in lines]

    @rule(shelf=SHELF, units=UNITS)
    def receive(self, shelf, units):
        self.expect(units > 0, stock.receive, stockrecord=self.records[shelf], quantity=units)
        self.on_hand[shelf] += max(units, 0)

    @rule(shelf=SHELF, units=UNITS)
    def count(self, shelf, units):
        allowed = units >= 0 and units >= self.promised(shelf)
        self.expect(allowed, stock.count, stockrecord=self.records[shelf], counted=units)
        if allowed:
            self.on_hand[shelf] = units

    @rule(shelf=SHELF, change=st.integers(-8, 8))
    def adjust(self, shelf, change):
        allowed = change != 0 and self.free(shelf) + change >= 0
        facts = {"stockrecord": self.records[shelf], "change": change, "reason": "Vỡ"}
        self.expect(allowed, stock.adjust, **facts)
        if allowed:
            self.on_hand[shelf] += change

    @rule(shelf=SHELF, units=st.integers(-1, 8))
    def sell(self, shelf, units):
        allowed = 0 < units <= self.free(shelf)
        self.expect(allowed, stock.sell, stockrecord=self.records[shelf], quantity=units)
        if allowed:
            self.on_hand[shelf] -= units

    @rule(lines=LINES, order=ORDER)
    def allocate(self, lines, order):
        asked = totals(lines)
        allowed = sane(lines) and all(self.free(s) >= n for s, n in asked.items())
        self.expect(allowed, stock.allocate, lines=self.pairs(lines), reference=order)
        if allowed:
            self.held.update({(order, shelf): units for shelf, units in asked.items()})

    @rule(lines=LINES, order=ORDER, leaves=st.booleans())
    def settle(self, lines, order, leaves):
        asked = totals(lines)
        allowed = sane(lines) and all(self.held[order, s] >= n for s, n in asked.items())
        move = stock.consume if leaves else stock.release
        self.expect(allowed, move, lines=self.pairs(lines), reference=order)
        for shelf, units in asked.items() if allowed else ():
            self.held[order, shelf] -= units
            self.on_hand[shelf] -= units if leaves else 0

    @invariant()
    def numbers_are_as_modelled(self):
        for shelf, record in enumerate(self.records):
            record.refresh_from_db()
            assert record.num_in_stock == self.on_hand[shelf]
            assert record.num_allocated == self.promised(shelf)
            assert 0 <= record.num_allocated <= record.num_in_stock

    @invariant()
    def numbers_are_the_sums_of_the_ledger(self):
        assert not audit().exists()
        for record in self.records:
            total = record.movements.aggregate(n=Sum("in_stock_change"))["n"] or 0
            assert total == record.num_in_stock

    @invariant()
    def every_order_holds_what_it_should(self):
        for order in ("HG-1", "HG-2"):
            held = stock.held(reference=order)
            for shelf, record in enumerate(self.records):
                assert held.get(record.pk, 0) == self.held[order, shelf]


def totals(lines):
    found = Counter()
    for shelf, units in lines:
        found[shelf] += units
    return found


def sane(lines):
    return all(units > 0 for _, units in lines)


@pytest.mark.django_db
def test_no_run_of_moves_breaks_the_books():
    Shelves.records = [StockRecordFactory(), StockRecordFactory()]
    run_state_machine_as_test(Shelves, settings=settings(max_examples=40, stateful_step_count=20))
