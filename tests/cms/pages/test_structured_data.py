"""What search engines and social networks read of every type of page."""

import json
import re

import pytest
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.models import (
    ArticlePage,
    ContentPage,
    EventPage,
    OutletPage,
    PlacePage,
    StandardPage,
)
from tests.factories import cms
from tests.factories.cms import PAGES, in_english
from tests.factories.cms_blocks import page_of_all
from tests.factories.listed import picture

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
#: Type of page → what it is to search engines, and what they ask of it.
MEANINGS = {
    ArticlePage: ("NewsArticle", {"headline", "datePublished", "image", "mainEntityOfPage"}),
    EventPage: ("Event", {"name", "startDate", "endDate", "location", "eventStatus"}),
    OutletPage: ("Store", {"name", "address", "openingHoursSpecification", "telephone"}),
    PlacePage: ("TouristAttraction", {"name", "address", "geo", "url"}),
}


def data_of(client, page) -> dict[str, dict]:
    """{type: data}"""
    found = DATA.findall(client.get(page.url).content.decode())
    return {data["@type"]: data for data in map(json.loads, found)}


@pytest.mark.parametrize("model", sorted(PAGES, key=lambda model: model.__name__))
def test_each_type_says_what_it_is_in_both_languages(client, model):
    page = PAGES[model]()
    english = page.get_translations().first() or in_english(page)
    for one in (page, english.specific):
        found = data_of(client, one)
        if page.depth > 2:
            assert found["BreadcrumbList"]["itemListElement"][-1]["name"] == one.title
        if model in MEANINGS:
            name, asked = MEANINGS[model]
            assert asked <= found[name].keys()
            assert found[name].get("inLanguage", "vi") in ("vi", one.locale.language_code)


def test_questions_and_answers_are_told(client):
    found = data_of(client, page_of_all())["FAQPage"]
    assert found["mainEntity"][0]["name"] == "Có giao hàng không?"
    assert "Có." in found["mainEntity"][0]["acceptedAnswer"]["text"]


def test_a_page_without_questions_is_no_faq(client):
    assert "FAQPage" not in data_of(client, cms.add(StandardPage))


def test_an_english_page_in_vietnamese_does_not_say_it_is_english(client):
    article = cms.article()
    create_aliases_for_new_page(article)
    alias = ContentPage.objects.get(
        translation_key=article.translation_key, locale__language_code="en"
    )
    assert data_of(client, alias)["NewsArticle"]["inLanguage"] == "vi"


def test_no_text_ends_the_script_it_stands_in(client):
    article = cms.article(title="</script><b>Khóm & dứa")
    assert data_of(client, article)["NewsArticle"]["headline"] == article.title


def test_a_social_network_gets_a_size_that_it_can_show(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        large = picture(size=(3000, 1500))
    shown = client.get(cms.article(picture=large).url).content.decode()
    assert '<meta property="og:image:width" content="1200">' in shown
    assert '<meta property="og:image:height" content="600">' in shown
    assert f'<meta property="og:image" content="http://127.0.0.1:8000{shared(large)}">' in shown


def shared(picture) -> str:
    return picture.renditions.get(filter_spec="format-webp|width-1200").url


def test_the_front_page_says_what_it_is_to_who_shares_it(client):
    shown = client.get("/vi/").content.decode()
    assert '<meta property="og:description" content="' in shown
    assert 'property="og:image:width" content="1200"' in shown


def test_what_a_social_network_shows(client):
    article = cms.article(title="Khóm", summary="Ngọt.", picture=picture(alt_vi="Vườn khóm"))
    shown = client.get(article.url).content.decode()
    for name, content in {
        "og:type": "article",
        "og:title": "Khóm",
        "og:description": "Ngọt.",
        "og:image:alt": "Vườn khóm",
        "og:locale": "vi_VN",
    }.items():
        assert f'<meta property="{name}" content="{content}">' in shown
