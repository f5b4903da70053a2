"""Staff's screens of applications: who may answer, and what they are shown before."""

import pytest
from django.urls import reverse

from catalogue.models import Producer
from cms.roles import AUTHOR, EDITOR
from producers import applying
from producers.models import Application
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import CATALOGUE_MANAGER, DEPARTMENT, OUTLET_STAFF, SALES_MANAGER
from tests.factories.catalogue import ProducerFactory
from tests.factories.producers import application, member, signed_in

pytestmark = pytest.mark.django_db
LIST = "producer_applications"
TAKE_IN = {"act": "take_in"}
DECLINE = {"act": "decline", "reason": "Thiếu giấy an toàn thực phẩm"}


@pytest.fixture
def waits():
    one = application()
    one.save()
    return one


def page_of(one):
    return reverse("producer_application", args=[one.pk])


@pytest.mark.parametrize(
    ("role", "opens", "writes"),
    [
        (CATALOGUE_MANAGER, True, True),
        (DEPARTMENT, True, False),
        *((role, False, False) for role in (SALES_MANAGER, OUTLET_STAFF, AUTHOR, EDITOR)),
    ],
)
def test_who_sees_and_who_answers(staff, waits, role, opens, writes):
    browser = staff(role)
    pages = [browser.get(reverse(LIST)), browser.get(page_of(waits))]
    assert [page.status_code == 200 for page in pages] == [opens, opens]
    browser.post(page_of(waits), DECLINE)
    waits.refresh_from_db()
    assert bool(waits.answered_at) == writes


def test_a_producers_own_people_do_not_see_them(waits, coop):
    browser = signed_in(member(coop).user)
    assert browser.get(reverse(LIST)).status_code in (302, 403)
    browser.post(page_of(waits), DECLINE)
    waits.refresh_from_db()
    assert waits.answered_at is None


def test_the_department_sees_no_form(staff, waits):
    page = staff(DEPARTMENT).get(page_of(waits)).content.decode()
    assert waits.tax_code in page and 'name="act"' not in page


def test_those_that_wait_come_first(staff, waits):
    answered = application(tax_code="0991234573", name="Đã trả lời", place=waits.place)
    answered.save()
    applying.decline(pk=answered.pk, reason="x", by=None)
    newer = application(tax_code="000123456789", name="Mới hơn", place=waits.place)
    newer.save()
    page = staff().get(reverse(LIST)).context["page"]
    assert [one.pk for one in page] == [waits.pk, newer.pk, answered.pk]


def test_taking_in_leads_to_the_producers_file(staff, waits):
    browser = staff()
    answer = browser.post(page_of(waits), TAKE_IN)
    producer = Producer.objects.get()
    assert answer.url == reverse("producer_file", args=[producer.pk])
    file = browser.get(answer.url).content.decode()
    assert waits.email in file and "Người phụ trách" in file


def test_a_producer_it_may_be_is_shown_and_staff_must_say_who_it_is(staff, waits):
    known = ProducerFactory(name_vi="Công ty Mắm cá đồng", tax_code=waits.tax_code)
    browser = staff()
    page = browser.get(page_of(waits)).content.decode()
    assert known.name_vi in page and "trùng mã số thuế" in page and "checked" not in page
    assert browser.post(page_of(waits), TAKE_IN).status_code == 422
    browser.post(page_of(waits), TAKE_IN | {"into": known.pk})
    waits.refresh_from_db()
    assert waits.producer == known


def test_staff_may_say_that_it_is_a_new_one(staff, waits):
    known = ProducerFactory(name_vi="HTX Mắm cá đồng", place=waits.place)
    staff().post(page_of(waits), TAKE_IN | {"into": "new"})
    waits.refresh_from_db()
    assert waits.producer not in (None, known)


def test_a_producer_that_is_not_like_it_cannot_be_posted(staff, waits):
    ProducerFactory(name_vi="HTX Mắm cá đồng")
    other = ProducerFactory(name_vi="HTX Khóm")
    assert staff().post(page_of(waits), TAKE_IN | {"into": other.pk}).status_code == 422


def test_posted_fields_change_nothing_of_the_application(staff, waits, coop):
    more = {"tax_code": "1", "email": "x@example.vn", "producer": coop.pk, "role": "helper"}
    staff().post(page_of(waits), TAKE_IN | more)
    waits.refresh_from_db()
    assert waits.email == "bay-hieu@example.vn" and waits.producer != coop


def test_declining_takes_a_reason_which_the_sender_reads(staff, waits):
    browser = staff()
    assert browser.post(page_of(waits), DECLINE | {"reason": " "}).status_code == 422
    assert browser.post(page_of(waits), DECLINE).url == reverse(LIST)
    assert OutgoingMail.objects.get(kind="application_declined").data["reason"] == DECLINE["reason"]


@pytest.mark.parametrize("second", [TAKE_IN, DECLINE, {"act": "decline"}])
def test_who_comes_second_is_told(staff, waits, second):
    applying.decline(pk=waits.pk, reason="Trước", by=None)
    answer = staff().post(page_of(waits), second)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Đồng nghiệp đã làm trước" in page and "Trước" in page and 'name="act"' not in page
    assert not Producer.objects.exists()


@pytest.mark.parametrize("act", ["", "approve"])
def test_an_act_that_does_not_fit_does_nothing(staff, waits, act):
    assert staff().post(page_of(waits), {"act": act}).status_code == 409
    assert Application.objects.get().answered_at is None


def test_other_methods_are_refused(staff, waits):
    browser = staff()
    assert browser.post(reverse(LIST)).status_code == 405
    assert browser.delete(page_of(waits)).status_code == 405


def test_the_list_asks_no_more_of_many(staff, waits, django_assert_max_num_queries):
    for n in range(5):
        application(tax_code=f"00012345678{n}", place=waits.place).save()
    browser = staff()
    with django_assert_max_num_queries(20):
        browser.get(reverse(LIST))
