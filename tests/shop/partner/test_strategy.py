"""What can be bought, at which outlet's price."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from oscar.core.loading import get_class

from catalogue.models import Product
from shop.partner import stock
from shop.partner.strategy import Default
from tests.factories.catalogue import ProductFactory
from tests.factories.outlet import OutletFactory
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db


def listed(product, **facts):
    """The product as the listing rules leave it, and read afresh."""
    values = {"is_public": True, "is_listed": True, "listed_until": None, **facts}
    Product.objects.filter(pk=product.pk).update(**values)
    return Product.objects.get(pk=product.pk)


@pytest.fixture
def shelves(db):
    """One product, at 100.000 ₫ in the first outlet and 120.000 ₫ in the second; 3 in each."""
    product = ProductFactory()
    first, second = OutletFactory(phase=1), OutletFactory(phase=2)
    return [
        StockRecordFactory(product=product, partner=first, price=100_000, received=3),
        StockRecordFactory(product=product, partner=second, price=120_000, received=3),
    ]


@pytest.fixture
def product(shelves):
    return listed(shelves[0].product)


def can_buy(product, stockrecord=None):
    info = Default().fetch_for_product(product, stockrecord)
    return info.availability.is_available_to_buy


def test_oscar_finds_this_strategy():
    assert isinstance(get_class("partner.strategy", "Selector")().strategy(), Default)


def test_a_line_has_the_price_of_its_own_outlet(product, shelves):
    line = SimpleNamespace(product=product, stockrecord=shelves[1])
    info = Default().fetch_for_line(line)
    assert (info.price.incl_tax, info.stockrecord) == (120_000, shelves[1])


def test_the_price_is_whole_dong_with_tax(product):
    price = Default().fetch_for_product(product).price
    assert price.is_tax_known and price.incl_tax == 100_000 and type(price.incl_tax) is int
    assert price.currency == "VND"


def test_the_first_outlet_with_something_left_serves(shelves):
    stock.allocate(lines=[(shelves[0], 3)], reference="HG-1")
    assert Default().fetch_for_product(shelves[0].product).stockrecord == shelves[1]


def test_sold_out_everywhere_names_the_first_outlet(db):
    product = ProductFactory()
    second = StockRecordFactory(product=product, partner=OutletFactory(phase=2))
    first = StockRecordFactory(product=product, partner=OutletFactory(phase=1))
    assert Default().fetch_for_product(listed(product)).stockrecord == first != second
    assert not can_buy(listed(product))


def test_what_is_listed_priced_and_in_stock_can_be_bought(product, shelves):
    assert can_buy(product) and can_buy(product, shelves[1])


def test_no_more_than_is_left_can_be_bought(product):
    availability = Default().fetch_for_product(product).availability
    assert availability.is_purchase_permitted(3)[0]
    assert not availability.is_purchase_permitted(4)[0]


@pytest.mark.parametrize(
    "facts",
    [
        {"restriction": Product.Restriction.ALCOHOL},
        {"is_public": False},
        {"is_listed": False},
        {"listed_until": timezone.localdate() - timedelta(days=1)},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_what_may_not_be_sold_is_unavailable_by_any_route(product, shelves, facts):
    product = listed(product, **facts)
    line = SimpleNamespace(product=product, stockrecord=shelves[1])
    assert not can_buy(product) and not can_buy(product, shelves[1])
    assert not Default().fetch_for_line(line).availability.is_available_to_buy


def test_without_a_price_nothing_is_sold(product, shelves):
    shelves[0].price = None
    info = Default().fetch_for_product(product, shelves[0])
    assert not info.price.exists and not info.availability.is_available_to_buy


@pytest.mark.parametrize("state", ["draft", "planned", "closed"])
def test_an_outlet_that_does_not_trade_sells_nothing(product, shelves, state):
    shelves[0].partner.state = state
    assert not can_buy(product, shelves[0])


def test_another_products_record_sells_nothing(product):
    assert not can_buy(product, StockRecordFactory(received=3))


def test_no_stock_record_is_unavailable(db):
    assert not can_buy(listed(ProductFactory()))


def test_asking_for_a_price_opens_no_session(rf):
    assert Default(rf.get("/")).user is None
