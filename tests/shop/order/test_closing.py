"""An order that ends unfilled holds nothing any more."""

import pytest

from shop.order import closing, fulfilment
from shop.order.errors import WrongState
from shop.order.models import Order
from shop.partner import stock
from shop.partner.stock_audit import audit
from tests.factories.order import pay

pytestmark = pytest.mark.django_db
Status = Order.Status
CANCEL = {"to": Status.CANCELLED, "kind": "cancelled"}
EXPIRE = {"to": Status.EXPIRED, "kind": "expired"}
UNFILLABLE = {"to": Status.UNFILLABLE, "kind": "unfillable"}


def test_it_gives_back_its_goods(reserved, shelf):
    assert shelf() == (5, 2)
    closing.close(reserved, **CANCEL)
    assert shelf() == (5, 0)
    assert stock.held(reference=reserved.number) == {} and not audit().exists()


def test_it_gives_back_its_place_in_the_window(reserved):
    closing.close(reserved, **CANCEL)
    consignment = reserved.consignments.get()
    assert consignment.window.booked == 0
    assert (consignment.status, consignment.held_until) == ("cancelled", None)


def test_it_says_so_on_the_timeline_and_by_mail(reserved, seller):
    closing.close(reserved, **CANCEL, by=seller, message="Hết hàng tươi")
    event = reserved.events.last()
    assert (event.kind, event.by, event.message) == ("cancelled", seller, "Hết hàng tươi")
    mail = reserved.mails.get(kind="cancelled")
    assert mail.data == {"reason": "Hết hàng tươi"} and mail.to == "khach@example.com"


def test_it_ends_once(reserved, shelf):
    closing.close(reserved, **CANCEL)
    with pytest.raises(WrongState):
        closing.close(reserved, **CANCEL)
    assert reserved.consignments.get().window.booked == 0 and shelf() == (5, 0)
    assert reserved.events.filter(kind="cancelled").count() == 1


def test_a_hold_that_runs_out_leaves_no_deadline(unpaid):
    order = closing.close(unpaid, **EXPIRE)
    assert (order.status, order.hold_expires_at) == ("expired", None)


def test_only_an_order_that_waits_for_payment_can_expire(reserved):
    with pytest.raises(WrongState):
        closing.close(reserved, **EXPIRE)


def test_only_a_confirmed_order_can_be_a_no_show(unpaid):
    with pytest.raises(WrongState):
        fulfilment.no_show(order=unpaid)


def test_a_no_show_frees_the_goods(reserved, shelf):
    order = fulfilment.no_show(order=reserved)
    assert (order.status, shelf()) == ("no_show", (5, 0))
    assert order.mails.filter(kind="no_show").exists()


def test_one_paid_too_late_can_yet_be_told_unfillable(unpaid, shelf):
    closing.close(unpaid, **EXPIRE)
    order = closing.close(unpaid, **UNFILLABLE)
    assert order.status == "unfillable" and shelf() == (5, 0)
    assert order.consignments.get().window.booked == 0


def test_what_was_handed_over_is_not_cancelled(reserved, unpaid, seller):
    order = pay(unpaid)
    fulfilment.hand_over(consignment=order.consignments.get(), by=seller)
    with pytest.raises(WrongState):
        closing.close(order, **CANCEL)
    assert order.consignments.get().status == "collected"
