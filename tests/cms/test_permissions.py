"""Who cannot do what with pages, tried at the addresses themselves."""

import re
from datetime import timedelta

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from wagtail.admin import urls as editor_urls
from wagtail.models import Page, Revision

from cms.models import ArticleIndexPage, SentForm, StandardPage
from cms.roles import AUTHOR, EDITOR, TRANSLATOR
from shop.dashboard.urls import urlpatterns as back_office
from tests.factories import cms

pytestmark = pytest.mark.django_db
#: Of the editor's addresses those that anybody may open: to log in, and words for scripts.
OPEN = {"login/", "password_reset/", "password_reset/done/", "password_reset/complete/"}
OPEN |= {"jsi18n/", "sprite/", "logout/", "localize/jsi18n/"}
ARGUMENT = re.compile(r"<(?:[^:>]+:)?[^>]+>")
GROUP = re.compile(r"\(\?P<[^>]+>(?:[^()]|\([^()]*\))*\)")


def walk(patterns, above="") -> list[str]:
    """Every address of these patterns, with 1 for each argument."""
    found = []
    for pattern in patterns:
        route = str(pattern.pattern)
        plain = GROUP.sub("1", ARGUMENT.sub("1", route)).strip("^$").replace(r"\Z", "")
        if isinstance(pattern, URLPattern):
            found.append(above + plain)
        else:
            found += walk(pattern.url_patterns, above + plain)
    return found


def everything() -> Page:
    """A page, its revision and something sent: each has the key that `walk` asks for, or lower."""
    form = cms.form_page()
    SentForm.objects.create(page=form, key="a" * 32, form_data={}, language="vi", consent="Có.")
    form.save_revision()
    return form


def test_a_visitor_gets_to_nothing_of_the_editor(client):
    everything()
    start = reverse("wagtailadmin_home")
    patterns = get_resolver(editor_urls.__name__).url_patterns
    addresses = {start + path for path in set(walk(patterns)) - OPEN if "reset/confirm" not in path}
    assert len(addresses) > 200
    let_in = {
        f"{send.__name__} {address}": answer.status_code
        for address in sorted(addresses)
        for send in (client.get, client.post)
        if (answer := send(address)).status_code not in (301, 302, 403, 404, 405)
        or (answer.status_code == 302 and "login" not in answer.headers["Location"])
    }
    assert let_in == {}


def test_an_author_publishes_nothing_by_any_address(client, enter):
    author = enter(AUTHOR)
    page = cms.add(StandardPage, title="Của tôi", live=False, owner=author)
    revision = page.save_revision()
    values = {"title": "Của tôi", "slug": page.slug, "body-count": 0, "action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values)
    past = {"go_live_at": timezone.localtime(timezone.now() - timedelta(hours=1)).isoformat()}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values | past)
    publish_all = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{publish_all}?id={page.pk}")
    client.post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]), values)
    page.get_workflow().start(page, author)
    task = page.current_workflow_task_state
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {}
    )
    page.refresh_from_db()
    assert not page.live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_an_editor_does_publish_there(client, enter):
    """Control: the same request by somebody who may."""
    editor = enter(EDITOR)
    page = cms.add(StandardPage, title="Của tôi", live=False, owner=editor)
    page.save_revision()
    publish_all = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{publish_all}?id={page.pk}")
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("name", ["unpublish", "delete", "edit"])
def test_an_author_leaves_the_pages_of_others_alone(client, enter, name):
    enter(AUTHOR)
    page = cms.add(StandardPage, title="Của người khác")
    values = {"title": "Khác", "slug": "khac", "body-count": 0}
    client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), values)
    page.refresh_from_db()
    assert page.live and page.title == "Của người khác"


@pytest.mark.parametrize("role", [AUTHOR, TRANSLATOR])
def test_who_does_not_publish_reads_nothing_that_visitors_sent(client, enter, role):
    form = everything()
    enter(role)
    sent = SentForm.objects.get()
    listing = reverse("wagtailforms:list_submissions", args=[form.pk])
    for address in (
        reverse("cms_sent_form", args=[sent.pk]),
        listing,
        f"{listing}?export=csv",
        f"{listing}?export=xlsx",
    ):
        assert client.get(address).status_code in (302, 403, 404)


@pytest.mark.parametrize("role", [AUTHOR, EDITOR, TRANSLATOR])
def test_who_writes_pages_does_not_get_into_the_shop(client, enter, role):
    enter(role)
    start = reverse("dashboard:index")
    for path in set(walk(back_office)) - {"login/", "logout/"}:
        for send in (client.get, client.post):
            assert send(start + path).status_code in (403, 405), path


def test_a_translator_leaves_the_source_alone(client, enter):
    enter(TRANSLATOR)
    page = cms.add(StandardPage, title="Về khóm")
    values = {"title": "Khác", "slug": "khac", "body-count": 0, "action-publish": "1"}
    for name in ("edit", "unpublish", "delete"):
        client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), values)
    page.refresh_from_db()
    assert page.live and page.title == "Về khóm" and not page.has_unpublished_changes


def test_no_listing_tells_of_a_draft(client):
    index = cms.add(ArticleIndexPage, title="Tin tức")
    cms.article(parent=index, title="Lươn vàng", summary="Lươn vàng", live=False)
    shown = cms.article(parent=index, title="Khóm chín")
    shown.title = "Lươn vàng"
    shown.save_revision()
    feed = index.url + index.reverse_subpage("feed")
    search = reverse("search") + "?q=luon+vang"
    sitemaps = re.findall(r"<loc>([^<]+)", client.get("/sitemap.xml").content.decode())
    assert sitemaps
    addresses = [cms.home().url, index.url, shown.url, feed, search, *sitemaps]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = answer.content.decode()
        assert "Lươn vàng" not in text and "luon-vang" not in text, address
