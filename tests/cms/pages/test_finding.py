"""Pages are found beside products, and nothing is found that nobody may read."""

import pytest
from wagtail.models import PageViewRestriction
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.models import StandardPage
from tests.factories import cms

pytestmark = pytest.mark.django_db


def found(client, language="vi", query="lung ngoc hoang") -> str:
    return client.get(
        {"vi": "/vi/tim-kiem/", "en": "/en/search/"}[language], {"q": query}
    ).content.decode()


@pytest.fixture
def page():
    return cms.add(StandardPage, title="Lung Ngọc Hoàng", slug="lung", summary="Rừng tràm và chim.")


def test_a_page_is_found_without_marks_by_its_title_and_text(client, page):
    assert page.url in found(client)
    assert page.url in found(client, query="rung tram")


def test_a_draft_is_not(client):
    draft = cms.add(StandardPage, title="Lung Ngọc Hoàng", slug="lung", live=False)
    assert f'href="/vi/{draft.slug}/"' not in found(client)


def test_what_is_taken_down_is_not(client, page):
    page.unpublish()
    assert 'href="/vi/lung/"' not in found(client)


def test_a_private_page_is_not(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert page.url not in found(client)
    assert page.url not in client.get("/sitemap-content.xml").content.decode()


def test_vietnamese_does_not_pass_for_english(client, page):
    create_aliases_for_new_page(page)
    assert "/en/lung/" not in found(client, "en")
    assert "/en/lung/" not in client.get("/sitemap-content.xml").content.decode()


def test_the_sitemap_names_both_languages(client, page):
    english = cms.in_english(page, title="Lung Ngọc Hoàng reserve")
    text = client.get("/sitemap-content.xml").content.decode()
    assert text.count(f"{page.url}</loc>") == 1
    assert f'hreflang="en" href="http://127.0.0.1:8000{english.url}"' in text


def test_a_private_page_asks_for_the_log_in_or_password(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    assert "Rừng tràm" not in client.get(page.url).content.decode()
