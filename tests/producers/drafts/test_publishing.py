"""What approval changes in the shop: what the producer changed, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import Product
from producers.drafts import drafting, papers, photos, reviewing
from tests.factories.catalogue import ProducerFactory, shelf
from tests.factories.drafts import (
    complete_draft,
    complete_profile,
    manager,
    paper_upload,
    photo_upload,
)
from tests.factories.listed import listed_product, picture
from tests.factories.producers import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return member()


@pytest.fixture
def staff():
    return manager()


def approved(draft, person, staff):
    draft = reviewing.submit(draft=draft, by=person.user)
    reviewing.approve(draft=draft, by=staff, seen=reviewing.mark(draft))
    draft.refresh_from_db()
    return draft


@pytest.fixture
def product(person):
    return listed_product(producer=person.producer, title_vi="Khóm", shelf=shelf())


@pytest.fixture
def edit(person, product):
    """The product's draft, open."""
    return drafting.open_again(product=product, by=person.user)


def test_a_new_product_is_what_its_draft_says(person, staff):
    product = approved(complete_draft(person), person, staff).product
    assert (product.title_vi, product.net_quantity, product.storage) == (
        "Chả cá thát lát",
        500,
        "frozen",
    )
    assert product.slug_vi == "cha-ca-that-lat" and product.code == f"SP{product.pk:05d}"
    assert product.categories.get().name_vi == "Cá & thịt"
    assert product.images.get().picture.alt_vi == "Hộp chả cá"
    assert set(product.documents.values_list("kind", flat=True)) == {"label", "food_safety"}
    assert product.stockrecords.count() == 0


def test_what_staff_changed_meanwhile_stays(edit, person, staff, product):
    drafting.save(draft=edit, by=person.user, edits={"usage_vi": ("", "Ăn liền")})
    product.refresh_from_db()
    product.priority, product.brand = 7, "Cầu Đúc"
    product.save()
    approved(edit, person, staff)
    product.refresh_from_db()
    assert (product.usage_vi, product.brand, product.priority) == ("Ăn liền", "Cầu Đúc", 7)


def test_the_public_address_of_a_product_stays(edit, person, staff, product):
    before = product.get_absolute_url()
    drafting.save(draft=edit, by=person.user, edits={"title_vi": ("Khóm", "Khóm Cầu Đúc")})
    approved(edit, person, staff)
    product.refresh_from_db()
    assert product.get_absolute_url() == before


def test_english_is_optional_and_marked_by_its_absence(person, staff):
    product = approved(complete_draft(person), person, staff).product
    assert not product.is_translated
    draft = drafting.open_again(product=product, by=person.user)
    english = {
        "title_en": ("", "Knifefish cake"),
        "summary_en": ("", "Springy."),
        "description_en": ("", "Hand-pounded."),
    }
    drafting.save(draft=draft, by=person.user, edits=english)
    approved(draft, person, staff)
    product.refresh_from_db()
    assert product.is_translated and product.slug_en == "knifefish-cake"


def test_photos_follow_the_draft_and_what_staff_added_stays_behind(edit, person, staff, product):
    old = product.images.get().picture
    product.images.create(picture=picture(alt_vi="Của nhân viên"), display_order=1)
    new = photos.add(draft=edit, upload=photo_upload(), alt_vi="Trái mới", by=person.user)
    photos.put_first(photo=new, by=person.user)
    approved(edit, person, staff)
    shown = [image.picture.alt_vi for image in product.images.order_by("display_order")]
    assert shown == ["Trái mới", old.alt_vi, "Của nhân viên"]


def test_a_photo_that_was_taken_away_is_shown_no_more_but_kept(edit, person, staff, product):
    old = product.images.get().picture
    photos.add(draft=edit, upload=photo_upload(), alt_vi="Trái mới", by=person.user)
    photos.remove(photo=edit.photos.get(picture=old), by=person.user)
    approved(edit, person, staff)
    assert product.images.get().picture.alt_vi == "Trái mới"
    old.refresh_from_db()


def test_approving_twice_makes_no_second_picture(person, staff):
    draft = approved(complete_draft(person), person, staff)
    product = draft.product
    first = product.images.get().picture
    drafting.reopen(draft=draft, by=person.user)
    approved(draft, person, staff)
    assert product.images.get().picture == first


def test_an_ocop_certificate_brings_its_stars(edit, person, staff, product):
    papers.add(
        draft=edit,
        by=person.user,
        upload=paper_upload(),
        kind="ocop",
        number="HG-9",
        issuer="UBND TP Cần Thơ",
        issued_on=timezone.localdate(),
        stars=4,
        level="province",
        decision="QĐ 9",
    )
    product.refresh_from_db()
    assert product.valid_stars is None
    approved(edit, person, staff)
    product.refresh_from_db()
    assert product.valid_stars == 4 and product.certificates.get().scan


def test_papers_that_were_taken_over_are_not_public(person, staff):
    product = approved(complete_draft(person), person, staff).product
    assert not product.documents.filter(is_public=True).exists()


def test_a_profile_changes_its_producer_alone(staff):
    person, other = member(), member()
    draft = approved(complete_profile(person), person, staff)
    person.producer.refresh_from_db()
    other.producer.refresh_from_db()
    assert person.producer.picture.alt_vi == "Bếp" and not other.producer.story_vi
    assert draft.product is None and not Product.objects.exists()


def alts(producer) -> list[str]:
    """What the pictures of its page show, in their order."""
    producer.refresh_from_db()
    return [picture.alt_vi for picture in producer.pictures()]


def test_a_producers_page_shows_its_photos_in_their_order(staff):
    person = member()
    draft = complete_profile(person)
    field = photos.add(draft=draft, upload=photo_upload(), alt_vi="Ruộng", by=person.user)
    photos.add(draft=draft, upload=photo_upload(), alt_vi="Ghe", by=person.user)
    photos.put_first(photo=field, by=person.user)
    approved(draft, person, staff)
    assert alts(person.producer) == ["Ruộng", "Bếp", "Ghe"]


def test_of_a_producers_photos_those_taken_out_go_and_those_of_staff_stay(staff):
    person = member()
    draft = complete_profile(person)
    photos.add(draft=draft, upload=photo_upload(), alt_vi="Ghe", by=person.user)
    approved(draft, person, staff)
    edit = drafting.reopen(draft=draft, by=person.user)
    person.producer.images.create(picture=picture(alt_vi="Của nhân viên"), display_order=9)
    photos.remove(photo=edit.photos.get(alt_vi="Bếp"), by=person.user)
    approved(edit, person, staff)
    assert alts(person.producer) == ["Ghe", "Của nhân viên"]


def test_a_producers_page_asks_no_more_for_more_photos(client, django_assert_num_queries):
    producer = ProducerFactory(picture=picture())
    page = producer.get_absolute_url()
    for number in range(3):
        producer.images.create(picture=picture(alt_vi=f"Ảnh {number}"), display_order=number)
    client.get(page)  # what every page remembers
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    for number in range(3, 7):
        producer.images.create(picture=picture(alt_vi=f"Ảnh {number}"), display_order=number)
    with django_assert_num_queries(len(few)):
        assert "Ảnh 6" in client.get(page).content.decode()


def test_a_profile_shows_only_the_contacts_that_were_ticked(staff):
    person = member()
    draft = complete_profile(person)
    drafting.save(draft=draft, by=person.user, edits={"show_phone": ("", "1")})
    approved(draft, person, staff)
    person.producer.refresh_from_db()
    assert person.producer.public_contact() == {"phone": "0901 234 567"}
