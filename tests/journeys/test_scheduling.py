"""A page that an editor dates ahead appears when its time has come, and goes when it is over."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cms.models import ArticleIndexPage
from cms.roles import EDITOR
from tests.factories import cms

from .test_publishing import menu_of_actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AS_WRITTEN = "%d/%m/%Y %H:%M"


def schedule(page, article, **moments):
    """In the dialog of the editor's status panel, in Vietnamese local time."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    for name, moment in moments.items():
        page.locator(f"[name={name}]").fill(timezone.localtime(moment).strftime(AS_WRITTEN))
    # By keyboard: the calendar that a date opens may still lie over the button.
    page.locator("#schedule-publishing-dialog [type=submit]").first.press("Enter")
    page.wait_for_load_state()
    menu_of_actions(page)
    page.locator("[name=action-publish]").click()
    expect(page.locator(".messages")).to_contain_text(article.title)


def at(moment):
    """The clock's duties, as done a moment later."""
    with time_machine.travel(moment + timedelta(seconds=30)):
        call_command("clock", "--once")


def test_a_page_appears_on_time_and_goes_on_time(enter, page):
    index = cms.add(ArticleIndexPage, title="Tin tức", slug="tin-tuc")
    article = cms.article(parent=index, title="Lễ hội khóm", slug="le-hoi", live=False)
    opens = timezone.now() + timedelta(hours=2)
    ends = opens + timedelta(days=1)
    schedule(enter(EDITOR), article, go_live_at=opens, expire_at=ends)

    visitor = page(360)
    at(opens - timedelta(hours=1))
    assert visitor.goto("/vi/tin-tuc/le-hoi/").status == 404
    at(opens)
    assert visitor.goto("/vi/tin-tuc/le-hoi/").status == 200
    expect(visitor.locator("h1")).to_have_text("Lễ hội khóm")
    at(ends)
    assert visitor.goto("/vi/tin-tuc/le-hoi/").status == 404
