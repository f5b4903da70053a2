"""The pages of drafts, as a browser uses them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from catalogue.models import Category, Product
from producers.drafts import drafting, reviewing
from producers.models import Draft, Membership
from tests.factories.catalogue import shelf
from tests.factories.drafts import (
    complete_draft,
    complete_profile,
    manager,
    paper_upload,
    photo_upload,
)
from tests.factories.listed import listed_product
from tests.factories.producers import member

pytestmark = pytest.mark.django_db


def address(name, *args):
    with override("vi"):
        return reverse(name, args=args)


def page_of(draft) -> str:
    return address("producer_draft", draft.producer_id, draft.pk)


@pytest.fixture
def person():
    return member()


@pytest.fixture
def draft(person):
    return complete_draft(person)


@pytest.fixture
def browser(client, person):
    client.force_login(person.user)
    return client


def sent_with(draft, **typed) -> dict:
    """What the form sends: all texts, with how they read."""
    draft.refresh_from_db()
    return {**draft.texts, "seen": json.dumps(draft.texts), "act": "save", **typed}


def post(browser, draft, **typed):
    return browser.post(page_of(draft), sent_with(draft, **typed))


def test_a_new_draft_is_begun_by_a_button(browser, person):
    answer = browser.post(address("producer_product_new", person.producer_id))
    assert answer["Location"] == page_of(Draft.objects.get())
    assert browser.get(answer["Location"]).status_code == 200


def test_what_is_typed_is_saved_whatever_button_is_pressed(browser, draft, person):
    photo = draft.photos.get()
    post(browser, draft, title_vi="Chả mới", act=f"photo_remove-{photo.pk}")
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Chả mới" and not draft.photos.exists()


@pytest.mark.parametrize("act", ["photo_first-²", "photo_remove-x", "paper_remove-", "other-1"])
def test_an_act_that_is_none_only_saves(browser, draft, act):
    assert post(browser, draft, title_vi="Chả mới", act=act).status_code == 302
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Chả mới" and draft.photos.count() == 1


def test_a_colleagues_text_is_shown_beside_ones_own_and_not_overwritten(browser, draft, person):
    old = sent_with(draft, title_vi="Của tôi")
    drafting.save(
        draft=draft, by=person.user, edits={"title_vi": ("Chả cá thát lát", "Của bạn kia")}
    )
    answer = browser.post(page_of(draft), old)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Của bạn kia" in page and 'value="Của tôi"' in page
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Của bạn kia"
    meant = json.loads(answer.context["seen"])
    browser.post(page_of(draft), {**old, "seen": json.dumps(meant)})
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Của tôi"


def test_a_field_that_was_empty_when_it_was_seen_is_not_overwritten_either(browser, person):
    draft = drafting.begin(producer=person.producer, by=person.user)
    seen = browser.get(page_of(draft)).context["seen"]
    drafting.save(draft=draft, by=person.user, edits={"title_vi": ("", "Của bạn kia")})
    answer = browser.post(page_of(draft), {"title_vi": "Của tôi", "seen": seen})
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Của bạn kia"


@pytest.mark.parametrize("seen", ["", "{", "[]"])
def test_a_page_that_does_not_say_what_it_saw_overwrites_nothing(browser, draft, seen):
    assert post(browser, draft, title_vi="Của tôi", seen=seen).status_code == 422
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Chả cá thát lát"


def test_the_page_saves_as_one_types(browser, draft):
    answer = browser.post(
        page_of(draft),
        sent_with(draft, upc="8931", no_gtin_reason=""),
        headers={"accept": "application/json"},
    )
    told = answer.json()
    assert "upc" in told["errors"] and told["conflicts"] == {}
    assert told["seen"]["upc"] == "8931" and "checklist" in told["checklist"]


def test_a_draft_that_was_sent_meanwhile_keeps_nothing_and_shows_what_was_typed(
    browser, draft, person
):
    old = sent_with(draft, title_vi="Gõ trễ")
    reviewing.submit(draft=draft, by=person.user)
    answer = browser.post(page_of(draft), old)
    assert answer.status_code == 409 and "Gõ trễ" in answer.content.decode()
    script = browser.post(page_of(draft), old, headers={"accept": "application/json"})
    assert (script.status_code, list(script.json())) == (409, ["closed"])
    draft.refresh_from_db()
    assert draft.texts["title_vi"] == "Chả cá thát lát"


def test_sending_says_what_is_missing(browser, draft):
    answer = post(browser, draft, brand="", act="submit")
    assert answer.status_code == 422
    assert [item.rule for item in answer.context["missing"]] == ["brand"]


def test_a_complete_draft_is_sent(browser, draft):
    assert post(browser, draft, act="submit").status_code == 302
    draft.refresh_from_db()
    assert draft.state == "submitted"


@pytest.mark.parametrize("name", ["state", "producer", "product", "code", "is_public", "agreed_by"])
def test_what_producers_do_not_decide_is_ignored(browser, draft, name):
    before = Draft.objects.filter(pk=draft.pk).values("state", "producer", "product", "agreed_by")
    before = before.get()
    post(browser, draft, **{name: "approved" if name == "state" else "1"})
    assert before == Draft.objects.filter(pk=draft.pk).values(*before).get()
    draft.refresh_from_db()
    assert name not in draft.texts and not Product.objects.exists()


def test_several_photos_are_sent_at_once_and_a_bad_one_is_named(browser, draft):
    files = [photo_upload(), SimpleUploadedFile("hong.jpg", b"<html>"), photo_upload("hai.jpg")]
    answer = post(browser, draft, photos=files)
    assert answer.status_code == 422 and "hong.jpg" in answer.content.decode()
    assert draft.photos.count() == 3


def test_a_photo_is_cut_and_named_on_the_page(browser, draft):
    photo = draft.photos.get()
    name = f"photo-{photo.pk}"
    now = {f"{name}-alt_vi": "Hộp chả cá", f"{name}-shape": "whole", f"{name}-across": "50"}
    typed = now | {f"{name}-down": "50", f"{name}-alt_vi": "Hộp mới", f"{name}-shape": "wide"}
    seen = json.dumps(draft.texts | now)
    post(browser, draft, **typed | {"seen": seen})
    photo.refresh_from_db()
    assert (photo.alt_vi, photo.shape) == ("Hộp mới", "wide")


def test_a_paper_is_added_with_what_its_kind_needs(browser, draft):
    typed = {"paper-kind": "licence", "paper-file": paper_upload()}
    answer = post(browser, draft, **typed)
    assert answer.status_code == 422
    assert set(answer.context["paper_form"].errors) == {"number", "issuer"}
    typed |= {"paper-number": "GP 1", "paper-issuer": "Sở", "paper-file": paper_upload()}
    assert post(browser, draft, **typed).status_code == 302
    assert draft.papers.filter(kind="licence", number="GP 1").exists()


@pytest.mark.parametrize(
    ("name", "day"), [("expires_on", "2020-01-01"), ("issued_on", "2099-01-01")]
)
def test_a_paper_with_an_impossible_day_is_refused(browser, draft, name, day):
    typed = {"paper-kind": "other", "paper-file": paper_upload(), f"paper-{name}": day}
    answer = post(browser, draft, **typed)
    assert list(answer.context["paper_form"].errors) == [name]


def test_a_product_in_the_shop_is_edited_and_withdrawn(browser, person):
    product = listed_product(producer=person.producer, shelf=shelf())
    answer = browser.post(address("producer_product_open", person.producer_id, product.pk))
    where = answer["Location"]
    assert browser.get(where).status_code == 200
    browser.post(where, {"act": "reopen"})
    assert Draft.objects.get().is_open
    browser.post(where, {"act": "discard"})
    browser.post(where, {"act": "withdraw", "reason": "Hết mùa"})
    assert not Product.objects.listed().exists()


@pytest.mark.parametrize("part", ["title_vi", "photos", "papers"])
def test_what_staff_ask_stands_once_beside_its_part(browser, draft, person, part):
    draft = reviewing.submit(draft=draft, by=person.user)
    comments = {part: "Xin sửa chỗ này"}
    seen = reviewing.mark(draft)
    reviewing.request_changes(draft=draft, by=manager(), seen=seen, comments=comments)
    page = browser.get(page_of(draft)).content.decode()
    assert (page.count("Xin sửa chỗ này"), page.count("Nhân viên đề nghị:")) == (1, 1)


def test_the_list_shows_drafts_and_products_that_staff_made(browser, person, draft):
    listed_product(producer=person.producer, title_vi="Khóm Cầu Đúc")
    listed_product(title_vi="Của người khác")
    page = browser.get(address("producer_products", person.producer_id)).content.decode()
    assert "Chả cá thát lát" in page and "Khóm Cầu Đúc" in page
    assert "Của người khác" not in page


def test_the_list_asks_as_much_for_thirty_as_for_two(browser, person, django_assert_num_queries):
    where = address("producer_products", person.producer_id)
    for _n in range(2):
        complete_draft(person)
        drafting.draft_of(listed_product(producer=person.producer))
    browser.get(where)
    with CaptureQueriesContext(connection) as few:
        browser.get(where)
    for _n in range(6):
        drafting.draft_of(listed_product(producer=person.producer))
    with django_assert_num_queries(len(few)):
        browser.get(where)


def is_here(browser, draft, name) -> bool:
    """Whether the menu marks the entry `name` on the draft's page."""
    page = browser.get(page_of(draft)).content.decode()
    return f'{address(name, draft.producer_id)}" aria-current="true"' in page


def test_the_menu_says_where_a_draft_belongs(browser, person, draft):
    profile = drafting.profile_of(person.producer)
    assert is_here(browser, draft, "producer_products")
    assert not is_here(browser, draft, "producer_profile")
    assert is_here(browser, profile, "producer_profile")
    assert not is_here(browser, profile, "producer_products")


def test_a_sent_drafts_shelf_stands_without_the_dashes_of_the_list(browser, draft, person):
    reviewing.submit(draft=draft, by=person.user)
    page = browser.get(page_of(draft)).content.decode()
    shelf_name = escape(Category.objects.get(pk=draft.texts["category"]).name)
    assert f"<dd>{shelf_name}</dd>" in page


def test_nothing_is_discarded_by_one_tap(browser, draft):
    page = browser.get(page_of(draft)).content.decode()
    before, _button, _after = page.partition('value="discard"')
    assert before.rfind("<details") > before.rfind("</details>")


def test_the_profile_leads_to_its_draft(browser, person):
    answer = browser.get(address("producer_profile", person.producer_id))
    assert answer["Location"] == page_of(Draft.objects.get(subject="profile"))
    complete_profile(person)
    assert browser.get(answer["Location"]).status_code == 200


def addresses_of(draft):
    producer, pk = draft.producer_id, draft.pk
    return {
        "products": address("producer_products", producer),
        "draft": page_of(draft),
        "photo": address("producer_photo", producer, pk, draft.photos.get().pk),
        "paper": address("producer_paper", producer, pk, draft.papers.first().pk),
        "preview": address("producer_preview", producer, pk),
        "profile": address("producer_profile", producer),
    }


@pytest.mark.parametrize("what", ["products", "draft", "photo", "paper", "preview", "profile"])
def test_anothers_draft_is_not_there_by_any_address(client, person, draft, what):
    other = member()
    client.force_login(other.user)
    theirs = addresses_of(draft)[what]
    assert client.get(theirs).status_code == 404
    mine = theirs.replace(f"/{draft.producer_id}/", f"/{other.producer_id}/", 1)
    if what in ("draft", "photo", "paper", "preview"):
        assert client.get(mine).status_code == 404
        assert client.post(mine, sent_with(draft)).status_code in (404, 405)


@pytest.mark.parametrize("what", ["draft", "photo", "paper", "preview"])
def test_who_left_sees_nothing_any_more(browser, person, draft, what):
    where = addresses_of(draft)[what]
    assert browser.get(where).status_code in (200, 302)
    Membership.objects.filter(pk=person.pk).update(left_at="2026-11-01T00:00Z")
    assert browser.get(where).status_code == 404


def test_visitors_are_asked_to_sign_in(client, draft):
    for where in addresses_of(draft).values():
        answer = client.get(where)
        assert answer.status_code == 302 and address("producer_sign_in") in answer["Location"]


def test_anothers_photo_or_paper_is_not_removed(browser, draft):
    other = complete_draft(member())
    for act in (f"photo_remove-{other.photos.get().pk}", f"paper_remove-{other.papers.first().pk}"):
        assert post(browser, draft, act=act).status_code == 404
    assert other.photos.exists() and other.papers.count() == 2


def test_files_are_downloads_that_run_nothing(browser, draft):
    answer = browser.get(addresses_of(draft)["paper"])
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_a_drafts_file_has_no_public_address(client, draft):
    for name in (draft.photos.get().file.name, draft.papers.first().file.name):
        for start in ("/media/", "/media/private/", "/media/../private/", "/static/"):
            assert client.get(start + name).status_code in (400, 404)


def test_a_paper_that_the_product_took_over_cannot_be_removed(browser, draft, person):
    draft = reviewing.submit(draft=draft, by=person.user)
    reviewing.approve(draft=draft, by=manager(), seen=reviewing.mark(draft))
    drafting.reopen(draft=draft, by=person.user)
    paper = draft.papers.first()
    answer = post(browser, draft, act=f"paper_remove-{paper.pk}")
    assert answer.status_code == 409
    assert draft.papers.filter(pk=paper.pk).exists()


def test_pages_of_producers_are_kept_by_no_cache_and_no_search_engine(browser, draft):
    answer = browser.get(page_of(draft))
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
