from xml.etree import ElementTree

import pytest

from cms.models import ArticleIndexPage, Topic
from cms.news.articles import related_to
from tests.factories import cms

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index():
    return cms.add(ArticleIndexPage, slug="tin-tuc", title="Tin tức")


def titles(response) -> list[str]:
    return [card.title for card in response.context["cards"]]


def test_the_newest_stands_first(client, index):
    cms.article(parent=index, title="Cũ", published_on="2026-01-01")
    cms.article(parent=index, title="Mới", published_on="2026-02-01")
    assert titles(client.get(index.url)) == ["Mới", "Cũ"]


def test_a_draft_is_nowhere(client, index):
    cms.article(parent=index, title="Nháp", live=False)
    assert titles(client.get(index.url)) == []
    assert "Nháp" not in client.get(index.url + "feed/").content.decode()


def test_category_and_tag_choose_and_an_unknown_one_does_not(client, index):
    promotion, topic = cms.category("Khuyến mãi"), Topic.objects.create(name_vi="Khóm")
    chosen = cms.article(parent=index, title="Giảm giá", category=promotion)
    chosen.topics.set([topic])
    chosen.save()
    cms.article(parent=index, title="Khác", category=cms.category("Tin khác"))
    assert titles(client.get(index.url, {"category": "khuyen-mai"})) == ["Giảm giá"]
    assert titles(client.get(index.url, {"tag": "khom"})) == ["Giảm giá"]
    assert len(titles(client.get(index.url, {"category": "khong-co"}))) == 2


def test_a_filtered_list_is_not_indexed(client, index):
    cms.category("Khuyến mãi")
    assert client.get(index.url, {"category": "khuyen-mai"}).context["noindex"]
    assert not client.get(index.url).context["noindex"]


def test_what_has_tags_in_common_is_related_first(index):
    topic, category = Topic.objects.create(name_vi="Khóm"), cms.category()
    one, alike, other = [cms.article(parent=index, category=category) for _ in range(3)]
    for page in (one, alike):
        page.topics.set([topic])
        page.save()
    assert [page.pk for page in related_to(one)] == [alike.pk, other.pk]


def test_the_feed_names_whole_addresses(client, index):
    article = cms.article(parent=index, title="Mùa khóm & <mía>")
    response = client.get(index.url + "feed/")
    entry = ElementTree.fromstring(response.content).find(f"{ATOM}entry")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert entry.find(f"{ATOM}title").text == "Mùa khóm & <mía>"
    assert entry.find(f"{ATOM}link").get("href").endswith(article.url)
    assert entry.find(f"{ATOM}link").get("href").startswith("http")


def test_queries_do_not_grow_with_the_articles(client, index, django_assert_max_num_queries):
    cms.article(parent=index)
    client.get(index.url)
    with django_assert_max_num_queries(100) as few:
        client.get(index.url)
    for _ in range(8):
        cms.article(parent=index)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(index.url)
