"""Each step of an order: done with its author, refused with its reason, told when a page is old."""

import pytest

from shop.order import fulfilment
from shop.payment.models import Refund
from tests.shop.dashboard.conftest import address
from tests.shop.dashboard.orders import failed_mail, placed_order

NOBODY_LISTENS = "http://127.0.0.1:9"


class Desk:
    """One member of staff at one order."""

    def __init__(self, browser, order):
        self.browser, self.order = browser, order
        self.part = order.consignments.first()

    def page(self, step, pk=None):
        has_part = step in ("prepare", "ready", "ship")
        where = {"pk": pk or self.part.pk} if has_part or pk else {}
        return address(f"order-{step}", number=self.order.number, **where)

    def do(self, step, pk=None, **values):
        seen = self.order.events.order_by("pk").last().pk
        return self.browser.post(self.page(step, pk), {"seen": seen, **values})

    def now(self):
        """(state of the order, state of its part, its latest event and who did it)."""
        self.order.refresh_from_db()
        self.part.refresh_from_db()
        event = self.order.events.order_by("pk").last()
        return self.order.status, self.part.status, event.kind, event.by


@pytest.fixture
def at(staff, placed):
    """`at(role, **values)`: a Desk at a new order."""
    return lambda role="outlet", **values: Desk(staff(role), placed(**values))


def test_a_part_is_prepared_and_ready_with_who_did_it(at):
    desk = at()
    assert desk.do("prepare").status_code == 302
    assert desk.now() == ("confirmed", "preparing", "preparing", desk.browser.user)
    assert desk.do("ready").status_code == 302
    assert desk.now() == ("confirmed", "ready", "ready", desk.browser.user)
    assert desk.order.mails.get().kind == "ready"


def test_a_parcel_is_sent_with_its_tracking_code(at):
    desk = at(receive_by="deliver", state="ready", paid=True)
    assert desk.do("ship", carrier="VNPost", tracking_code="EE1").status_code == 302
    assert desk.now()[:3] == ("completed", "shipped", "shipped")
    assert (desk.part.carrier, desk.part.tracking_code) == ("VNPost", "EE1")


def test_a_parcel_that_is_not_paid_stays_and_what_was_typed_too(at):
    desk = at(receive_by="deliver", state="ready")
    response = desk.do("ship", carrier="VNPost", tracking_code="EE1")
    assert response.status_code == 409 and response.context["refusal"]
    assert "VNPost" in response.content.decode()
    assert desk.now()[1] == "ready"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "khong phai"])
def test_a_tracking_page_is_a_web_address(url, at):
    desk = at(receive_by="deliver", state="ready", paid=True)
    assert desk.do("ship", carrier="VNPost", tracking_url=url).status_code == 422


def test_a_note_is_kept_for_staff(at):
    desk = at()
    assert desk.do("note", message="Khách gọi, đến trễ").status_code == 302
    assert desk.order.events.last().message == "Khách gọi, đến trễ"


def test_a_page_that_is_old_says_what_happened_and_does_nothing(at, staff):
    desk, colleague = at(), staff("administrator").user
    seen = desk.order.events.last().pk
    fulfilment.prepare(consignment=desk.part, by=colleague)
    response = desk.do("cancel", reason="Hết hàng", seen=seen)
    assert response.status_code == 409
    assert [event.by for event in response.context["news"]] == [colleague]
    assert desk.now()[:2] == ("confirmed", "preparing")
    assert "Hết hàng" in response.content.decode()


def test_sent_again_from_the_page_that_told_it_is_done(at, staff):
    desk = at()
    fulfilment.prepare(consignment=desk.part, by=staff("administrator").user)
    told = desk.do("cancel", reason="Hết hàng", seen=1)
    assert desk.do("cancel", reason="Hết hàng", seen=told.context["seen"]).status_code == 302


@pytest.mark.parametrize("seen", ["", "abc", "²"])
def test_a_form_that_does_not_say_what_it_saw_does_nothing(seen, at):
    desk = at()
    assert desk.do("prepare", seen=seen).status_code == 409
    assert desk.now()[1] == "waiting"


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("prepare", {"state": "ready"}),
        ("ready", {"state": "collected", "status": "completed"}),
        ("ready", {"is_frozen": True}),
        ("prepare", {"status": "awaiting_payment"}),
        ("ship", {"state": "ready"}),
        ("no-show", {"starts_in": 60}),
        ("no-show", {"starts_in": -200, "is_frozen": True}),
    ],
)
def test_a_step_that_is_not_open_says_why(step, values, at):
    desk = at(**values)
    before = desk.now()
    response = desk.do(step, carrier="VNPost")
    assert response.status_code == 409 and response.context["refusal"]
    assert desk.now() == before
    assert desk.browser.get(desk.page(step)).context["blocked"]


def test_what_nobody_came_for_is_closed_and_can_be_sold_again(at, shop):
    desk = at(state="ready", starts_in=-200)
    assert desk.do("no-show").status_code == 302
    shop.record.refresh_from_db()
    assert desk.now()[0] == "no_show" and shop.record.num_allocated == 0


def test_outlet_staff_cancel_what_is_unpaid_and_theirs(at, shop):
    desk = at()
    assert desk.do("cancel", reason="Khách đổi ý").status_code == 302
    shop.record.refresh_from_db()
    assert desk.now()[0] == "cancelled" and shop.record.num_allocated == 0


def test_outlet_staff_do_not_cancel_what_is_paid(at):
    desk = at(paid=True)
    response = desk.do("cancel", reason="Khách đổi ý")
    assert response.status_code == 409 and desk.now()[0] == "confirmed"
    assert not desk.browser.get(address("order", number=desk.order.number)).context["may_cancel"]


def test_outlet_staff_do_not_cancel_what_is_shared_with_another_outlet(shop, staff):
    desk = Desk(staff("outlet"), placed_order(shop.record, shop.other_record))
    assert desk.do("cancel", reason="Khách đổi ý").status_code == 409
    assert desk.now()[0] == "confirmed"


def test_the_sales_manager_cancels_what_is_paid_and_all_of_it_goes_back(at):
    desk = at("sales", paid=True)
    assert desk.do("cancel", reason="Hết hàng").status_code == 302
    assert desk.now()[0] == "cancelled"
    assert Refund.objects.get().amount == desk.order.total_incl_tax


def test_a_cancellation_has_a_reason(at):
    desk = at()
    assert desk.do("cancel", reason="  ").status_code == 422
    assert desk.now()[0] == "confirmed"


def test_a_part_of_the_money_goes_back_with_its_reason_and_author(at):
    desk = at("sales", paid=True)
    assert desk.do("refund", amount=50_000, reason="Bể một hũ").status_code == 302
    refund = Refund.objects.get()
    assert (refund.amount, refund.reason, refund.by) == (50_000, "Bể một hũ", desk.browser.user)


@pytest.mark.parametrize("amount", ["0", "-1", "1.5", "999999999", "x"])
def test_no_more_goes_back_than_was_paid_and_what_was_typed_stays(amount, at):
    desk = at("sales", paid=True)
    response = desk.do("refund", amount=amount, reason="Bể")
    assert response.status_code == 422 and f'value="{amount}"' in response.content.decode()
    assert not Refund.objects.exists()


def test_the_same_money_does_not_go_back_twice(at):
    desk = at("sales", paid=True)
    total = desk.order.total_incl_tax
    seen = desk.order.events.last().pk
    desk.do("refund", amount=total, reason="Bể", seen=seen)
    assert desk.do("refund", amount=total, reason="Bể", seen=seen).status_code in (409, 422)
    assert desk.do("refund", amount=1, reason="Bể").status_code in (409, 422)
    assert Refund.objects.count() == 1


def test_a_mail_that_failed_is_sent_again_once_to_the_address_of_today(at):
    desk = at()
    mail = failed_mail(desk.order)
    assert desk.do("mail", pk=mail.pk).status_code == 302
    desk.do("mail", pk=mail.pk)
    again = desk.order.mails.exclude(pk=mail.pk).get()
    assert (again.to, again.kind) == ("an@example.vn", "placed")


def test_a_mail_that_was_sent_is_not_sent_again(at):
    desk = at()
    mail = failed_mail(desk.order)
    mail.status = "sent"
    mail.save()
    assert desk.do("mail", pk=mail.pk).status_code == 409


def test_the_slip_lists_the_own_part_with_its_code(shop, staff):
    order = placed_order(shop.record, shop.other_record)
    mine, theirs = (
        order.consignments.get(outlet=each) for each in (shop.outlet, shop.other_outlet)
    )
    content = staff("outlet").get(address("order-slip", number=order.number)).content.decode()
    assert mine.code in content and theirs.code not in content


def test_an_order_whose_payment_cannot_be_ended_now_stays_and_says_so(at, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_x", NOBODY_LISTENS
    desk = at(status="awaiting_payment", payment_method="card")
    desk.order.payment_attempts.create(
        provider="stripe", means="card", amount=desk.order.total_incl_tax, session_id="cs_1"
    )
    response = desk.do("cancel", reason="Khách đổi ý")
    assert response.status_code == 409 and response.context["refusal"]
    assert "Khách đổi ý" in response.content.decode()
    assert desk.now()[0] == "awaiting_payment"


def test_a_renewed_link_is_mailed_and_the_old_one_opens_nothing(at, client):
    desk = at()
    old = desk.order.get_absolute_url()
    assert client.get(old).status_code == 200
    desk.do("link")
    state = desk.now()
    assert client.get(old).status_code == 404
    assert client.get(desk.order.get_absolute_url()).status_code == 200
    assert state[2] == "note" and desk.order.mails.filter(kind="order_link").exists()
