"""Menus are staff's own, in both languages, and never lead where nobody may go."""

import re

import pytest
from wagtail.models import Site

from cms.models import Navigation, SectionPage, StandardPage
from tests.factories import cms

pytestmark = pytest.mark.django_db
NOTHING = {"page": None, "shop_page": "", "address": ""}


def entry(label_vi="", label_en="", **link) -> dict:
    value = {"link": {**NOTHING, **link}, "label_vi": label_vi, "label_en": label_en}
    return {"type": "entry", "value": value}


def set_menus(*, main=(), foot=()):
    site = Site.objects.get(is_default_site=True)
    Navigation.objects.create(site=site, main=list(main), foot=list(foot))


def menu(client, language="vi") -> str:
    html = client.get(f"/{language}/").content.decode()
    return re.search(r'<details class="menu">.*?</details>', html, re.DOTALL).group()


def footer(client, language="vi") -> str:
    return client.get(f"/{language}/").content.decode().partition("<footer")[2]


def test_without_menus_of_staff_those_built_in_are_shown(client):
    assert 'href="/vi/san-pham/"' in menu(client)
    assert "Giá và thanh toán" in footer(client)


def test_an_entry_takes_the_title_of_its_page_in_the_readers_language(client):
    page = cms.add(SectionPage, title="Đi đâu", slug="di-dau")
    cms.in_english(page, title="Where to go", slug="where-to-go")
    set_menus(main=[entry(page=page.pk)])
    assert '<a href="/vi/di-dau/">Đi đâu</a>' in menu(client)
    assert '<a href="/en/where-to-go/">Where to go</a>' in menu(client, "en")


def test_words_of_staff_go_before_the_title(client):
    set_menus(main=[entry("Mua gì", "What to buy", shop_page="catalogue")])
    assert '<a href="/en/products/">What to buy</a>' in menu(client, "en")


def test_a_part_of_the_shop_without_english_words_has_its_own(client):
    set_menus(main=[entry("Mua gì", shop_page="outlets")])
    assert ">Our outlets</a>" in menu(client, "en")


def test_vietnamese_that_stands_in_is_marked(client):
    set_menus(main=[entry("Báo Cần Thơ", address="https://example.org/")])
    assert '<span lang="vi">Báo Cần Thơ</span>' in menu(client, "en")


def test_a_page_that_is_taken_down_leaves_the_menu(client, django_capture_on_commit_callbacks):
    page = cms.add(SectionPage, title="Đi đâu", slug="di-dau")
    set_menus(main=[entry(page=page.pk), entry(shop_page="outlets")])
    assert "Đi đâu" in menu(client)
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert "Đi đâu" not in menu(client)


def test_a_menu_whose_pages_are_all_gone_is_the_one_built_in(client):
    page = cms.add(SectionPage, title="Đi đâu", slug="di-dau", live=False)
    set_menus(main=[entry(page=page.pk)])
    assert 'href="/vi/san-pham/"' in menu(client)


def test_columns_of_the_foot_are_staffs_own(client):
    entries = [entry(shop_page="outlets")["value"]]
    value = {"heading_vi": "Ghé", "heading_en": "Visit", "entries": entries}
    set_menus(foot=[{"type": "column", "value": value}])
    assert "<h2>Ghé</h2>" in footer(client)
    assert "<h2>Visit</h2>" in footer(client, "en")


def test_the_foot_leads_straight_to_the_page_of_a_policy(client):
    cms.add(StandardPage, title="Đổi trả của chúng tôi", slug="doi-tra", policy="returns")
    assert 'href="/vi/doi-tra/"' in footer(client)


def test_the_entry_of_this_page_says_so(client):
    page = cms.add(SectionPage, title="Đi đâu", slug="di-dau")
    set_menus(main=[entry(page=page.pk)])
    html = client.get("/vi/di-dau/").content.decode()
    assert '<a href="/vi/di-dau/" aria-current="page">' in html
