"""What changed since the visitor last looked is said once, with its reason."""

import pytest

from catalogue.models import Product
from shop.basket import changes
from shop.basket.contents import contents
from shop.basket.models import Basket
from shop.basket.seen import remember_seen
from shop.basket.ways_out import ways_out
from shop.partner import stock
from shop.partner.models import StockRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def chosen(basket, tea, here) -> Basket:
    """Four of the tea, collected at the first outlet, and looked at once."""
    changes.add(basket=basket, product=tea, quantity=4, outlet=here)
    look(basket)
    return basket


def look(basket) -> list:
    """(kind, outlet) of what the visitor is told."""
    found = contents(Basket.objects.get(pk=basket.pk))
    remember_seen(found.lines)
    return [(change.kind, change.outlet) for change in found.changes]


def test_nothing_changed_nothing_is_said(chosen):
    assert look(chosen) == []


@pytest.mark.parametrize(("price", "kind"), [(90_000, "dearer"), (80_000, "cheaper")])
def test_the_outlet_changed_its_price(chosen, here, price, kind):
    StockRecord.objects.update(price=price)
    assert look(chosen) == [(kind, here)]
    assert look(chosen) == []


def test_another_outlet_has_another_price(chosen, tea, there, carry):
    carry(tea, there, 9, price=95_000)
    changes.receive(basket=chosen, receive_by="collect", outlet=there)
    assert look(chosen) == [("other_outlet", there)]
    assert look(chosen) == []


def test_others_bought_some(chosen, tea):
    stock.adjust(stockrecord=tea.stockrecords.get(), change=-3, reason="Bán")
    assert look(chosen) == [("less", None)]
    assert look(chosen) == []


def test_sold_out_at_the_chosen_outlet_though_not_elsewhere(chosen, tea, here, there, carry):
    shelf = tea.stockrecords.get()
    carry(tea, there, 9)
    stock.adjust(stockrecord=shelf, change=-5, reason="Bán")
    assert look(chosen) == [("sold_out", here)]


def test_an_own_choice_is_no_change(chosen, there, fish):
    changes.receive(basket=chosen, receive_by="collect", outlet=there)
    assert look(chosen) == []


def test_taken_off_sale(chosen, tea):
    Product.objects.filter(pk=tea.pk).update(is_public=False)
    assert look(chosen) == [("gone", None)]
    assert look(chosen) == []


def test_a_fingerprint_holds_until_something_that_was_agreed_to_changes(chosen, there):
    def mark():
        return contents(Basket.objects.get(pk=chosen.pk)).fingerprint

    before = mark()
    assert mark() == before
    StockRecord.objects.update(price=90_000)
    dearer = mark()
    assert dearer != before
    changes.receive(basket=chosen, receive_by="collect", outlet=there)
    assert mark() not in (before, dearer)


def test_what_is_elsewhere_can_be_collected_there_or_left_to_fewer(chosen, tea, there, carry):
    shelf = tea.stockrecords.get()
    carry(tea, there, 9)
    stock.adjust(stockrecord=shelf, change=-2, reason="Bán")
    found = contents(Basket.objects.get(pk=chosen.pk))
    ways = ways_out(found, found.lines[0])
    assert [(way.kind, way.outlet, way.quantity) for way in ways] == [
        ("collect", there, 0),
        ("fewer", None, 3),
    ]
