"""A tree of 2,000 pages stays fast, for editors and for visitors."""

from time import perf_counter
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.models import ArticleCategory, ArticleIndexPage, ArticlePage, ContentPage
from cms.roles import EDITOR
from tests.factories import cms

pytestmark = pytest.mark.django_db
#: In each language; the first fill a page of the editor's lists.
SOME, MANY = 60, 1000
#: Seconds, on a busy machine; on an idle one it is about a tenth of it.
PATIENCE = 3


@pytest.fixture
def index():
    index = cms.add(ArticleIndexPage, title="Tin tức", slug="tin-tuc")
    cms.in_english(index, title="News", slug="news")
    cms.article(parent=index, title="Bài đầu")
    return index


def grow(index, number):
    """Articles below it and below its English, written table by table: 2,000 saves take minutes."""
    keys = [uuid4() for _page in range(number)]
    for parent in Page.objects.filter(translation_key=index.translation_key):
        first = parent.numchild + 1
        known = {
            "locale_id": parent.locale_id,
            "content_type": ContentType.objects.get_for_model(ArticlePage),
            "depth": parent.depth + 1,
            "live": True,
            "last_published_at": timezone.now(),
        }
        pages = Page.objects.bulk_create(
            Page(
                title=f"Bài {place}",
                draft_title=f"Bài {place}",
                slug=f"bai-{place}",
                url_path=f"{parent.url_path}bai-{place}/",
                path=Page._get_path(parent.path, parent.depth + 1, place),
                translation_key=key,
                **known,
            )
            for place, key in enumerate(keys, start=first)
        )
        rows = (
            (ContentPage, {"summary": "Một câu.", "body": []}),
            (ArticlePage, {"category": ArticleCategory.objects.get()}),
        )
        for model, values in rows:
            link = model._meta.pk.name
            insert(model, [model(**{f"{link}_id": page.pk}, **values) for page in pages])
        Page.objects.filter(pk=parent.pk).update(numchild=first + number - 1)


def insert(model, rows):
    """Into the model's own table alone."""
    fields = model._meta.local_concrete_fields
    model._base_manager.all()._batched_insert(rows, fields, 100)


def cost(client, address) -> tuple[int, float]:
    """Queries and seconds of a second visit."""
    client.get(address)
    begin = perf_counter()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries), perf_counter() - begin


def test_two_thousand_pages_cost_no_more_than_a_hundred(client, index):
    editor = User.objects.create_user("editor", "a@example.vn", "x")
    editor.groups.add(Group.objects.get(name=EDITOR))
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    article = ArticlePage.objects.get()
    visited = {
        "index": index.url,
        "article": article.url,
        "front page": cms.home().url,
        "search": reverse("search") + "?q=bai",
        "sitemap": "/sitemap-content.xml",
    }
    edited = {
        "editor's first page": reverse("wagtailadmin_home"),
        "tree": reverse("wagtailadmin_explore", args=[index.pk]),
        "article": reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "chooser": reverse("wagtailadmin_choose_page_child", args=[index.pk]),
        "report": reverse("cms_report_translations"),
        "links": reverse("cms_report_links"),
    }
    addresses = [*visited.values(), *edited.values()]
    grow(index, SOME)
    few = {address: cost(client, address)[0] for address in addresses}
    grow(index, MANY)
    many = {address: cost(client, address) for address in addresses}
    grown = {address: (few[address], many[address][0]) for address in addresses}
    assert {address: pair for address, pair in grown.items() if pair[1] > pair[0] + 1} == {}
    assert {address: took for address, (_, took) in many.items() if took > PATIENCE} == {}
