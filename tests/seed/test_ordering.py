"""The sample shop takes orders at once."""

import pytest
from oscar.core.loading import get_model

from catalogue.models import Product, Province
from seed import sample
from shop.checkout.models import CheckoutSettings
from shop.partner.models import Partner
from shop.shipping import problems
from shop.shipping.models import DeliveryZone
from shop.shipping.receiving import DELIVER, Receiving, Wanted, options, plan
from shop.shipping.zones import address_provinces, zone_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]


def zone(province, ward):
    return zone_for(Province.objects.get(slug_vi=province), ward).name_en


def test_orders_are_taken():
    assert CheckoutSettings.load().is_open


def test_addresses_name_the_34_provinces_of_today():
    names = set(address_provinces().values_list("name_vi", flat=True))
    assert len(names) == 34 and "Cần Thơ" in names and "Hậu Giang" not in names


@pytest.mark.parametrize(
    ("province", "ward", "name"),
    [
        ("can-tho", "P. Vị Thanh", "Around Vị Thanh (sample)"),
        ("can-tho", "Đại Thành", "Around Ngã Bảy (sample)"),
        ("can-tho", "Ninh Kiều", "Rest of Cần Thơ City (sample)"),
        ("ca-mau", "Tân Thành", "Rest of the Mekong delta (sample)"),
        ("ha-noi", "Hoàn Kiếm", "Whole country (sample)"),
    ],
)
def test_every_address_has_its_zone(province, ward, name):
    assert zone(province, ward) == name


def test_frozen_fish_cakes_reach_vi_thanh_but_not_hanoi():
    def sent_to(province, ward):
        address = Receiving(DELIVER, province=Province.objects.get(slug_vi=province), ward=ward)
        [line] = plan([Wanted(Product.objects.get(code="HG009"), 1)], address).lines
        return line.problem

    assert sent_to("can-tho", "Vị Thanh") is None
    assert sent_to("ha-noi", "Hoàn Kiếm") == problems.NOT_SHIPPED


def test_both_outlets_and_delivery_are_offered():
    found = options([Wanted(Product.objects.get(code="HG005"), 1)])
    assert len(found) == 3 and all(option.missing == 0 for option in found)
    assert all(option.first_ready for option in found[:2])
    assert found[2].price == 15_000 and found[2].is_from


def test_a_second_run_keeps_what_staff_changed():
    DeliveryZone.objects.get(position=1).delete()
    CheckoutSettings.objects.update(is_open=False)
    outlet = Partner.objects.get(code="nga-bay")
    outlet.collection_rule.delete()
    sample.load_records(say=lambda line: None)
    assert DeliveryZone.objects.count() == 4
    assert not CheckoutSettings.load().is_open
    assert Partner.objects.get(code="nga-bay").collection_rule.capacity == 8


def test_vietnam_is_a_country_of_addresses():
    assert get_model("address", "Country").objects.get(pk="VN").is_shipping_country
