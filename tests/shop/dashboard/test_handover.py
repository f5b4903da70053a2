"""At the counter: a code is read, explained, and its goods go over it paid."""

import pytest

from shop.dashboard.orders.handover import read_code
from shop.order import fulfilment
from shop.payment.models import PaymentAttempt
from tests.shop.dashboard.conftest import address
from tests.shop.dashboard.orders import placed_order


@pytest.mark.parametrize(
    "text",
    [
        "K7MPQ2",
        " k7mpq2 ",
        "K7M-PQ2",
        "https://ocop.example/vi/quan-ly/handover/?code=K7MPQ2",
        "http://127.0.0.1:8000/en/dashboard/handover/?x=1&code=k7mpq2",
    ],
)
def test_a_code_is_read_however_it_comes(text):
    assert read_code(text) == "K7MPQ2"


@pytest.mark.parametrize("text", ["", "  ", "?code=", "\0", "---"])
def test_nothing_typed_is_no_code(text):
    assert read_code(text) == ""


@pytest.fixture
def counter(staff):
    """`counter(order)`: (shows it, hands it over) as outlet staff."""
    browser = staff("outlet")

    class Counter:
        user = browser.user

        def show(self, order):
            code = order.consignments.first().code
            return browser.get(address("handover"), {"code": code})

        def give(self, order, **values):
            seen = order.events.order_by("pk").last().pk
            code = order.consignments.first().code
            return browser.post(address("handover"), {"code": code, "seen": seen, **values})

    return Counter()


def test_what_is_due_is_taken_and_the_goods_leave_the_shelf(counter, placed, shop):
    order = placed(state="ready")
    assert counter.give(order, means="cash").status_code == 302
    order.refresh_from_db()
    shop.record.refresh_from_db()
    attempt = PaymentAttempt.objects.get()
    assert (order.status, order.amount_due) == ("completed", 0)
    assert (attempt.means, attempt.amount, attempt.by) == ("cash", 370_000, counter.user)
    assert (shop.record.num_in_stock, shop.record.num_allocated) == (8, 0)


def test_without_saying_how_it_was_paid_nothing_is_handed_over(counter, placed):
    order = placed(state="ready")
    for means in ("", "card", "x"):
        assert counter.give(order, means=means).status_code == 422
    order.refresh_from_db()
    assert (order.status, order.paid_total) == ("confirmed", 0)


def test_what_is_paid_is_handed_over_without_asking(counter, placed):
    order = placed(state="ready", paid=True)
    assert counter.give(order).status_code == 302
    order.refresh_from_db()
    assert (order.status, PaymentAttempt.objects.count()) == ("completed", 1)


def test_the_same_code_twice_takes_money_and_goods_once(counter, placed, shop):
    order = placed(state="ready")
    counter.give(order, means="cash")
    again = counter.give(order, means="cash")
    shop.record.refresh_from_db()
    assert again.status_code == 409 and again.context["collected"][0].by == counter.user
    assert (PaymentAttempt.objects.count(), shop.record.num_in_stock) == (1, 8)


def test_money_is_not_booked_where_the_goods_do_not_go(counter, placed, monkeypatch):
    def refuse(**_asked):
        raise fulfilment.Frozen

    monkeypatch.setattr(fulfilment, "hand_over", refuse)
    order = placed(state="ready")
    assert counter.give(order, means="cash").status_code == 409
    order.refresh_from_db()
    assert (order.paid_total, PaymentAttempt.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "cancelled", "state": "cancelled"},
        {"status": "no_show", "state": "cancelled"},
        {"status": "completed", "state": "collected"},
        {"status": "awaiting_payment"},
        {"is_frozen": True, "paid": True},
        {"receive_by": "deliver", "paid": True},
    ],
)
def test_a_code_whose_goods_stay_is_explained_in_its_own_words(values, counter, placed):
    order = placed(**values)
    shown = counter.show(order)
    assert shown.context["refusal"] and shown.context["blocked"]
    assert counter.give(order, means="cash").status_code == 409
    before = order.status
    order.refresh_from_db()
    assert order.status == before


def test_another_outlets_code_names_the_outlet_and_not_the_customer(counter, shop):
    shown = counter.show(placed_order(shop.other_record, contact_name="Bà Tư"))
    content = shown.content.decode()
    assert shop.other_outlet.name in content and "Bà Tư" not in content


def test_an_unknown_code_is_said_and_can_be_typed_again(staff):
    shown = staff("outlet").get(address("handover"), {"code": "zzzzzz"})
    assert shown.context["refusal"] and 'value="ZZZZZZ"' in shown.content.decode()


def test_a_scanned_code_survives_the_log_in(staff, placed):
    code = placed().consignments.get().code
    response = staff("anonymous").get(address("handover"), {"code": code})
    assert f"code%3D{code}" in response.headers["Location"]


def test_a_page_that_is_old_takes_no_money(counter, placed):
    order = placed(state="ready")
    fulfilment.add_note(order=order, message="Thiếu một gói", by=counter.user)
    response = counter.give(order, means="cash", seen=1)
    assert response.status_code == 409 and response.context["news"]
    assert not PaymentAttempt.objects.exists()
