"""Who hears that a paper runs out, and what they read."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from producers import telling
from producers.models import EndingNotice, Membership
from producers.telling import tell_of_endings
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.catalogue import ProducerFactory
from tests.factories.drafts import member
from tests.factories.listed import certify, listed_product
from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.django_db
PRODUCER, MANAGER, OUTLET = "htx@example.vn", "quan-ly@example.vn", "diem@example.vn"


@pytest.fixture
def producer():
    return ProducerFactory(name_vi="HTX Kỳ Như (mẫu)", email=PRODUCER)


@pytest.fixture(autouse=True)
def manager():
    user = User.objects.create_user("quan-ly", MANAGER)
    user.groups.add(Group.objects.get(name=CATALOGUE_MANAGER))
    return user


def goods(producer, left, **values):
    """Listed, with so many days left on its food-safety document."""
    outlet = OutletFactory(email=OUTLET)
    product = listed_product(producer=producer, outlet=outlet, **values)
    until = timezone.localdate() + timedelta(days=left)
    for paper in product.documents.filter(kind="food_safety"):
        paper.expires_on = until
        paper.save()
    return product


def told() -> dict[str, dict]:
    return {one.to: one.data for one in OutgoingMail.objects.filter(kind="papers_ending")}


def test_before_the_end_producer_and_managers_hear(producer):
    goods(producer, 30)
    assert tell_of_endings() == 1
    assert set(told()) == {PRODUCER, MANAGER}
    [paper] = told()[PRODUCER]["papers"]
    assert (paper["left"], paper["lapsed"], paper["takes"]) == (30, False, "listing")


def test_once_it_has_run_out_the_outlets_that_have_some_hear_too(producer):
    goods(producer, -1)
    tell_of_endings()
    assert set(told()) == {PRODUCER, MANAGER, OUTLET}


def test_an_outlet_whose_shelf_is_empty_need_not_know(producer):
    goods(producer, -1, received=0)
    tell_of_endings()
    assert OUTLET not in told()


def test_the_people_of_a_producer_hear_instead_of_its_records_address(producer):
    people = [member(producer, name="chu"), member(producer, "helper", name="phu")]
    goods(producer, 7)
    tell_of_endings()
    assert set(told()) == {MANAGER, *(person.user.email for person in people)}


def test_who_left_a_producer_or_was_never_there_hears_nothing(producer):
    gone, other = member(producer), member()
    gone.left_at = timezone.now()
    gone.save()
    goods(producer, 7)
    tell_of_endings()
    assert set(told()) == {PRODUCER, MANAGER}
    assert other.user.email not in told()


def test_who_acts_for_two_producers_gets_one_mail(producer):
    person = member(producer)
    second = Membership.objects.create(
        user=person.user, producer=ProducerFactory(), role="helper"
    ).producer
    goods(producer, 7)
    goods(second, 59)
    tell_of_endings()
    assert [paper["left"] for paper in told()[person.user.email]["papers"]] == [7, 59]
    assert OutgoingMail.objects.filter(to=person.user.email).count() == 1


def test_many_producers_ask_no_more_than_one(producer):
    def asked():
        found = telling.untold(timezone.localdate())
        with CaptureQueriesContext(connection) as queries:
            telling.readers(found)
        return len(queries)

    member(producer)
    goods(producer, 7)
    few = asked()
    for _n in range(3):
        goods(member().producer, 7)
    assert asked() == few


def test_one_mail_tells_all_papers_of_a_producer(producer):
    for left in (60, 7, 59):
        goods(producer, left)
    assert tell_of_endings() == 3
    assert [paper["left"] for paper in told()[PRODUCER]["papers"]] == [7, 59, 60]
    assert OutgoingMail.objects.filter(to=PRODUCER).count() == 1


def test_a_producer_hears_nothing_of_another(producer):
    other = ProducerFactory(email="khac@example.vn")
    goods(producer, 7, title_vi="Khóm Cầu Đúc")
    goods(other, 7, title_vi="Bưởi Năm Roi")
    tell_of_endings()
    assert [paper["product"] for paper in told()["khac@example.vn"]["papers"]] == ["Bưởi Năm Roi"]


def test_done_again_it_tells_nothing_new(producer):
    goods(producer, 7)
    assert (tell_of_endings(), tell_of_endings()) == (1, 0)
    assert OutgoingMail.objects.count() == 2


def test_of_two_clocks_at_once_one_tells(producer, monkeypatch):
    goods(producer, 7)
    seen_by_both = [telling.untold(timezone.localdate()) for _clock in range(2)]
    monkeypatch.setattr(telling, "untold", lambda _today: seen_by_both.pop())
    assert (tell_of_endings(), tell_of_endings()) == (1, 0)
    assert OutgoingMail.objects.count() == 2


def test_what_cannot_be_told_is_not_noted_as_told(producer, monkeypatch):
    goods(producer, 7)

    def break_down(**_facts):
        raise OSError

    monkeypatch.setattr(telling.outbox, "put", break_down)
    with pytest.raises(OSError):
        tell_of_endings()
    assert not EndingNotice.objects.exists()


def test_who_left_hears_nothing(producer, manager):
    User.objects.filter(pk=manager.pk).update(is_active=False)
    goods(producer, 7)
    tell_of_endings()
    assert set(told()) == {PRODUCER}


def test_the_letter_says_in_vietnamese_what_goes(producer, django_capture_on_commit_callbacks):
    product = goods(producer, -1, title_vi="Cá thát lát rút xương")
    certify(product, issued_on=timezone.localdate() - timedelta(days=3 * 365 - 20))
    with django_capture_on_commit_callbacks(execute=True):
        tell_of_endings()
    [letter] = [one for one in mail.outbox if one.to == [PRODUCER]]
    assert letter.subject == "2 giấy tờ sắp hết hạn hoặc đã hết hạn"
    assert "Cá thát lát rút xương" in letter.body
    assert "Cửa hàng không còn bày sản phẩm này." in letter.body
    assert "Sau ngày đó cửa hàng không còn hiển thị sao OCOP." in letter.body
