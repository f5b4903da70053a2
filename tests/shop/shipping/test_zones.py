"""Which zone an address lies in, and what a parcel weighs and costs."""

import pytest

from shop.shipping.weight import BOX, UNKNOWN, parcel_grams, unit_grams
from shop.shipping.zones import (
    active_zones,
    address_provinces,
    price_for,
    same_ward,
    senders,
    zone_for,
)
from tests.factories.catalogue import ProductFactory, ProvinceFactory
from tests.factories.outlet import OutletFactory
from tests.factories.shipping import DeliveryZoneFactory


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vị Thanh", "phường Vị Thanh"),
        ("P. Vị Thanh", "Phường Vị Thanh"),
        ("P.Vị Thanh", "vi thanh"),
        ("  PHƯỜNG   VỊ THANH ", "Vị Thanh"),
        ("Phường Vị Thanh, TP Cần Thơ", "Vị Thanh"),
        ("Hoả Lựu", "xã Hỏa Lựu"),
        ("Vi\u0323 Thanh", "V\u1ecb Thanh"),
        ("Xà Phiên", "Xã Xà Phiên"),
        ("xa xa phien", "Xà Phiên"),
        ("xã Đông Phước", "Dong Phuoc"),
        ("Đặc khu Phú Quốc", "Phú Quốc"),
        ("phường 1", "Phường 1"),
    ],
)
def test_a_ward_is_found_however_it_is_written(one, other):
    assert same_ward(one, other) and same_ward(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vị Thanh", "Vị Thanh 1"),
        ("Vị Thủy", "Vị Thanh"),
        ("", "Vị Thanh"),
        ("", ""),
        ("phường 1", "phường 11"),
        ("Phú Hữu", "Hữu"),
    ],
)
def test_another_ward_is_not_taken_for_it(one, other):
    assert not same_ward(one, other)


@pytest.fixture
def city(db):
    return ProvinceFactory(name_vi="Thành phố Cần Thơ")


def test_the_first_zone_that_fits_holds(city):
    country = DeliveryZoneFactory(position=9)
    rest = DeliveryZoneFactory(position=2, provinces=[city])
    near = DeliveryZoneFactory(position=1, provinces=[city], wards="Vị Thanh\n\nVị Tân\n")
    assert zone_for(city, "phường Vị Tân") == near
    assert zone_for(city, "Ninh Kiều") == rest
    assert zone_for(ProvinceFactory(), "Vị Tân") == country


def test_a_zone_out_of_use_or_without_prices_is_passed_over(city):
    DeliveryZoneFactory(position=1, is_active=False)
    DeliveryZoneFactory(position=2, bands=[])
    assert zone_for(city, "Vị Thanh") is None
    last = DeliveryZoneFactory(position=3)
    assert zone_for(city, "Vị Thanh") == last


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("grams", "price"), [(1, 30), (1000, 30), (1001, 50), (5000, 50), (5001, None)]
)
def test_the_price_of_the_first_band_that_holds_the_parcel(grams, price):
    zone = DeliveryZoneFactory(bands=[(5000, 50), (1000, 30)])
    assert price_for(zone, grams) == price


@pytest.mark.django_db
def test_only_open_outlets_that_ship_send_the_zones_own_first():
    first, _counter, own = (OutletFactory(ships=ships) for ships in (True, False, True))
    closed = OutletFactory(ships=True, state="closed")
    outlets = [first, _counter, own, closed]
    assert senders(DeliveryZoneFactory(outlets=[own]), outlets) == [own, first]
    assert senders(DeliveryZoneFactory(), outlets) == [first, own]


@pytest.mark.django_db
@pytest.mark.parametrize("zones", [1, 6])
def test_zones_are_read_in_four_queries(city, zones, django_assert_num_queries):
    for _number in range(zones):
        DeliveryZoneFactory(provinces=[city], wards="Vị Thanh")
    with django_assert_num_queries(4):
        found = active_zones()
        assert len(found) == zones
        assert zone_for(city, "Ninh Kiều", zones=found) is None
        assert price_for(zone_for(city, "Vị Thanh", zones=found), 10) == 30_000


@pytest.mark.django_db
def test_a_former_province_is_in_no_address(city):
    former = ProvinceFactory(name_vi="Hậu Giang", in_addresses=False)
    country = DeliveryZoneFactory()
    assert list(address_provinces()) == [city]
    assert zone_for(former, "Vị Thanh") is None and zone_for(city, "Vị Thanh") == country


@pytest.mark.parametrize(
    ("facts", "grams"),
    [
        ({"shipping_grams": 700, "net_quantity": 500}, 700),
        ({"net_quantity": 500}, 600),
        ({"net_quantity": 50}, 80),
        ({}, UNKNOWN),
    ],
)
def test_a_unit_weighs_what_staff_say_or_its_content_and_pack(facts, grams):
    product = ProductFactory.build(producer=None, product_class=None, place=None, **facts)
    assert unit_grams(product) == grams
    assert parcel_grams([(product, 3)]) == 3 * grams + BOX
