"""What a producer reads of what is missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.listing_rules import RULES
from producers.drafts import drafting, papers, photos
from producers.drafts.checklist import WORDS, checklist, missing
from producers.drafts.fields import form_for
from tests.factories.drafts import complete_draft, complete_profile, paper_upload, photo_upload
from tests.factories.listed import certify, listed_product
from tests.factories.producers import member

pytestmark = pytest.mark.django_db


def rules(draft) -> set[str]:
    draft.refresh_from_db()
    return {item.rule for item in missing(draft)}


def test_every_rule_of_the_plan_has_words_for_producers():
    assert {rule.name for rule in RULES} == set(WORDS)


def test_each_line_leads_to_a_field_of_the_form():
    draft = complete_draft()
    places = {item.field for item in checklist(draft)} - {"photos", "papers", ""}
    assert places <= set(form_for(draft).fields)


def test_a_complete_draft_lacks_nothing():
    assert rules(complete_draft()) == set()


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("title_vi", "", "texts"),
        ("summary_vi", "", "texts"),
        ("brand", "", "brand"),
        ("unit_vi", "", "packaging"),
        ("place", "", "origin"),
        ("no_gtin_reason", "", "barcode"),
        ("price_wish", "", "price"),
        ("storage", "", "storage"),
        ("shelf_life_days", "", "storage"),
        ("description_vi", "Chữa khỏi bệnh dạ dày", "no_cure_claims"),
        ("restriction", "conditional", "licence"),
        ("category", "", "shelf"),
        ("upc", "8930000000001", "field_upc"),
        ("net_quantity", "nửa ký", "field_net_quantity"),
    ],
)
def test_one_thing_missing_is_one_line(name, text, rule):
    assert rule in rules(complete_draft(**{name: text}))


def test_photos_and_papers_are_asked_for():
    draft = complete_draft()
    by = draft.edited_by
    photos.change(photo=draft.photos.get(), by=by, alt_vi="")
    for paper in draft.papers.all():
        papers.remove(paper=paper, by=by)
    assert rules(draft) == {"picture", "label", "food_safety"}


def test_a_document_that_has_run_out_does_not_count():
    draft = complete_draft()
    yesterday = timezone.localdate() - timedelta(days=1)
    draft.papers.filter(kind="food_safety").update(expires_on=yesterday)
    assert rules(draft) == {"food_safety"}


def test_papers_that_the_product_has_already_count():
    person = member()
    product = listed_product(producer=person.producer)
    draft = drafting.open_again(product=product, by=person.user)
    assert rules(draft) == {"shelf"}


def test_a_certificate_number_that_is_known_already_is_told():
    draft, product = complete_draft(), listed_product()
    certify(product, number="HG-1")
    facts = {"number": "HG-1", "stars": 3, "issued_on": timezone.localdate()}
    papers.add(draft=draft, by=draft.edited_by, upload=paper_upload(), kind="ocop", **facts)
    assert rules(draft) == {"certificate"}


def test_that_its_page_is_not_public_yet_is_not_the_producers_to_mend():
    draft = complete_draft()
    draft.producer.is_public = False
    draft.producer.save()
    draft.refresh_from_db()
    assert {item.rule for item in checklist(draft) if not item.passed} == {"producer"}
    assert missing(draft) == []


def test_a_profile_needs_a_story_a_place_and_a_photo():
    person = member()
    draft = complete_profile(person)
    assert rules(draft) == set()
    drafting.save(draft=draft, by=person.user, edits={"story_vi": (draft.texts["story_vi"], "")})
    photos.remove(photo=draft.photos.get(), by=person.user)
    assert rules(draft) == {"story_vi", "photo"}


@pytest.mark.parametrize("begin", [complete_draft, complete_profile])
def test_every_photo_needs_a_description(begin):
    draft = begin(member())
    photo = photos.add(draft=draft, upload=photo_upload(), by=draft.edited_by)
    assert rules(draft) == {"descriptions"}
    photos.change(photo=photo, by=draft.edited_by, alt_vi="Lò sấy")
    assert rules(draft) == set()


@pytest.mark.parametrize(
    ("typed", "price"),
    [("185000", 185000), ("185.000", 185000), ("185 000 đ", 185000), ("185,000 VND", 185000)],
)
def test_a_price_is_read_as_people_write_it(typed, price):
    form = form_for(complete_draft(price_wish=typed))
    assert form.is_valid() and form.cleaned_data["price_wish"] == price


@pytest.mark.parametrize("typed", ["0", "-5", "rẻ", "99999999999"])
def test_a_price_that_is_none_is_told(typed):
    assert "price_wish" in form_for(complete_draft(price_wish=typed)).errors
