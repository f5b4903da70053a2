"""Between a producer and the staff: who may do what, and what happens of it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from catalogue.models import Product, ProductDocument
from producers.drafts import drafting, papers, publishing, reviewing
from producers.models import Draft, ProducerEvent
from producers.models.membership import Membership
from shop.communication.models import OutgoingMail
from tests.factories.catalogue import shelf
from tests.factories.drafts import (
    add_papers,
    complete_draft,
    complete_profile,
    manager,
    paper_upload,
)
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.factories.producers import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return member()


@pytest.fixture
def staff():
    return manager()


def sent(person, **texts) -> Draft:
    draft = complete_draft(person, **texts)
    return reviewing.submit(draft=draft, by=person.user)


def approve(draft, by, **options):
    draft.refresh_from_db()
    return reviewing.approve(draft=draft, by=by, seen=reviewing.mark(draft), **options)


def test_a_draft_with_something_missing_is_not_sent(person):
    draft = drafting.begin(producer=person.producer, by=person.user)
    with pytest.raises(reviewing.Incomplete) as refused:
        reviewing.submit(draft=draft, by=person.user)
    rules = {item.rule for item in refused.value.items}
    assert {"texts", "packaging", "label", "price", "picture", "barcode"} <= rules
    assert "producer" not in rules
    draft.refresh_from_db()
    assert draft.state == "writing" and not draft.events.exists()


def test_sending_tells_the_managers_and_is_on_the_trail(person, staff):
    draft = sent(person)
    event = draft.events.get()
    assert (event.kind, event.by, event.producer) == ("submitted", person.user, person.producer)
    assert event.details["changes"]["title_vi"] == ["", "Chả cá thát lát"]
    mail = OutgoingMail.objects.get(kind="draft_waits")
    assert mail.to == staff.email


def test_approval_puts_it_in_the_shop_with_its_price(person, staff):
    outlet, draft = OutletFactory(state="open"), sent(person)
    approve(draft, staff, prices={outlet: 190_000})
    draft.refresh_from_db()
    assert list(Product.objects.listed()) == [draft.product]
    assert (draft.product.price_from, draft.product.producer) == (190_000, person.producer)
    assert (draft.state, draft.events.first().kind) == ("approved", "approved")
    assert OutgoingMail.objects.filter(kind="draft_approved", to=person.user.email).exists()


def test_comments_lead_back_to_the_producer(person, staff):
    draft = sent(person)
    seen = reviewing.mark(draft)
    comments = {"title_vi": "Ghi đúng như trên nhãn"}
    reviewing.request_changes(draft=draft, by=staff, seen=seen, comments=comments)
    draft.refresh_from_db()
    assert draft.is_open and draft.events.first().details == {"comments": comments}
    assert OutgoingMail.objects.filter(kind="draft_changes", to=person.user.email).exists()


def test_an_edit_is_not_public_before_it_is_approved(person, staff, client):
    product = listed_product(producer=person.producer, title_vi="Khóm", shelf=shelf())
    draft = drafting.open_again(product=product, by=person.user)
    drafting.save(draft=draft, by=person.user, edits={"title_vi": ("Khóm", "Dứa thần")})
    add_papers(draft, person.user)
    page = product.get_absolute_url()
    assert "Dứa thần" not in client.get(page).content.decode()
    reviewing.submit(draft=draft, by=person.user)
    assert "Dứa thần" not in client.get(page).content.decode()
    reviewing.take_back(draft=draft, by=person.user)
    assert "Dứa thần" not in client.get(page).content.decode()


def test_staff_who_read_an_older_draft_are_told(person, staff):
    draft = sent(person)
    seen = reviewing.mark(draft)
    reviewing.take_back(draft=draft, by=person.user)
    drafting.save(draft=draft, by=person.user, edits={"brand": ("Kỳ Như (mẫu)", "KN")})
    reviewing.submit(draft=draft, by=person.user)
    for act in (
        lambda: reviewing.approve(draft=draft, by=staff, seen=seen),
        lambda: reviewing.reject(draft=draft, by=staff, seen=seen, reason="x"),
        lambda: reviewing.request_changes(draft=draft, by=staff, seen=seen, comments={}),
    ):
        with pytest.raises(reviewing.Overtaken):
            act()
    assert not Product.objects.exists()


def test_staff_who_read_an_older_product_are_told(person, staff):
    product = listed_product(producer=person.producer, title_vi="Khóm", shelf=shelf())
    draft = drafting.open_again(product=product, by=person.user)
    drafting.save(draft=draft, by=person.user, edits={"usage_vi": ("", "Ăn liền")})
    draft = reviewing.submit(draft=draft, by=person.user)
    seen = reviewing.mark(draft)
    product.refresh_from_db()
    product.title_vi = "Khóm Cầu Đúc"
    product.save()
    with pytest.raises(reviewing.Overtaken):
        reviewing.approve(draft=draft, by=staff, seen=seen)
    approve(draft, staff)
    product.refresh_from_db()
    assert (product.title_vi, product.usage_vi) == ("Khóm Cầu Đúc", "Ăn liền")


def test_restricted_goods_need_two_people(person, staff):
    draft = complete_draft(person, restriction="conditional")
    papers.add(
        draft=draft,
        by=person.user,
        upload=paper_upload(),
        kind="licence",
        number="GP 1",
        issuer="Sở Công Thương",
    )
    reviewing.submit(draft=draft, by=person.user)
    assert approve(draft, staff).state == "submitted"
    with pytest.raises(reviewing.SameReviewer):
        approve(draft, staff)
    assert not Product.objects.exists()
    assert approve(draft, manager("hai")).state == "approved"
    kinds = list(draft.events.values_list("kind", flat=True))
    assert kinds == ["approved", "agreed", "submitted"]


def test_what_changes_after_the_first_approval_is_approved_anew(person, staff):
    draft = complete_draft(person, restriction="conditional")
    papers.add(
        draft=draft, by=person.user, upload=paper_upload(), kind="licence", number="1", issuer="S"
    )
    reviewing.submit(draft=draft, by=person.user)
    approve(draft, staff)
    reviewing.take_back(draft=draft, by=person.user)
    reviewing.submit(draft=draft, by=person.user)
    assert approve(draft, manager("hai")).state == "submitted"


def test_nobody_approves_the_goods_of_their_own_producer(person, staff):
    Membership.objects.create(user=staff, producer=person.producer, role="helper")
    with pytest.raises(reviewing.OwnGoods):
        approve(sent(person), staff)


def test_a_paper_that_runs_out_while_it_waits_stops_the_approval(person, staff):
    draft = sent(person)
    draft.papers.filter(kind="food_safety").update(
        expires_on=timezone.localdate() - timedelta(days=1)
    )
    with pytest.raises(reviewing.Incomplete) as refused:
        approve(draft, staff)
    assert [item.rule for item in refused.value.items] == ["food_safety"]


def test_a_profile_that_is_approved_makes_the_producer_public(staff):
    person = member()
    person.producer.is_public = False
    person.producer.save()
    draft = reviewing.submit(draft=complete_profile(person), by=person.user)
    approve(draft, staff)
    person.producer.refresh_from_db()
    assert person.producer.is_shown and person.producer.story_vi == "Bắt đầu từ một bếp nhỏ."


def test_withdrawing_takes_it_out_at_once_and_tells(person, staff):
    product = listed_product(producer=person.producer)
    outlet = product.stockrecords.get().partner
    outlet.email = "diem@example.vn"
    outlet.save()
    draft = drafting.draft_of(product)
    reviewing.withdraw(draft=draft, by=person.user, reason="Hết mùa")
    assert not Product.objects.listed().exists()
    mails = OutgoingMail.objects.filter(kind="draft_withdrawn").values_list("to", flat=True)
    assert set(mails) == {staff.email, "diem@example.vn"}
    with pytest.raises(drafting.NotOpen):
        reviewing.withdraw(draft=draft, by=person.user)


def test_a_withdrawn_product_comes_back_only_through_review(person, staff):
    draft = sent(person)
    approve(draft, staff, prices={OutletFactory(state="open"): 1000})
    draft.refresh_from_db()
    reviewing.withdraw(draft=draft, by=person.user)
    again = drafting.reopen(draft=draft, by=person.user)
    reviewing.submit(draft=again, by=person.user)
    assert not Product.objects.listed().exists()
    approve(again, staff)
    assert Product.objects.listed().count() == 1


@pytest.mark.parametrize(
    "spoil", [lambda lines: lines.update(text="khác"), lambda lines: lines._raw_delete("default")]
)
def test_the_trail_of_a_draft_cannot_be_changed(person, spoil):
    sent(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        spoil(ProducerEvent.objects.all())


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_staff_and_producer_at_once_one_wins(person, staff):
    assert at_once(sent(person), person, staff).count("done") == 1
    assert Product.objects.count() in (0, 1)
    state = Draft.objects.get().state
    assert (state, Product.objects.count()) in (("approved", 1), ("writing", 0))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_do(person, staff, monkeypatch):
    draft, read = sent(person), Barrier(2)

    def unlocked(draft, *, must_be_open=True):
        fresh = Draft.objects.select_related("producer", "product").get(pk=draft.pk)
        read.wait(10)
        return fresh

    monkeypatch.setattr(reviewing, "locked", unlocked)
    assert at_once(draft, person, staff).count("done") == 2


def at_once(draft, person, staff) -> list[str]:
    """The staff approve while the producer takes the draft back."""
    seen, begin, ends = reviewing.mark(draft), Barrier(2), []

    def run(act):
        begin.wait(10)
        try:
            act()
            ends.append("done")
        except (reviewing.Overtaken, drafting.NotOpen):
            ends.append("told")
        finally:
            connection.close()

    acts = (
        lambda: reviewing.approve(draft=draft, by=staff, seen=seen),
        lambda: reviewing.take_back(draft=draft, by=person.user),
    )
    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_a_document_is_taken_over_once(person, staff):
    draft = sent(person)
    approve(draft, staff)
    draft.refresh_from_db()
    assert ProductDocument.objects.filter(product=draft.product).count() == 2
    drafting.reopen(draft=draft, by=person.user)
    reviewing.submit(draft=draft, by=person.user)
    approve(draft, staff)
    assert ProductDocument.objects.filter(product=draft.product).count() == 2


def test_a_gtin_that_was_taken_a_moment_ago_is_told(person, staff, monkeypatch):
    draft = sent(person, upc="2000000000077", no_gtin_reason="")
    seen = reviewing.mark(draft)
    write = publishing.write

    def write_late(*values):
        listed_product(upc="2000000000077")
        write(*values)

    monkeypatch.setattr(publishing, "write", write_late)
    with pytest.raises(reviewing.Overtaken):
        reviewing.approve(draft=draft, by=staff, seen=seen)
    draft.refresh_from_db()
    assert (draft.state, draft.product) == ("submitted", None)
