"""From confirmed to handed over or sent."""

import pytest

from shop.order import closing, fulfilment
from shop.order.errors import Frozen, Unpaid, WrongState
from shop.order.models import Order
from shop.partner import stock
from shop.partner.stock_audit import audit
from tests.factories.catalogue import ProvinceFactory
from tests.factories.listed import listed_product
from tests.factories.order import made_ready, pay, placed
from tests.factories.outlet import OutletFactory
from tests.factories.shipping import DeliveryZoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(unpaid):
    return pay(unpaid)


@pytest.fixture
def part(paid):
    return paid.consignments.get()


@pytest.fixture
def parcels(tea, outlet):
    """Paid, and sent by two outlets."""
    other = OutletFactory(phase=2, ships=True)
    outlet.ships = True
    outlet.save()
    honey = listed_product(outlet=other, received=2)
    DeliveryZoneFactory()
    way = {"province": ProvinceFactory(), "ward": "Vị Thanh", "payment_method": "card"}
    return pay(placed((tea, 1), (honey, 1), **way))


def kinds(order):
    return list(order.events.values_list("kind", flat=True))


def test_step_by_step_it_is_packed_and_collected(paid, part, seller, shelf):
    fulfilment.prepare(consignment=part, by=seller)
    fulfilment.ready(consignment=part, by=seller)
    assert shelf() == (5, 2)
    assert fulfilment.hand_over(consignment=part, by=seller).status == "collected"
    paid.refresh_from_db()
    assert paid.status == "completed" and shelf() == (3, 0)
    assert kinds(paid) == ["placed", "paid", "preparing", "ready", "collected"]
    assert set(paid.events.values_list("by", flat=True)) == {None, seller.pk}


def test_who_collects_is_told_when_it_is_ready(paid, seller):
    made_ready(paid, by=seller)
    assert paid.mails.filter(kind="ready").count() == 1


def test_an_early_customer_is_served_at_once(part, seller):
    assert fulfilment.hand_over(consignment=part, by=seller).status == "collected"


def test_nothing_unpaid_is_handed_over(reserved, seller, shelf):
    with pytest.raises(Unpaid) as refusal:
        fulfilment.hand_over(consignment=reserved.consignments.get(), by=seller)
    assert refusal.value.amount == 170_000 and shelf() == (5, 2)
    assert reserved.consignments.get().status == "waiting"


def test_nothing_is_handed_over_whose_money_went_back(paid, part, seller):
    Order.objects.update(refunded_total=170_000)
    with pytest.raises(Unpaid):
        fulfilment.hand_over(consignment=part, by=seller)


@pytest.mark.parametrize("step", [fulfilment.prepare, fulfilment.ready, fulfilment.hand_over])
def test_a_dispute_stops_everything(part, seller, step):
    Order.objects.update(is_frozen=True)
    with pytest.raises(Frozen):
        step(consignment=part, by=seller)


@pytest.mark.parametrize("step", [fulfilment.prepare, fulfilment.ready, fulfilment.hand_over])
def test_nothing_is_packed_before_it_is_confirmed(unpaid, seller, step):
    with pytest.raises(WrongState):
        step(consignment=unpaid.consignments.get(), by=seller)


def test_a_code_serves_once(part, seller, shelf):
    fulfilment.hand_over(consignment=part, by=seller)
    with pytest.raises(WrongState):
        fulfilment.hand_over(consignment=part, by=seller)
    assert shelf() == (3, 0)


def test_what_is_cancelled_is_not_handed_over(paid, part, seller):
    closing.close(paid, to=Order.Status.CANCELLED, kind="cancelled")
    with pytest.raises(WrongState):
        fulfilment.hand_over(consignment=part, by=seller)


def test_what_is_to_be_sent_is_not_handed_over_nor_the_other_way_round(parcels, part, seller):
    with pytest.raises(WrongState):
        fulfilment.hand_over(consignment=parcels.consignments.first(), by=seller)
    with pytest.raises(WrongState):
        fulfilment.ship(consignment=part, carrier="Bưu điện", by=seller)


def test_an_order_in_two_parcels_is_completed_with_the_second(parcels, seller):
    first, second = parcels.consignments.all()
    fulfilment.ship(consignment=first, carrier="Bưu điện", tracking_code="VN1", by=seller)
    parcels.refresh_from_db()
    assert parcels.status == "confirmed" and len(stock.held(reference=parcels.number)) == 1
    fulfilment.ship(consignment=second, carrier="Bưu điện", by=seller)
    parcels.refresh_from_db()
    assert parcels.status == "completed" and stock.held(reference=parcels.number) == {}


def test_each_parcel_has_its_mail_with_its_tracking(parcels, seller):
    for number, part in enumerate(parcels.consignments.all()):
        fulfilment.ship(
            consignment=part, carrier="Bưu điện", tracking_code=f"VN{number}", by=seller
        )
    codes = {mail.data["tracking_code"] for mail in parcels.mails.filter(kind="shipped")}
    assert codes == {"VN0", "VN1"}
    assert parcels.consignments.first().tracking_code == "VN0"


def test_a_parcel_that_left_stays_left_when_the_rest_is_cancelled(parcels, seller):
    first, second = parcels.consignments.all()
    fulfilment.ship(consignment=first, carrier="Bưu điện", by=seller)
    closing.close(parcels, to=Order.Status.CANCELLED, kind="cancelled", by=seller)
    states = parcels.consignments.values_list("status", flat=True)
    assert list(states) == ["shipped", "cancelled"]
    assert stock.held(reference=parcels.number) == {} and not audit().exists()


def test_a_note_is_for_staff_and_changes_nothing(paid, seller):
    event = fulfilment.add_note(order=paid, message="Gọi lại sau 17 giờ", by=seller)
    assert event.kind in event.STAFF_ONLY and event.by == seller


def test_an_event_is_never_changed(paid):
    event = paid.events.first()
    event.message = "khác"
    with pytest.raises(TypeError):
        event.save()
