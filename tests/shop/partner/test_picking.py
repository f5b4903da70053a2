"""Which outlet serves: by example, and for any shelves against trying everything."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.models import Product
from shop.partner.models import Partner, StockRecord
from shop.partner.picking import Wanted, pick

OUTLETS = [Partner(pk=number, state="open", short_name=str(number)) for number in range(1, 5)]
VI_THANH, NGA_BAY, THIRD, FOURTH = OUTLETS


def goods(pk, shelves, **values):
    """A listed product, in no database; `shelves`: {outlet: units}."""
    product = Product(pk=pk, **{"is_public": True, "is_listed": True, **values})
    records = [
        StockRecord(
            pk=100 * pk + outlet.pk,
            product=product,
            partner=outlet,
            num_in_stock=units,
            price=1000,
            price_currency="VND",
        )
        for outlet, units in shelves.items()
    ]
    product._prefetched_objects_cache = {"stockrecords": records}
    return product


def of(found):
    """{product: the outlet that serves it}."""
    return {row.product.pk: row.stockrecord.partner for row in found.picked}


def test_the_first_outlet_that_has_all():
    wanted = [
        Wanted(goods(1, {VI_THANH: 1, NGA_BAY: 9}), 2),
        Wanted(goods(2, {VI_THANH: 9, NGA_BAY: 9, THIRD: 9}), 1),
    ]
    found = pick(wanted, candidates=OUTLETS)
    assert found.outlets == [NGA_BAY] and found.is_whole and not found.is_split


def test_candidates_stand_in_order_of_preference():
    wanted = [Wanted(goods(1, {VI_THANH: 5, NGA_BAY: 5}), 1)]
    assert pick(wanted, candidates=[NGA_BAY, VI_THANH]).outlets == [NGA_BAY]


def test_split_over_as_few_as_possible():
    """The first three could do it together; the last two do it with one parcel less."""
    wanted = [
        Wanted(goods(1, {VI_THANH: 1, THIRD: 1}), 1),
        Wanted(goods(2, {NGA_BAY: 1, FOURTH: 1}), 1),
        Wanted(goods(3, {THIRD: 1}), 1),
        Wanted(goods(4, {FOURTH: 1}), 1),
    ]
    found = pick(wanted, candidates=OUTLETS)
    assert found.is_split and set(found.outlets) == {THIRD, FOURTH}


def test_a_product_is_not_torn_between_outlets():
    [row] = pick([Wanted(goods(1, {VI_THANH: 2, NGA_BAY: 3}), 4)], candidates=OUTLETS).missing
    assert (row.wanted, row.available, row.stockrecord.partner) == (4, 3, NGA_BAY)


def test_what_is_missing_says_where_else_there_is_enough():
    product = goods(1, {VI_THANH: 1, NGA_BAY: 2, THIRD: 5})
    [row] = pick([Wanted(product, 2)], candidates=[VI_THANH]).missing
    assert row.available == 1 and row.elsewhere == [NGA_BAY, THIRD]


def test_what_can_be_had_is_picked_though_something_is_missing():
    wanted = [Wanted(goods(1, {VI_THANH: 1}), 1), Wanted(goods(2, {}), 1)]
    found = pick(wanted, candidates=OUTLETS)
    assert of(found) == {1: VI_THANH} and not found.is_whole


def test_goods_set_aside_for_others_are_not_picked():
    product = goods(1, {VI_THANH: 5})
    product.stockrecords.all()[0].num_allocated = 4
    [row] = pick([Wanted(product, 2)], candidates=OUTLETS).missing
    assert row.available == 1


def test_the_same_product_twice_is_one_with_the_sum():
    product = goods(1, {VI_THANH: 3})
    assert (
        pick([Wanted(product, 1), Wanted(product, 2)], candidates=OUTLETS).picked[0].quantity == 3
    )
    assert pick([Wanted(product, 2), Wanted(product, 2)], candidates=OUTLETS).missing


@pytest.mark.parametrize(
    "values", [{"is_public": False}, {"is_listed": False}, {"restriction": "alcohol"}]
)
def test_what_may_not_be_sold_is_never_picked(values):
    wanted = [Wanted(goods(1, {VI_THANH: 9}, **values), 1)]
    [row] = pick(wanted, candidates=OUTLETS).missing
    assert row.available == 0 and row.elsewhere == []


def test_an_outlet_that_does_not_trade_serves_nothing():
    closed = Partner(pk=9, state="closed")
    assert not pick([Wanted(goods(1, {closed: 9}), 1)], candidates=[closed]).picked


def test_an_outlet_serves_only_what_it_may():
    product = goods(1, {VI_THANH: 9, NGA_BAY: 9})
    found = pick(
        [Wanted(product, 1)], candidates=OUTLETS, allowed=lambda _goods, outlet: outlet == NGA_BAY
    )
    assert found.outlets == [NGA_BAY]


def test_nothing_wanted_nothing_picked():
    found = pick([], candidates=OUTLETS)
    assert found.is_whole and not found.is_split and found.outlets == []


shelves = st.dictionaries(st.sampled_from(OUTLETS), st.integers(0, 4))
baskets = st.lists(st.tuples(shelves, st.integers(1, 4)), max_size=5).map(
    lambda rows: [Wanted(goods(pk, stock), units) for pk, (stock, units) in enumerate(rows, 1)]
)
candidates = st.permutations(OUTLETS).flatmap(
    lambda outlets: st.integers(0, 4).map(lambda count: list(outlets[:count]))
)


def stock_of(product, outlet):
    records = product.stockrecords.all()
    return sum(record.num_in_stock for record in records if record.partner == outlet)


def serve(group, wanted):
    return all(any(stock_of(p, o) >= units for o in group) for p, units in wanted)


@settings(max_examples=400)
@given(wanted=baskets, candidates=candidates)
def test_never_more_than_available_and_only_from_candidates(wanted, candidates):
    found = pick(wanted, candidates=candidates)
    asked = {row.product.pk: row.quantity for row in wanted}
    for row in found.picked:
        assert row.quantity == asked[row.product.pk] <= row.stockrecord.net_stock_level
        assert row.stockrecord.product == row.product
        assert row.stockrecord.partner in candidates
    for row in found.missing:
        assert all(stock_of(row.product, outlet) < row.wanted for outlet in candidates)
        assert row.available == max((stock_of(row.product, o) for o in candidates), default=0)
    served = [row.product.pk for row in [*found.picked, *found.missing]]
    assert sorted(served) == sorted(asked)


@settings(max_examples=400)
@given(wanted=baskets, candidates=candidates)
def test_split_only_if_no_fewer_outlets_suffice(wanted, candidates):
    found = pick(wanted, candidates=candidates)
    served = [(row.product, row.quantity) for row in found.picked]
    for size in range(len(found.outlets)):
        assert not any(serve(group, served) for group in combinations(candidates, size))


@settings(max_examples=200)
@given(wanted=baskets, candidates=candidates, data=st.data())
def test_the_same_whatever_the_order_of_the_basket(wanted, candidates, data):
    shuffled = data.draw(st.permutations(wanted))
    first, again = (pick(rows, candidates=candidates) for rows in (wanted, shuffled))
    assert of(first) == of(again) == of(pick(wanted, candidates=candidates))
