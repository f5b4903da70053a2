"""How drafts are written: nothing typed is lost, nobody overwrites another unseen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producers.drafts import drafting, photos, reviewing
from producers.models import Draft
from tests.factories.drafts import complete_draft, manager, photo_upload
from tests.factories.listed import listed_product
from tests.factories.producers import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return member()


def save(draft, person, **edits):
    return drafting.save(draft=draft, by=person.user, edits=edits)


def test_a_new_draft_knows_what_the_shop_knows_already(person):
    draft = drafting.begin(producer=person.producer, by=person.user)
    assert draft.texts == {
        "brand": person.producer.name_vi,
        "place": str(person.producer.place_id),
    }


def test_texts_are_kept_as_typed_even_where_they_are_wrong(person):
    draft = drafting.begin(producer=person.producer, by=person.user)
    save(draft, person, upc=("", "893-không biết"), title_vi=("", " Chả\r\ncá "))
    draft.refresh_from_db()
    assert (draft.texts["upc"], draft.texts["title_vi"]) == ("893-không biết", "Chả\ncá")


def test_two_people_in_two_fields_keep_both(person):
    draft, other = complete_draft(person), member(person.producer, "helper")
    saved = [
        save(draft, person, title_vi=("Chả cá thát lát", "Chả cá rút xương")),
        save(draft, other, brand=("Kỳ Như (mẫu)", "Kỳ Như")),
    ]
    assert [one.conflicts for one in saved] == [{}, {}]
    draft.refresh_from_db()
    assert (draft.texts["title_vi"], draft.texts["brand"]) == ("Chả cá rút xương", "Kỳ Như")


def test_two_people_in_one_field_the_second_is_told(person):
    draft, other = complete_draft(person), member(person.producer, "helper")
    save(draft, person, title_vi=("Chả cá thát lát", "Chả cá rút xương"))
    saved = save(
        draft, other, title_vi=("Chả cá thát lát", "Chả thát lát"), brand=("Kỳ Như (mẫu)", "KN")
    )
    assert saved.conflicts == {"title_vi": "Chả cá rút xương"}
    draft.refresh_from_db()
    assert (draft.texts["title_vi"], draft.texts["brand"]) == ("Chả cá rút xương", "KN")


def test_a_page_that_was_open_for_long_changes_only_what_its_writer_typed(person):
    draft, other = complete_draft(person), member(person.producer, "helper")
    seen = dict(draft.texts)
    save(draft, person, title_vi=(seen["title_vi"], "Chả cá rút xương"))
    everything = {name: (text, text) for name, text in seen.items()}
    saved = save(draft, other, **everything | {"brand": (seen["brand"], "KN")})
    assert (saved.changed, saved.conflicts) == (["brand"], {})


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["title_vi", "brand", "usage_vi"]), st.text(max_size=12)),
        max_size=8,
    )
)
def test_what_was_seen_is_what_is_replaced(edits):
    """Whatever two writers type in whatever order: a text goes only where it was seen."""
    person = member()
    draft = drafting.begin(producer=person.producer, by=person.user)
    before = dict(draft.texts)
    for name, text in edits:
        now = Draft.objects.get(pk=draft.pk).texts.get(name, "")
        saved = save(draft, person, **{name: (before.get(name, ""), text)})
        after = Draft.objects.get(pk=draft.pk).texts.get(name, "")
        assert after in (now, drafting.clean_text(text))
        assert (name in saved.conflicts) == (
            now != drafting.clean_text(before.get(name, ""))
            and drafting.clean_text(text) not in (now, before.get(name, ""))
        )


def test_fields_that_producers_do_not_have_are_ignored(person):
    draft = complete_draft(person)
    saved = save(draft, person, state=("", "approved"), producer=("", "1"), code=("", "HG001"))
    assert saved.changed == []
    draft.refresh_from_db()
    assert draft.state == "writing" and not {"state", "producer", "code"} & set(draft.texts)


def test_what_is_with_the_staff_is_not_written_on(person):
    draft = complete_draft(person)
    reviewing.submit(draft=draft, by=person.user)
    with pytest.raises(drafting.NotOpen):
        save(draft, person, title_vi=("Chả cá thát lát", "Khác"))
    with pytest.raises(drafting.NotOpen):
        photos.add(draft=draft, upload=photo_upload(), by=person.user)


def test_a_product_in_the_shop_is_edited_from_how_it_reads(person):
    product = listed_product(producer=person.producer, title_vi="Khóm", is_liquid=True)
    draft = drafting.open_again(product=product, by=person.user)
    assert (draft.texts["title_vi"], draft.texts["is_liquid"]) == ("Khóm", "1")
    assert draft.photos.get().picture == product.images.get().picture
    assert drafting.open_again(product=product, by=person.user) == draft


def test_an_edit_that_is_thrown_away_leaves_nothing_behind(person):
    product = listed_product(producer=person.producer, title_vi="Khóm")
    draft = drafting.open_again(product=product, by=person.user)
    save(draft, person, title_vi=("Khóm", "Dứa"))
    assert drafting.discard(draft=draft, by=person.user)
    draft.refresh_from_db()
    assert (draft.state, draft.texts["title_vi"]) == ("approved", "Khóm")


def test_a_draft_that_staff_have_seen_is_not_thrown_away(person):
    draft = complete_draft(person)
    new = drafting.begin(producer=person.producer, by=person.user)
    reviewing.submit(draft=draft, by=person.user)
    reviewing.take_back(draft=draft, by=person.user)
    assert not drafting.discard(draft=draft, by=person.user)
    assert drafting.discard(draft=new, by=person.user)
    assert list(Draft.objects.all()) == [draft]


def test_a_rejected_draft_can_be_written_anew(person):
    draft, staff = complete_draft(person), manager()
    reviewing.submit(draft=draft, by=person.user)
    draft.refresh_from_db()
    reviewing.reject(draft=draft, by=staff, seen=reviewing.mark(draft), reason="Không hợp")
    assert drafting.reopen(draft=draft, by=person.user).texts["title_vi"] == "Chả cá thát lát"


def test_a_product_that_goes_to_another_producer_takes_its_draft_along(person):
    product, other = listed_product(producer=person.producer, title_vi="Khóm"), member()
    draft = drafting.open_again(product=product, by=person.user)
    save(draft, person, title_vi=("Khóm", "Dứa"))
    product.producer = other.producer
    product.save()
    draft.refresh_from_db()
    assert (draft.producer, draft.state) == (other.producer, "approved")
    assert draft.texts["title_vi"] == "Khóm" and not person.producer.drafts.exists()
