"""The ways to receive a basket, side by side."""

from types import SimpleNamespace

import pytest

from catalogue.models import Product
from shop.partner.models import StockRecord
from shop.shipping import problems
from shop.shipping.receiving import COLLECT, DELIVER, Receiving, Wanted, options, plan
from tests.factories.catalogue import ProvinceFactory
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.factories.shipping import DeliveryZoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlets():
    return OutletFactory(phase=1, ships=True), OutletFactory(phase=2, ships=True)


def basket(receive_by="", outlet=None, province=None, ward=""):
    return SimpleNamespace(receive_by=receive_by, outlet=outlet, province=province, ward=ward)


def wanted(*products, quantity=1):
    return [Wanted(Product.objects.get(pk=product.pk), quantity) for product in products]


def delivery(products, quantity=1, **chosen):
    found = options(wanted(*products, quantity=quantity), basket=basket(**chosen))
    [option] = [option for option in found if option.receive_by == DELIVER]
    return option


def test_each_outlet_says_what_it_lacks(outlets):
    goods = [listed_product(outlet=outlet) for outlet in (*outlets, outlets[1])]
    found = options(wanted(*goods))
    assert [(option.outlet, option.missing) for option in found] == list(
        zip(outlets, (2, 1), strict=True)
    )
    assert all(option.price == 0 and option.first_ready for option in found)


def test_an_outlet_without_hours_has_no_first_window(outlets):
    OutletFactory(phase=3, hours=())
    found = options(wanted(listed_product(outlet=outlets[0])))
    assert [bool(option.first_ready) for option in found] == [True, True, False]


def test_outlets_that_do_not_trade_are_no_option(outlets):
    OutletFactory(state="planned")
    assert [option.outlet for option in options([])] == list(outlets)


def test_what_was_chosen_is_marked(outlets):
    DeliveryZoneFactory()
    for chosen in ({"receive_by": COLLECT, "outlet": outlets[1]}, {"receive_by": DELIVER}):
        found = options([], basket=basket(**chosen))
        [option] = [option for option in found if option.is_chosen]
        assert (option.receive_by, option.outlet) == (
            chosen["receive_by"],
            chosen.get("outlet"),
        )


def test_delivery_is_no_option_without_zones_or_without_an_outlet_that_ships(outlets):
    assert len(options([])) == 2
    DeliveryZoneFactory()
    assert len(options([])) == 3
    type(outlets[0]).objects.update(ships=False)
    assert len(options([])) == 2


def test_before_an_address_the_price_is_the_least_it_can_be(outlets):
    DeliveryZoneFactory(bands=[(9000, 40_000)])
    DeliveryZoneFactory(bands=[(9000, 15_000)], wards="Vị Thanh")
    option = delivery([listed_product(outlet=outlets[0])])
    assert option.is_from and option.price == 15_000


def test_before_an_address_a_zone_that_takes_all_counts_before_a_cheaper_one(outlets):
    DeliveryZoneFactory(bands=[(9000, 10_000)])
    DeliveryZoneFactory(bands=[(9000, 15_000)], takes_chilled=True)
    goods = [
        listed_product(outlet=outlets[0]),
        listed_product(outlet=outlets[0], storage="chilled"),
    ]
    assert (delivery(goods).missing, delivery(goods).price) == (0, 15_000)


def test_with_an_address_the_option_says_what_the_plan_says(outlets):
    city = ProvinceFactory()
    DeliveryZoneFactory(provinces=[city])
    DeliveryZoneFactory(bands=[(9000, 1)], takes_chilled=True)
    goods = [
        listed_product(outlet=outlets[0]),
        listed_product(outlet=outlets[0], storage="frozen"),
    ]
    option = delivery(goods, province=city, ward="Vị Thanh")
    planned = plan(wanted(*goods), Receiving(DELIVER, province=city, ward="Vị Thanh"))
    assert not option.is_from and option.price == planned.shipping_price == 30_000
    assert option.missing == sum(1 for line in planned.lines if line.problem) == 1


def test_nowhere_to_and_too_heavy_are_said(outlets):
    city = ProvinceFactory()
    DeliveryZoneFactory(provinces=[city])
    goods = [listed_product(outlet=outlets[0], shipping_grams=9_000)]
    heavy = delivery(goods, quantity=2, province=city, ward="Vị Thanh")
    assert (heavy.problem, heavy.price) == (problems.TOO_HEAVY, None)
    nowhere = delivery(goods, province=ProvinceFactory(), ward="Vị Thanh")
    assert (nowhere.problem, nowhere.missing) == (problems.NO_ZONE, 1)


def test_goods_that_nobody_sends_cost_nothing_to_send(outlets):
    for _zone in range(2):
        DeliveryZoneFactory()
    option = delivery([listed_product(outlet=outlets[0], storage="frozen")])
    assert (option.missing, option.price, option.problem) == (1, None, None)


def test_prices_of_the_shelf_that_serves(outlets):
    """The plan's record is the chosen outlet's own, whatever the other one asks."""
    product = listed_product(outlet=outlets[0], price=1000)
    StockRecord.objects.create(
        product=product, partner=outlets[1], partner_sku="x", price=2000, price_currency="VND"
    )
    [line] = plan(wanted(product), Receiving(COLLECT, outlet=outlets[0])).lines
    assert line.stockrecord.price == 1000
