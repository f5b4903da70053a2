"""A producer's trail, and how a suspended producer leaves the shop and comes back."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import Producer, Product
from producers import trail
from producers.models import ProducerEvent
from shop.communication.models import OutgoingMail
from tests.factories.catalogue import ProducerFactory
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return User.objects.create_user("quan-ly", "quan-ly@example.vn")


@pytest.fixture
def producer():
    return ProducerFactory(name_vi="HTX Kỳ Như (mẫu)", email="htx@example.vn")


def spoke(producer, by, text="Hẹn gửi giấy mới"):
    return trail.note_contact(
        producer=producer, channel="phone", happened_on=date(2026, 11, 2), text=text, by=by
    )


def addresses(*records):
    with override("vi"):
        return [record.get_absolute_url() for record in records]


def test_a_suspended_producer_and_all_its_products_are_gone_at_once(client, producer, by):
    goods = [listed_product(producer=producer, title_vi=f"Khóm {n}") for n in range(2)]
    other = listed_product(title_vi="Bưởi")
    assert trail.suspend(producer=producer, reason="Hàng không đạt", by=by)
    assert set(Product.objects.listed()) == {other}
    answers = [client.get(place).status_code for place in addresses(producer, *goods, other)]
    assert answers == [404, 404, 404, 200]
    with override("vi"):
        found = client.get(reverse("search"), {"q": "Kỳ Như"})
    assert addresses(producer)[0] not in found.content.decode()


def test_the_end_of_a_suspension_brings_back_what_was_there(producer, by):
    shown = listed_product(producer=producer)
    kept_back = listed_product(producer=producer, is_public=False)
    trail.suspend(producer=producer, reason="Hàng không đạt", by=by)
    assert trail.reinstate(producer=producer, reason="Đã khắc phục", by=by)
    assert set(Product.objects.listed()) == {shown}
    kept_back.refresh_from_db()
    assert not kept_back.is_public


def test_a_producer_that_staff_hid_stays_hidden_after_a_suspension(by):
    producer = ProducerFactory(is_public=False)
    trail.suspend(producer=producer, reason="Hàng không đạt", by=by)
    trail.reinstate(producer=producer, reason="Đã khắc phục", by=by)
    assert not Producer.objects.public().exists()


def test_each_turn_is_one_line_and_one_mail(producer, by):
    assert trail.suspend(producer=producer, reason="Hàng không đạt", by=by)
    assert not trail.suspend(producer=producer, reason="Lần nữa", by=by)
    assert trail.reinstate(producer=producer, reason="Đã khắc phục", by=by)
    assert not trail.reinstate(producer=producer, reason="Lần nữa", by=by)
    lines = [(one.kind, one.text, one.by) for one in producer.events.all()]
    assert lines == [("reinstated", "Đã khắc phục", by), ("suspended", "Hàng không đạt", by)]
    mails = OutgoingMail.objects.filter(to="htx@example.vn").values_list("kind", flat=True)
    assert sorted(mails) == ["producer_reinstated", "producer_suspended"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_six_who_suspend_at_once_one_does(producer, by):
    assert six_at_once(producer, by) == [False] * 5 + [True]
    assert producer.events.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_several_do(producer, by, monkeypatch):
    read = Barrier(6)
    locked = Producer.objects.all()

    def unlocked(*_args, **_options):
        producers = locked.all()
        get = producers.get

        def get_together(**which):
            found = get(**which)
            read.wait(10)
            return found

        producers.get = get_together
        return producers

    monkeypatch.setattr(trail.Producer.objects, "select_for_update", unlocked, raising=False)
    assert six_at_once(producer, by).count(True) > 1


def six_at_once(producer, by) -> list[bool]:
    """Who of six was let through, sorted."""
    begin, let_through = Barrier(6), []

    def one():
        begin.wait(10)
        try:
            let_through.append(trail.suspend(producer=producer, reason="Cùng lúc", by=by))
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(let_through)


@pytest.mark.parametrize(
    "spoil", [lambda lines: lines.update(text="khác"), lambda lines: lines._raw_delete("default")]
)
def test_the_database_lets_no_line_be_changed_or_deleted(producer, by, spoil):
    spoke(producer, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        spoil(ProducerEvent.objects.all())
    assert ProducerEvent.objects.get().text == "Hẹn gửi giấy mới"


def test_a_producer_with_a_trail_is_not_deleted(producer, by):
    spoke(producer, by)
    with pytest.raises(ProtectedError):
        producer.delete()
