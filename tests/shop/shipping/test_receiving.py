"""How a basket can be received, and why not."""

import pytest

from catalogue.models import Product
from shop.shipping import problems
from shop.shipping.receiving import COLLECT, DELIVER, Receiving, Wanted, options, plan
from tests.factories.catalogue import ProvinceFactory
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.factories.shipping import DeliveryZoneFactory
from tests.factories.stock import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlets():
    return OutletFactory(phase=1, ships=True), OutletFactory(phase=2, ships=True)


@pytest.fixture
def city():
    return ProvinceFactory(name_vi="Thành phố Cần Thơ")


def afresh(product):
    """As the database has it, with nothing read before."""
    return Product.objects.get(pk=product.pk)


def planned(product, receiving, quantity=1):
    return plan([Wanted(afresh(product), quantity)], receiving)


def to(province, ward="Vị Thanh"):
    return Receiving(DELIVER, province=province, ward=ward)


def at(outlet):
    return Receiving(COLLECT, outlet=outlet)


def shelve(product, outlet, received):
    return StockRecordFactory(product=product, partner=outlet, received=received)


def line_problem(product, receiving, quantity=1):
    [line] = planned(product, receiving, quantity).lines
    return line.problem


def test_collected_where_it_stands(outlets):
    found = planned(listed_product(outlet=outlets[0]), at(outlets[0]), 5)
    assert found.can_be_ordered and found.outlets == [outlets[0]]
    assert found.shipping_price == 0 and found.parcels == []


def test_not_at_this_outlet_says_where(outlets):
    found = planned(listed_product(outlet=outlets[0]), at(outlets[1]))
    [line] = found.lines
    assert line.problem == problems.NOT_HERE and line.elsewhere == [outlets[0]]
    assert not found.can_be_ordered


def test_too_few_here_says_how_many_and_where_there_are_enough(outlets):
    product = listed_product(outlet=outlets[0], received=2)
    shelve(product, outlets[1], 9)
    [line] = planned(product, at(outlets[0]), 3).lines
    assert (line.problem, line.available) == (problems.TOO_FEW, 2)
    assert line.elsewhere == [outlets[1]] and line.stockrecord.partner == outlets[0]


def test_sold_out_everywhere(outlets):
    product = listed_product(outlet=outlets[0], received=0)
    assert line_problem(product, at(outlets[0])) == problems.SOLD_OUT


def test_taken_off_the_list(outlets):
    product = listed_product(outlet=outlets[0])
    Product.objects.filter(pk=product.pk).update(is_public=False)
    assert line_problem(product, at(outlets[0])) == problems.UNLISTED


def test_alcohol_is_never_received(outlets, city):
    DeliveryZoneFactory()
    product = listed_product(outlet=outlets[0])
    Product.objects.filter(pk=product.pk).update(restriction="alcohol")
    assert line_problem(product, at(outlets[0])) == problems.DISPLAY_ONLY
    assert line_problem(product, to(city)) == problems.DISPLAY_ONLY


def test_an_outlet_that_closed_takes_no_orders(outlets):
    product = listed_product(outlet=outlets[0])
    outlets[0].state = "closed"
    outlets[0].save()
    found = planned(product, at(outlets[0]))
    assert found.problem == problems.OUTLET_CLOSED and not found.can_be_ordered


@pytest.mark.parametrize("ward", ["", "   "])
def test_not_chosen_yet(outlets, city, ward):
    product = listed_product(outlet=outlets[0])
    for receiving in (Receiving(), Receiving(COLLECT), Receiving(DELIVER), to(city, ward)):
        found = planned(product, receiving)
        assert found.problem == problems.CHOOSE and not found.can_be_ordered
        assert found.lines[0].problem is None


def test_an_empty_basket_is_not_ordered(outlets):
    assert not plan([], at(outlets[0])).can_be_ordered


def test_delivered_at_the_price_of_its_weight(outlets, city):
    zone = DeliveryZoneFactory()
    product = listed_product(outlet=outlets[0], shipping_grams=900)
    assert planned(product, to(city), 2).shipping_price == 30_000  # 1,950 g with the box
    heavier = planned(product, to(city), 3)
    assert heavier.shipping_price == 70_000 and heavier.zone == zone
    assert [tuple(parcel) for parcel in heavier.parcels] == [(outlets[0], 2850, 70_000)]


def test_too_heavy_for_the_last_band(outlets, city):
    DeliveryZoneFactory()
    product = listed_product(outlet=outlets[0], shipping_grams=9_000)
    found = planned(product, to(city), 2)
    assert found.problem == problems.TOO_HEAVY and not found.can_be_ordered


def test_no_zone_has_the_address(outlets, city):
    DeliveryZoneFactory(provinces=[ProvinceFactory()])
    found = planned(listed_product(outlet=outlets[0]), to(city))
    assert found.problem == problems.NO_ZONE and not found.can_be_ordered


def test_one_outlet_sends_all_if_it_can(outlets, city):
    DeliveryZoneFactory()
    first, second = (listed_product(outlet=outlets[1]) for _number in range(2))
    shelve(first, outlets[0], 5)
    found = plan([Wanted(afresh(first), 1), Wanted(afresh(second), 1)], to(city))
    assert found.outlets == [outlets[1]] and not found.is_split


def test_two_parcels_when_no_outlet_has_all(outlets, city):
    DeliveryZoneFactory()
    wanted = [Wanted(afresh(listed_product(outlet=outlet)), 1) for outlet in outlets]
    found = plan(wanted, to(city))
    assert found.is_split and found.outlets == list(outlets)
    assert found.shipping_price == 60_000 and found.can_be_ordered


def test_an_outlet_that_does_not_ship_sends_nothing(outlets, city):
    DeliveryZoneFactory()
    counter = OutletFactory(ships=False)
    found = planned(listed_product(outlet=counter), to(city))
    [line] = found.lines
    assert line.problem == problems.NOT_SENT and line.elsewhere == [counter]


@pytest.mark.parametrize("storage", ["chilled", "frozen"])
def test_cold_goods_are_not_sent_far(outlets, city, storage):
    DeliveryZoneFactory(takes_chilled=False)
    product = listed_product(outlet=outlets[0], storage=storage)
    [line] = planned(product, to(city)).lines
    assert line.problem == problems.NOT_SHIPPED and line.elsewhere == [outlets[0]]


def test_cold_goods_come_only_from_the_zones_own_outlet(outlets, city):
    DeliveryZoneFactory(takes_chilled=True, outlets=[outlets[0]])
    near = listed_product(outlet=outlets[0], storage="chilled")
    far = listed_product(outlet=outlets[1], storage="chilled")
    assert line_problem(near, to(city)) is None
    assert line_problem(far, to(city)) == problems.NOT_SENT


def test_dry_goods_come_from_the_zones_own_outlet_first(outlets, city):
    DeliveryZoneFactory(outlets=[outlets[1]])
    product = listed_product(outlet=outlets[0])
    assert planned(product, to(city)).outlets == [outlets[0]]
    shelve(product, outlets[1], 5)
    assert planned(product, to(city)).outlets == [outlets[1]]


def test_a_ticket_is_not_sent(outlets, city):
    DeliveryZoneFactory(takes_chilled=True)
    product = listed_product(outlet=outlets[0])
    Product.objects.filter(pk=product.pk).update(storage="service")
    assert line_problem(product, to(city)) == problems.COLLECT_ONLY
    assert line_problem(product, to(None)) == problems.COLLECT_ONLY
    assert line_problem(product, at(outlets[0])) is None


@pytest.mark.parametrize("lines", [1, 20])
def test_queries_do_not_grow_with_the_basket(outlets, city, lines, django_assert_num_queries):
    for _number in range(3):
        DeliveryZoneFactory(provinces=[city], outlets=outlets)
    goods = [listed_product(outlet=outlets[n % 2]) for n in range(lines)]
    for asked, queries in ((to(city), 7), (at(outlets[0]), 2), (Receiving(), 3)):
        wanted = [Wanted(afresh(product), 1) for product in goods]
        with django_assert_num_queries(queries):
            plan(wanted, asked)
    wanted = [Wanted(afresh(product), 1) for product in goods]
    with django_assert_num_queries(10):
        options(wanted)


def test_every_problem_has_its_own_words():
    codes = [value for name, value in vars(problems).items() if name.isupper() and name != "WORDS"]
    words = {problems.describe(code) for code in codes}
    assert len(words) == len(codes) > 10 and "" not in words
    assert problems.describe(None) == ""
