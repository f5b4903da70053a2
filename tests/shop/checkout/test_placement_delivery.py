"""Orders that are sent: address, parcels, price."""

import pytest

from shop.checkout import refusals
from shop.checkout.placement import place
from tests.factories.catalogue import ProvinceFactory
from tests.factories.listed import listed_product
from tests.factories.order import CARD, COUNTER, filled_basket, placement
from tests.factories.outlet import OutletFactory
from tests.factories.shipping import DeliveryZoneFactory

from .test_placement_discounts import offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(db):
    return ProvinceFactory(name_vi="TP Cần Thơ", in_addresses=True)


@pytest.fixture
def zone(db):
    return DeliveryZoneFactory()


@pytest.fixture
def parcel(outlet, tea, province, zone):
    """Two teas to Cần Thơ, 170.000 ₫ and 30.000 ₫ for the parcel."""
    outlet.ships = True
    outlet.save()
    return filled_basket((tea, 2), province=province, ward="Vị Thanh")


def test_a_delivery_has_its_address_and_price(parcel):
    order = place(placement(parcel, payment_method=CARD, recipient="Trần Văn Mẫu"))
    address = order.shipping_address
    assert (address.first_name, address.line1) == ("Trần Văn Mẫu", "12 đường Trần Hưng Đạo")
    assert (address.line3, address.line4) == ("Vị Thanh", "TP Cần Thơ")
    assert address.country_id == "VN" and str(address.phone_number) == "+84912345678"
    assert (order.total_incl_tax, order.shipping_incl_tax) == (200_000, 30_000)


def test_a_delivery_takes_no_window_and_knows_no_no_show(parcel):
    consignment = place(placement(parcel, payment_method=CARD)).consignments.get()
    assert consignment.window is None and consignment.held_until is None
    assert consignment.shipping_price == 30_000


def test_a_delivery_is_not_paid_at_a_counter(parcel):
    with pytest.raises(refusals.NotOffered):
        place(placement(parcel, payment_method=COUNTER))


def test_two_outlets_send_two_consignments_whose_prices_add_up(parcel, province):
    other = OutletFactory(ships=True, phase=2)
    honey = listed_product(outlet=other, received=2, price=99_000)
    [tea] = [line.product for line in parcel.lines.all()]
    basket = filled_basket((tea, 1), (honey, 1), province=province, ward="Vị Thanh")
    order = place(placement(basket, payment_method=CARD))
    parts = order.consignments.all()
    assert {part.outlet for part in parts} == {other, tea.stockrecords.get().partner}
    assert sum(part.shipping_price for part in parts) == order.shipping_incl_tax == 60_000
    assert order.total_incl_tax == 85_000 + 99_000 + 60_000


def test_an_offer_on_delivery_is_taken_off_it(parcel):
    offer("Shipping percentage", 50)
    order = place(placement(parcel, payment_method=CARD))
    assert (order.shipping_incl_tax, order.total_incl_tax) == (15_000, 185_000)
    assert order.consignments.get().shipping_price == 15_000 and order.discount_total == 0


def test_an_address_outside_every_zone_makes_no_order(parcel, zone):
    sent = placement(parcel, payment_method=CARD)
    zone.is_active = False
    zone.save()
    with pytest.raises(refusals.Changed):
        place(sent)
    with pytest.raises(refusals.CannotBeReceived):
        place(placement(parcel, payment_method=CARD))
