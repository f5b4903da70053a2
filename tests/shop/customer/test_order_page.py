"""The page of an order: who may see it, what it says in each state, what can be done there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from shop.basket import access
from shop.basket.models import Basket
from shop.order import closing, fulfilment, timeline
from shop.order.models import Consignment, Order, OrderEvent
from shop.payment import cancellation, counter, refunds
from shop.payment.models import PaymentAttempt, Refund
from tests.factories.catalogue import ProvinceFactory
from tests.factories.listed import listed_product
from tests.factories.order import CARD, made_ready, open_checkout, pay, placed
from tests.factories.outlet import OutletFactory
from tests.factories.shipping import DeliveryZoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taken(db, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_shop", "whsec_shop"
    open_checkout()


@pytest.fixture
def staff():
    return User.objects.create_user("nv", "nv@example.com", "x", is_staff=True)


def address(order, name="order", language="en") -> str:
    with override(language):
        return reverse(name, args=[order.number, order.access_token])


def page(client, order, query="", language="en") -> str:
    return client.get(address(order, language=language) + query).content.decode()


def delivered(**values) -> Order:
    """By card, from two outlets that each have one of the products."""
    outlets = [OutletFactory(ships=True, phase=n) for n in (1, 2)]
    DeliveryZoneFactory()
    province = ProvinceFactory(name_vi="TP Cần Thơ", in_addresses=True)
    lines = [(listed_product(outlet=outlet), 1) for outlet in outlets]
    return placed(*lines, province=province, ward="Vị Thanh", payment_method=CARD, **values)


class TestTheLink:
    def test_a_wrong_token_and_a_wrong_number_are_answered_alike(self, client):
        order = placed()
        path = address(order)
        wrong = [
            path.replace(order.access_token, "x" * len(order.access_token)),
            path.replace(order.number, "HG-00000000"),
            path.replace(order.access_token, placed().access_token),
        ]
        answers = [client.get(each) for each in wrong]
        assert {answer.status_code for answer in answers} == {404}
        assert order.contact_name not in "".join(each.content.decode() for each in answers)

    def test_a_new_token_ends_the_old_link(self, client):
        order = placed()
        path = address(order)
        Order.objects.filter(pk=order.pk).update(access_token="another")
        assert client.get(path).status_code == 404

    def test_it_is_kept_nowhere_listed_nowhere_and_told_to_nobody(self, client):
        answer = client.get(address(placed()))
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "same-origin"
        assert 'name="robots" content="noindex"' in answer.content.decode()

    @pytest.mark.parametrize("name", ["order", "order_slip", "order_calendar"])
    def test_reading_pages_take_no_post(self, client, name):
        assert client.post(address(placed(), name)).status_code == 405

    @pytest.mark.parametrize("name", ["order_cancel", "order_reorder"])
    def test_acts_take_no_get_and_need_the_token(self, client, name):
        order = placed()
        path = address(order, name)
        assert client.get(path).status_code == 405
        assert client.post(path.replace(order.access_token, "wrong")).status_code == 404

    @pytest.mark.parametrize(
        ("language", "headline"), [("en", "confirmed"), ("vi", '<html lang="vi">')]
    )
    def test_the_page_speaks_the_language_of_its_address(self, client, language, headline):
        assert headline in page(client, placed(language="vi"), language=language)


class TestStates:
    def test_a_card_payment_is_awaited_until_a_stated_time(self, client):
        order = placed(payment_method=CARD)
        text = page(client, order)
        assert "Pay to confirm" in text and "Pay now" in text and "<time" in text
        assert order.consignments.get().code not in text

    def test_back_from_paying_without_a_payment_it_waits_and_looks_again(self, client):
        text = page(client, placed(payment_method=CARD), "?back=0")
        assert "Waiting for the confirmation" in text and "Pay now" not in text
        assert 'http-equiv="refresh"' in text and "?back=1" in text

    def test_it_does_not_look_for_ever(self, client):
        text = page(client, placed(payment_method=CARD), "?back=24")
        assert "refresh" not in text and "Look again" in text

    def test_only_the_waiting_page_refreshes(self, client):
        assert "http-equiv" not in page(client, pay(placed(payment_method=CARD)), "?back=0")

    @pytest.mark.parametrize("query", ["?back=x", "?back=-1", "?back=99999999", "?back=٣"])
    def test_nonsense_in_the_address_is_ignored(self, client, query):
        assert "Pay now" in page(client, placed(payment_method=CARD), query)

    def test_after_its_time_it_offers_no_payment(self, client):
        order = placed(payment_method=CARD)
        Order.objects.update(hold_expires_at=timezone.now() - timedelta(seconds=1))
        text = page(client, order)
        assert "The time to pay is over" in text and "Pay now" not in text

    def test_paid_it_has_a_code_and_its_qr(self, client):
        order = pay(placed(payment_method=CARD))
        code = order.consignments.get().code
        text = page(client, order)
        assert "Your order is confirmed" in text and code[:3] in text and '<svg role="img"' in text

    def test_it_follows_the_work_at_the_counter(self, client, staff):
        order = placed()
        part = order.consignments.get()
        fulfilment.prepare(consignment=part, by=staff)
        assert "We are preparing your order" in page(client, order)
        fulfilment.ready(consignment=part, by=staff)
        assert "ready to collect" in page(client, order)
        counter.take(order=order, means=PaymentAttempt.Means.CASH, by=staff)
        fulfilment.hand_over(consignment=part, by=staff)
        text = page(client, order)
        assert "Collected. Thank you!" in text and part.code not in text

    def test_what_is_still_to_come_is_shown_in_grey(self, client):
        text = page(client, placed())
        assert "Pay at the counter" in text and "still to come" in text

    @pytest.mark.parametrize(
        ("to", "kind", "headline"),
        [
            (Order.Status.CANCELLED, "cancelled", "This order was cancelled"),
            (Order.Status.NO_SHOW, "no_show", "This order was not collected in time"),
        ],
    )
    def test_an_order_that_ended_says_how(self, client, to, kind, headline):
        order = closing.close(placed(), to=to, kind=kind)
        text = page(client, order)
        assert headline in text and "You have paid nothing" in text and "still to come" not in text

    def test_an_order_not_paid_in_time_can_be_ordered_again(self, client):
        order = placed(payment_method=CARD)
        closing.close(order, to=Order.Status.EXPIRED, kind="expired")
        text = page(client, order)
        assert "not paid in time" in text and "Order again" in text

    def test_one_paid_too_late_is_promised_its_money(self, client):
        order = placed(payment_method=CARD)
        closing.close(order, to=Order.Status.UNFILLABLE, kind="unfillable")
        assert "all of your money back" in page(client, order)

    def test_the_reason_of_the_shop_is_told(self, client, staff):
        order = placed()
        cancellation.cancel(order=order, by=staff, reason="Mất điện, tủ đông hỏng")
        assert "Mất điện, tủ đông hỏng" in page(client, order)

    def test_a_refund_is_told_with_its_amount_and_state(self, client, staff):
        order = pay(placed(payment_method=CARD))
        refunds.ask_of_order(order=order, amount=50_000, reason="Dập", by=staff)
        assert "₫50,000 is on its way back" in page(client, order)
        Refund.objects.update(status=Refund.Status.DONE)
        assert "Refunded in part: ₫50,000 of ₫185,000" in page(client, order)
        Refund.objects.update(amount=185_000)
        assert "Refunded in full" in page(client, order)

    def test_a_disputed_order_asks_to_ring(self, client):
        order = placed()
        Order.objects.update(is_frozen=True)
        assert "Your order is stopped for now" in page(client, order)

    def test_what_is_for_staff_only_stays_with_them(self, client, staff):
        order = placed()
        fulfilment.add_note(order=order, message="Khách khó tính", by=staff)
        timeline.write(order, OrderEvent.Kind.DISPUTED)
        text = page(client, order)
        assert "Khách khó tính" not in text and "disputed" not in text.lower()

    def test_a_split_delivery_shows_each_parcel_and_how_to_follow_it(self, client, staff):
        order = pay(delivered())
        first, second = order.consignments.all()
        parcel = {"carrier": "Viettel Post", "tracking_code": "VTP123"}
        fulfilment.ship(
            consignment=first, **parcel, tracking_url="https://viettelpost.vn/t/VTP123", by=staff
        )
        text = page(client, order)
        assert "In 2 parcels" in text and "Part of your order is on its way" in text
        assert "https://viettelpost.vn/t/VTP123" in text and "12 đường Trần Hưng Đạo" in text
        assert first.code not in text and second.code not in text

    def test_every_state_has_its_page(self, client):
        order = placed()
        for status in Order.Status:
            for step in Consignment.Status:
                Order.objects.update(status=status)
                Consignment.objects.update(status=step)
                assert client.get(address(order)).status_code == 200


class TestActs:
    def test_the_buyer_cancels(self, client):
        order = placed()
        answer = client.post(address(order, "order_cancel"), follow=True)
        order.refresh_from_db()
        assert order.status == "cancelled" and order.events.last().by_customer
        assert "This order was cancelled" in answer.content.decode()

    def test_what_is_ready_and_paid_cannot_be_cancelled_here(self, client, staff):
        order = made_ready(pay(placed(payment_method=CARD)), by=staff)
        assert "Cancel order" not in page(client, order)
        answer = client.post(address(order, "order_cancel"), follow=True)
        order.refresh_from_db()
        assert order.status == "confirmed" and "can no longer" in answer.content.decode()

    def test_another_sites_form_cancels_nothing(self, client):
        order = placed()
        strict = type(client)(enforce_csrf_checks=True)
        assert strict.post(address(order, "order_cancel")).status_code == 403

    def test_it_is_ordered_again_as_far_as_it_can_be_had(self, client):
        outlet = OutletFactory()
        tea = listed_product(outlet=outlet, received=9, title_en="Soursop tea")
        gone = listed_product(outlet=outlet, received=1, title_en="Last jar")
        order = placed((tea, 2), (gone, 1), outlet=outlet)
        answer = client.post(address(order, "order_reorder"), follow=True)
        basket = Basket.objects.get(token=client.cookies[access.COOKIE].value)
        assert list(basket.lines.values_list("product", "quantity")) == [(tea.pk, 2)]
        assert "Last jar: " in answer.content.decode()

    def test_the_appointment_is_for_any_calendar(self, client):
        order = placed()
        window = order.consignments.get().window
        text = client.get(address(order, "order_calendar")).content.decode()
        lines = text.split("\r\n")
        assert f"DTSTART:{window.starts_at:%Y%m%dT%H%M%SZ}" in lines
        assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR"
        assert all(len(line.encode()) <= 75 for line in lines)

    def test_nothing_to_collect_is_no_appointment(self, client):
        order = placed()
        closing.close(order, to=Order.Status.CANCELLED, kind="cancelled")
        assert client.get(address(order, "order_calendar")).status_code == 404

    def test_the_slip_has_what_the_counter_asks_for(self, client):
        order = placed(invoice_company="Công ty Mẫu", invoice_tax_code="0100233488")
        text = client.get(address(order, "order_slip")).content.decode()
        code = order.consignments.get().code
        assert all(part in text for part in (order.number, code[:3], code[3:], "0100233488"))


def test_more_lines_are_no_more_queries(client, django_assert_max_num_queries):
    outlet = OutletFactory()
    few = placed((listed_product(outlet=outlet), 1), outlet=outlet)
    many = placed(*[(listed_product(outlet=outlet), 1) for _n in range(6)], outlet=outlet)
    client.get(address(few))
    with django_assert_max_num_queries(40) as counted:
        client.get(address(few))
    with django_assert_max_num_queries(len(counted)):
        client.get(address(many))
