"""Outlet staff's screens of offers, in the back office."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils.translation import override

from shop.dashboard.roles import CATALOGUE_MANAGER, DEPARTMENT, SALES_MANAGER
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.producers.trade.conftest import logged_in
from tests.producers.trade.test_supply import accepted, offered

pytestmark = pytest.mark.django_db


def page(offer=None) -> str:
    with override("vi"):
        if offer is None:
            return reverse("dashboard:supply-list")
        return reverse("dashboard:supply-offer", args=[offer.pk])


def in_role(role):
    user = User.objects.create_user(role, "nv@example.vn", "x")
    user.groups.add(Group.objects.get(name=role))
    return logged_in(user)


def test_another_outlets_offers_are_not_there(ours, rival):
    offer = offered(ours)
    assert rival.desk.get(page(offer)).status_code == 404
    assert rival.desk.post(page(offer), {"act": "accept"}).status_code == 404
    assert not rival.desk.get(page()).context["page"].object_list
    assert list(ours.desk.get(page()).context["page"]) == [offer]


@pytest.mark.parametrize("role", [CATALOGUE_MANAGER, SALES_MANAGER, DEPARTMENT])
def test_who_sees_all_of_them_changes_none(ours, role):
    offer, browser = offered(ours), in_role(role)
    assert list(browser.get(page()).context["page"]) == [offer]
    shown = browser.get(page(offer)).content.decode()
    assert 'name="act"' not in shown
    assert browser.post(page(offer), {"act": "accept"}).status_code == 403


def test_accepted_then_received_as_counted(ours):
    offer = offered(ours)
    assert ours.desk.post(page(offer), {"act": "accept"}).status_code == 302
    sent = {"act": "receive", "receive-quantity": "48"}
    assert ours.desk.post(page(offer), sent).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.received_quantity) == ("received", 48)
    assert ours.desk.post(page(offer), sent).status_code == 409
    ours.shelf.refresh_from_db()
    assert ours.shelf.num_in_stock == 68


def test_declining_needs_a_reason(ours):
    offer = offered(ours)
    assert ours.desk.post(page(offer), {"act": "decline"}).status_code == 422
    sent = {"act": "decline", "decline-reason": "Kho đầy"}
    assert ours.desk.post(page(offer), sent).status_code == 302
    assert offer.steps.last().text == "Kho đầy"


@pytest.mark.parametrize("number", ["0", "-1", "100001", "x", ""])
def test_what_is_no_number_of_goods_is_not_received(ours, number):
    offer = accepted(ours)
    sent = {"act": "receive", "receive-quantity": number}
    assert ours.desk.post(page(offer), sent).status_code == 422


@pytest.mark.parametrize("act", ["receive", "withdraw", "", "state"])
def test_a_step_that_does_not_fit_changes_nothing(ours, act):
    offer = offered(ours)
    sent = {"act": act, "receive-quantity": "5", "state": "received"}
    assert ours.desk.post(page(offer), sent).status_code == 409
    offer.refresh_from_db()
    assert offer.state == "offered"


def test_where_no_price_is_set_it_is_said_whom_to_ask(ours):
    ours.clerk.partners.add(elsewhere := OutletFactory(name_vi="Điểm Ngã Bảy"))
    offer = accepted(ours, outlet=elsewhere)
    said = "Điểm Ngã Bảy chưa có giá cho sản phẩm này"
    assert said in ours.desk.get(page(offer)).content.decode()
    answer = ours.desk.post(page(offer), {"act": "receive", "receive-quantity": "5"})
    assert answer.status_code == 409 and said in answer.content.decode()


def test_open_offers_come_first_and_a_state_can_be_asked_for(ours):
    done, waits = accepted(ours), offered(ours)
    ours.desk.post(page(done), {"act": "receive", "receive-quantity": "5"})
    found = [list(ours.desk.get(page(), {"state": s}).context["page"]) for s in ("", "received")]
    assert found == [[waits, done], [done]]


def test_the_menu_leads_there(ours):
    with override("vi"):
        assert page() in ours.desk.get(reverse("dashboard:index")).content.decode()


def test_queries_of_the_list_do_not_grow(ours, django_assert_max_num_queries):
    offered(ours)
    desk = ours.desk
    desk.get(page())
    with django_assert_max_num_queries(30) as first:
        desk.get(page())
    for _n in range(3):
        offered(ours, product=listed_product(producer=ours.producer))
    with django_assert_max_num_queries(len(first.captured_queries)):
        desk.get(page())
