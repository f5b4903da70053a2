"""The review as staff meet it: on a phone and on a desk."""

import pytest
from django.conf import settings
from django.urls import reverse

from catalogue.models import Product
from producers.drafts import reviewing
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.outlet import OutletFactory
from tests.producers.staff.conftest import hidden_profile, sent_edit, sent_restricted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOLDS = "document.querySelectorAll('.review details').forEach(one => { one.open = true })"


def ours(page: str) -> str:
    """What is ours of a page's source; the page editor's own frame is not ours to mend."""
    start = '<div class="nice-padding'
    inside = page.partition(start)[2].rpartition("</main>")[0].strip().removesuffix("</div>")
    head = '<!DOCTYPE html><html lang="vi"><head><title>x</title></head>'
    return f"{head}<body><main><h1>x</h1>{start}{inside}</main></body></html>"


@pytest.fixture
def signed_in(page, enter, live_server):
    def open_page(width):
        session = enter(CATALOGUE_MANAGER).cookies[settings.SESSION_COOKIE_NAME].value
        browser = page(width)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
        browser.context.add_cookies([{**cookie, "url": live_server.url}])
        return browser

    return open_page


@WIDTHS
def test_queue_and_review_are_accessible_and_fit(
    width, signed_in, axe, html_validate_all, person, waiting
):
    OutletFactory(state="open")
    edit = sent_edit(person, {"title_vi": ("Khóm", "Khóm Cầu Đúc " + "rất " * 40)}, title_vi="Khóm")
    edit.product.title_vi = "Dứa"
    edit.product.save()
    drafts = [waiting, edit, sent_restricted(person)]
    places = [reverse("producer_review", args=[draft.pk]) for draft in drafts]
    browser, found, markup = signed_in(width), {}, {}
    for place in (reverse("producer_reviews"), *places):
        assert browser.goto(place).status == 200
        browser.evaluate(FOLDS)
        faults = axe(browser) + ["scrolls sideways"] * (browser.evaluate(OVERFLOW) > 0)
        if faults:
            found[place] = faults
        markup[place] = ours(browser.request.get(place).text())
    assert found == {}
    assert html_validate_all(markup) == {}


@WIDTHS
def test_previews_are_accessible_and_fit(width, signed_in, axe, person, waiting):
    profile = reviewing.submit(draft=hidden_profile(person), by=person.user)
    browser = signed_in(width)
    for draft in (waiting, profile):
        browser.goto(reverse("producer_review_preview", args=[draft.pk]))
        assert (axe(browser), browser.evaluate(OVERFLOW)) == ([], 0)


def test_on_a_phone_a_draft_is_sent_back_then_approved(signed_in, person, waiting):
    OutletFactory(state="open")
    browser = signed_in(360)
    browser.goto(reverse("producer_reviews"))
    browser.get_by_role("link", name="Chả cá thát lát").click()
    browser.locator("section[aria-labelledby=row-brand] summary").click()
    browser.locator("#id_comment_brand").fill("Ghi đúng như trên nhãn")
    browser.get_by_role("button", name="Duyệt và cho khách xem").click()
    # Approval would lose the comment; it still stands there.
    assert browser.locator("#id_comment_brand").input_value() == "Ghi đúng như trên nhãn"
    browser.get_by_role("button", name="Yêu cầu sửa").click()
    waiting.refresh_from_db()
    assert waiting.state == "changes"
    reviewing.submit(draft=waiting, by=person.user)
    browser.goto(reverse("producer_review", args=[waiting.pk]))
    browser.get_by_role("link", name="Đến phần trả lời").click()
    browser.locator(".review-price input").press("Enter")
    assert not Product.objects.exists()
    browser.get_by_role("button", name="Duyệt và cho khách xem").click()
    assert Product.objects.listed().get().price_from == 185_000
