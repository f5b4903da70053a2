"""The page as approval would make it: shown to a few, saved nowhere."""

from datetime import date

import pytest
from django.urls import reverse

from catalogue.models import Product
from producers.drafts import papers, reviewing
from producers.models import Draft
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.drafts import paper_upload
from tests.producers.staff.conftest import enter, hidden_profile, person, sent_edit, waiting  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def preview(enter):  # noqa: F811
    browser = enter(CATALOGUE_MANAGER)

    def of(draft, **asked):
        answer = browser.get(reverse("producer_review_preview", args=[draft.pk]), asked)
        assert answer.status_code == 200
        return answer

    return of


def test_a_new_product_is_shown_with_its_photo_and_the_price_wished_for(preview, waiting):  # noqa: F811
    text = preview(waiting).content.decode()
    photo = reverse("producer_review_photo", args=[waiting.pk, waiting.photos.get().pk])
    assert "Chả cá thát lát" in text and photo in text and "185.000" in text
    assert not Product.objects.exists() and Draft.objects.get().product is None


def test_nobody_keeps_or_indexes_it(preview, waiting):  # noqa: F811
    answer = preview(waiting)
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'content="noindex"' in answer.content.decode()


def test_a_change_is_shown_and_what_staff_changed_stays(preview, person):  # noqa: F811
    draft = sent_edit(person, {"title_vi": ("Khóm", "Khóm Cầu Đúc")}, title_vi="Khóm")
    draft.product.brand = "Nhãn của cửa hàng"
    draft.product.save()
    text = preview(draft).content.decode()
    assert "Khóm Cầu Đúc" in text and "Nhãn của cửa hàng" in text
    draft.product.refresh_from_db()
    assert draft.product.title_vi == "Khóm"


def test_it_speaks_english_where_asked(preview, person):  # noqa: F811
    draft = sent_edit(person, {"title_en": ("", "Cau Duc pineapple")}, title_vi="Khóm")
    assert '<html lang="en"' in preview(draft, lang="en").content.decode()
    assert "Cau Duc pineapple" in preview(draft, lang="en").content.decode()
    assert '<html lang="vi"' in preview(draft, lang="xx").content.decode()


def test_a_certificate_that_is_handed_in_shows_its_stars(preview, person, waiting):  # noqa: F811
    reviewing.take_back(draft=waiting, by=person.user)
    facts = {"number": "OCOP 9", "stars": 4, "level": "province", "issuer": "UBND"}
    day = date.today().replace(day=1)
    papers.add(
        draft=waiting, by=person.user, upload=paper_upload(), kind="ocop", issued_on=day, **facts
    )
    assert "OCOP 9" in preview(waiting).content.decode()


def test_a_producers_page_shows_only_what_the_producer_ticked(preview, person):  # noqa: F811
    draft = hidden_profile(person)
    text = preview(draft).content.decode()
    assert "Bắt đầu từ một bếp nhỏ." in text and "0901 234 567" not in text
    person.producer.refresh_from_db()
    assert person.producer.story_vi != "Bắt đầu từ một bếp nhỏ."
