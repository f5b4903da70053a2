"""Rows become drafts: all or none, once."""

from datetime import timedelta
from threading import Barrier, Thread
from time import monotonic

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

from producers.drafts import drafting
from producers.models import Draft, Sheet
from producers.sheets import forgetting, taking_over
from tests.factories.catalogue import ProductFactory
from tests.factories.drafts import complete_draft, member
from tests.factories.listed import listed_product
from tests.factories.sheets import csv_file, sent, xlsx

pytestmark = pytest.mark.django_db
State = Sheet.State


@pytest.fixture
def person():
    return member()


@pytest.fixture
def waiting(monkeypatch):
    """No worker comes by itself: tests call it."""
    monkeypatch.setattr(type(taking_over.do_work), "enqueue", lambda *_arguments: None)


def received(person, *rows, name="bang.xlsx") -> Sheet:
    return taking_over.receive(
        producer=person.producer, by=person.user, upload=sent(xlsx(*rows), name), language="vi"
    )


def many(person, number=3) -> Sheet:
    return received(person, ["Tên sản phẩm"], *([f"Chả {n}"] for n in range(number)))


def take_over(sheet, person) -> Sheet:
    taking_over.take_over(sheet=sheet, by=person.user)
    sheet.refresh_from_db()
    return sheet


def names(person) -> list[str]:
    return sorted(draft.name for draft in person.producer.drafts.all())


def test_sending_writes_nothing_but_the_sheet(person):
    sheet = many(person)
    assert (sheet.state, sheet.new_count, names(person)) == (State.READY, 3, [])
    assert sheet.file.storage.exists(sheet.file.name)


def test_the_file_is_kept_where_no_address_leads_and_under_no_name_of_the_sender(person, client):
    name = many(person).file.name
    assert "bang" not in name
    assert storages["private"].exists(name)
    assert not storages["public"].exists(name)
    assert client.get(f"/media/{name}").status_code == 404


def test_a_file_that_cannot_be_read_is_not_kept(person):
    with pytest.raises(ValidationError):
        received(person, ["Cột lạ"], ["x"])
    assert not Sheet.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_rows_become_drafts_with_their_texts(person):
    listed_product(producer=person.producer, title_vi="Khóm Cầu Đúc", brand="Cũ")
    complete_draft(person)
    sheet = received(
        person,
        ["Tên sản phẩm", "Nhãn hiệu", "Giá mong muốn"],
        ["Khóm Cầu Đúc", "Mới", "20.000"],
        ["Chả cá thát lát", "KN", None],
        ["Rượu khóm", None, 90000],
    )
    sheet = take_over(sheet, person)
    assert (sheet.state, sheet.rows, sheet.steps) == (State.TAKEN, [], [])
    texts = {draft.name: draft.texts for draft in person.producer.drafts.all()}
    assert texts["Khóm Cầu Đúc"]["brand"] == "Mới"
    assert texts["Khóm Cầu Đúc"]["price_wish"] == "20000"
    assert (texts["Chả cá thát lát"]["brand"], texts["Chả cá thát lát"]["price_wish"]) == (
        "KN",
        "185.000",
    )
    assert texts["Rượu khóm"]["brand"] == person.producer.name_vi
    assert {draft.edited_by for draft in person.producer.drafts.all()} == {person.user}


def test_a_sheet_with_errors_is_not_taken_over(person):
    sheet = received(person, ["Tên sản phẩm", "Mã vạch"], ["Chả", None], ["Khóm", "1"])
    with pytest.raises(taking_over.NotReady):
        take_over(sheet, person)
    assert names(person) == []


def test_a_sheet_is_taken_over_once(person, waiting):
    sheet = take_over(many(person), person)
    with pytest.raises(taking_over.NotReady):
        take_over(sheet, person)
    for _time in range(3):
        taking_over.work(sheet.pk)
    assert len(names(person)) == 3


def test_where_one_row_fails_none_is_written(person, waiting, monkeypatch):
    sheet, begin, calls = take_over(many(person), person), drafting.begin, []

    def fail_at_the_last(**row):
        calls.append(row)
        if len(calls) == 3:
            raise OSError
        return begin(**row)

    monkeypatch.setattr(taking_over.drafting, "begin", fail_at_the_last)
    taking_over.work(sheet.pk)
    assert names(person) == []
    monkeypatch.undo()
    taking_over.work(sheet.pk)
    assert len(names(person)) == 3


def test_what_fails_three_times_is_given_up(person, waiting, monkeypatch):
    sheet = take_over(many(person), person)
    monkeypatch.setattr(taking_over.drafting, "begin", lambda **_row: 1 / 0)
    for _time in range(5):
        taking_over.work(sheet.pk)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.tries, names(person)) == (State.FAILED, 3, [])


def test_a_job_that_was_killed_is_begun_anew_by_the_clock(person, waiting):
    sheet = take_over(many(person), person)
    taking_over.claim(sheet.pk)  # and no more was heard of it
    assert taking_over.requeue() == 0
    Sheet.objects.update(claimed_at=timezone.now() - 2 * taking_over.CLAIM_HOLDS)
    assert taking_over.requeue() == 1
    assert len(names(person)) == 3


def test_what_was_changed_meanwhile_is_not_overwritten(person, waiting):
    draft = complete_draft(person)
    sheet = received(person, ["Tên sản phẩm", "Nhãn hiệu"], ["Mới", "KN"], [draft.name, "KN"])
    take_over(sheet, person)
    drafting.save(draft=draft, by=person.user, edits={"brand": ("Kỳ Như (mẫu)", "Của tôi")})
    taking_over.work(sheet.pk)
    sheet.refresh_from_db()
    draft.refresh_from_db()
    assert (draft.texts["brand"], names(person)) == ("Của tôi", ["Chả cá thát lát"])
    assert (sheet.state, sheet.is_overtaken) == (State.READY, True)
    assert sheet.steps[1]["edits"] == {"brand": ["Của tôi", "KN"]}


def test_what_went_to_the_staff_meanwhile_is_told(person, waiting):
    draft = complete_draft(person)
    sheet = received(person, ["Tên sản phẩm", "Nhãn hiệu"], [draft.name, "KN"])
    take_over(sheet, person)
    Draft.objects.update(state=Draft.State.SUBMITTED)
    taking_over.work(sheet.pk)
    sheet.refresh_from_db()
    assert (sheet.state, len(sheet.errors)) == (State.WRONG, 1)


def test_how_far_it_is_can_be_seen(person, waiting, monkeypatch):
    sheet, seen = take_over(many(person, 60), person), []
    book = taking_over.book
    monkeypatch.setattr(
        taking_over, "book", lambda one, **facts: (seen.append(facts), book(one, **facts))
    )
    taking_over.work(sheet.pk)
    assert seen == [{"progress": 25}, {"progress": 50}, {"progress": 60}]


def test_500_rows_take_seconds_and_few_queries_each(person, waiting, django_assert_max_num_queries):
    complete_draft(person)
    sheet = take_over(many(person, 500), person)
    begin = monotonic()
    with django_assert_max_num_queries(500 * 5 + 60):
        taking_over.work(sheet.pk)
    assert monotonic() - begin < 30
    assert len(names(person)) == 501


def test_changes_take_few_queries_each(person, waiting, django_assert_max_num_queries):
    for number in range(20):
        ProductFactory(producer=person.producer, title_vi=f"Khóm {number}")
    rows = ([f"Khóm {number}", "KN"] for number in range(20))
    sheet = take_over(received(person, ["Tên sản phẩm", "Nhãn hiệu"], *rows), person)
    with django_assert_max_num_queries(20 * 25 + 30):
        taking_over.work(sheet.pk)
    assert person.producer.drafts.count() == 20


def test_csv_is_kept_as_csv(person):
    upload = sent(csv_file(["Tên sản phẩm"], ["Chả"]), "../bảng.txt")
    sheet = taking_over.receive(
        producer=person.producer, by=person.user, upload=upload, language="vi"
    )
    assert (sheet.filename, sheet.file.name[-4:]) == ("bảng.csv", ".csv")


def test_a_sheet_is_forgotten_after_a_month(person):
    old, new = many(person), many(person)
    Sheet.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=31))
    assert forgetting.forget_sheets() == 1
    assert list(Sheet.objects.all()) == [new]
    assert not old.file.storage.exists(old.file.name)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_four_workers_at_once_one_writes(person, waiting):
    sheet = take_over(many(person), person)
    write_at_once(sheet)
    assert names(person) == ["Chả 0", "Chả 1", "Chả 2"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_rows_are_doubled(person, waiting, monkeypatch):
    sheet, read = take_over(many(person), person), Barrier(4)

    def unlocked(one):
        found = Sheet.objects.get(pk=one.pk)
        read.wait(10)
        return found

    monkeypatch.setattr(taking_over, "locked", unlocked)
    write_at_once(sheet)
    assert len(names(person)) == 12


def write_at_once(sheet) -> None:
    """Four that each think the sheet theirs, as after claims that ran out."""
    steps, begin = sheet.steps, Barrier(4)

    def one():
        mine = Sheet.objects.select_related("producer", "by").get(pk=sheet.pk)
        begin.wait(10)
        try:
            taking_over.write_all(mine, steps)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_four_clicks_at_once_one_counts(person, waiting):
    assert click_at_once(many(person), person) == [False, False, False, True]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_several_clicks_count(person, waiting, monkeypatch):
    read = Barrier(4)

    def unlocked(one):
        found = Sheet.objects.get(pk=one.pk)
        read.wait(10)
        return found

    monkeypatch.setattr(taking_over, "locked", unlocked)
    assert click_at_once(many(person), person).count(True) > 1


def click_at_once(sheet, person) -> list[bool]:
    """Whose click of four counted, sorted."""
    begin, counted = Barrier(4), []

    def one():
        begin.wait(10)
        try:
            taking_over.take_over(sheet=sheet, by=person.user)
            counted.append(True)
        except taking_over.NotReady:
            counted.append(False)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(counted)
