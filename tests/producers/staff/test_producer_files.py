"""Staff's screens of producers: who may do what there, and what they say."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.roles import AUTHOR, EDITOR
from producers import trail
from producers.models import ProducerEvent
from shop.dashboard.roles import CATALOGUE_MANAGER, DEPARTMENT, OUTLET_STAFF, SALES_MANAGER
from tests.factories.catalogue import ProducerFactory
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def producer():
    return ProducerFactory(name_vi="HTX Kỳ Như (mẫu)", email="htx@example.vn")


@pytest.fixture
def enter():
    def as_(role):
        user = User.objects.create_user(role, "a@example.vn", "x")
        user.groups.add(Group.objects.get(name=role))
        browser = Client()
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return as_


@pytest.fixture
def manager(enter):
    return enter(CATALOGUE_MANAGER)


def file_of(producer):
    return reverse("producer_file", args=[producer.pk])


def contact(**facts):
    words = {"happened_on": "2026-11-02", "channel": "phone", "text": "Hẹn gửi giấy mới", **facts}
    return {"act": "contact", **{f"contact-{name}": value for name, value in words.items()}}


def suspend(text="Hàng không đạt"):
    return {"act": "suspend", "suspend-text": text}


@pytest.mark.parametrize(
    ("role", "opens", "writes"),
    [
        (CATALOGUE_MANAGER, True, True),
        (DEPARTMENT, True, False),
        *((role, False, False) for role in (SALES_MANAGER, OUTLET_STAFF, AUTHOR, EDITOR)),
    ],
)
def test_who_sees_and_who_writes(enter, producer, role, opens, writes):
    browser = enter(role)
    pages = [browser.get(reverse("producer_files")), browser.get(file_of(producer))]
    assert [page.status_code == 200 for page in pages] == [opens, opens]
    browser.post(file_of(producer), suspend())
    producer.refresh_from_db()
    assert bool(producer.suspended_at) == writes


def test_the_department_sees_no_form(enter, producer):
    page = enter(DEPARTMENT).get(file_of(producer)).content.decode()
    assert "suspend-text" not in page and "HTX Kỳ Như" in page


def test_a_contact_is_noted_and_shown(manager, producer):
    assert manager.post(file_of(producer), contact()).status_code == 302
    [line] = producer.events.all()
    assert (line.channel, str(line.happened_on), line.by.username) == (
        "phone",
        "2026-11-02",
        CATALOGUE_MANAGER,
    )
    assert "Hẹn gửi giấy mới" in manager.get(file_of(producer)).content.decode()
    assert "02/11/2026" in manager.get(reverse("producer_files")).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"channel": "pigeon"},
        {"happened_on": str(timezone.localdate() + timedelta(days=2))},
        {"happened_on": "hôm qua"},
        {"text": "x" * 4001},
    ],
)
def test_a_contact_that_is_wrong_is_shown_again_with_what_was_typed(manager, producer, wrong):
    answer = manager.post(file_of(producer), contact(**{"text": "Đã gọi", **wrong}))
    assert answer.status_code == 422 and not ProducerEvent.objects.exists()
    if "text" not in wrong:
        assert "Đã gọi" in answer.content.decode()


def test_a_reason_is_needed(manager, producer):
    assert manager.post(file_of(producer), suspend(" ")).status_code == 422
    producer.refresh_from_db()
    assert producer.suspended_at is None


def test_who_comes_second_is_told(manager, producer):
    trail.suspend(producer=producer, reason="Trước", by=None)
    answer = manager.post(file_of(producer), suspend("Sau"))
    assert answer.status_code == 409
    assert "Đồng nghiệp đã làm trước" in answer.content.decode()
    assert producer.events.count() == 1


@pytest.mark.parametrize("act", ["", "delete", "reinstate"])
def test_an_act_that_does_not_fit_does_nothing(manager, producer, act):
    answer = manager.post(file_of(producer), {"act": act, f"{act}-text": "x"})
    assert answer.status_code == 409 and not ProducerEvent.objects.exists()


def test_it_is_found_without_marks_and_the_suspended_come_first(manager, producer):
    first = ProducerFactory(name_vi="Zí dụ (mẫu)")
    trail.suspend(producer=first, reason="Hàng không đạt", by=None)
    page = manager.get(reverse("producer_files")).context["page"]
    assert [one.pk for one in page] == [first.pk, producer.pk]
    page = manager.get(reverse("producer_files"), {"q": "ky nhu"}).context["page"]
    assert list(page) == [producer]


def test_a_file_shows_the_producers_papers_that_run_out(manager, producer):
    product = listed_product(producer=producer, title_vi="Khóm")
    listed_product(title_vi="Bưởi")
    page = manager.get(file_of(producer))
    assert [ending.product for ending, _url, _takes in page.context["endings"]] == [product]
    assert "Khóm" in page.content.decode() and "Bưởi" not in page.content.decode()


def test_the_list_asks_no_more_of_many(manager, producer, django_assert_max_num_queries):
    for n in range(5):
        listed_product(producer=ProducerFactory(name_vi=f"Cơ sở {n}"))
    with django_assert_max_num_queries(20):
        manager.get(reverse("producer_files"))


def test_other_methods_are_refused(manager, producer):
    assert manager.post(reverse("producer_files")).status_code == 405
    assert manager.delete(file_of(producer)).status_code == 405
