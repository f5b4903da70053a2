"""Who opens what of the review, by which method; files and previews among it."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product
from cms.roles import AUTHOR, EDITOR, TRANSLATOR
from shop.dashboard.roles import CATALOGUE_MANAGER, DEPARTMENT, OUTLET_STAFF, SALES_MANAGER
from tests.factories.drafts import complete_draft
from tests.factories.producers import member

pytestmark = pytest.mark.django_db
READERS = (CATALOGUE_MANAGER, DEPARTMENT)
OTHERS = (SALES_MANAGER, OUTLET_STAFF, AUTHOR, EDITOR, TRANSLATOR)


def addresses(draft) -> dict[str, str]:
    photo, paper = draft.photos.first(), draft.papers.first()
    arguments = {
        "producer_reviews": [],
        "producer_review": [draft.pk],
        "producer_review_preview": [draft.pk],
        "producer_review_photo": [draft.pk, photo.pk],
        "producer_review_original": [draft.pk, photo.pk],
        "producer_review_paper": [draft.pk, paper.pk],
    }
    return {name: reverse(name, args=args) for name, args in arguments.items()}


def statuses(browser, draft, method="get") -> set[int]:
    return {getattr(browser, method)(address).status_code for address in addresses(draft).values()}


@pytest.mark.parametrize("role", READERS)
def test_readers_open_all(enter, waiting, role):
    browser = enter(role)
    assert statuses(browser, waiting) == {200} == statuses(browser, waiting, "head")


@pytest.mark.parametrize("role", OTHERS)
def test_others_are_refused(enter, waiting, role):
    # The editor leads who may not open a page back to its start.
    browser = enter(role)
    starts = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    for method in ("get", "post"):
        for address in addresses(waiting).values():
            answer = getattr(browser, method)(address)
            assert answer.status_code in (302, 403, 405), address
            if answer.status_code == 302:
                assert answer.headers["Location"].partition("?")[0] in starts
    assert waiting.events.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_visitors_and_producers_are_led_to_log_in(waiting, person, method):
    producer = Client()
    producer.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
    for browser in (Client(), producer):
        for address in addresses(waiting).values():
            answer = getattr(browser, method)(address)
            assert answer.status_code == 302 and "login" in answer.headers["Location"]


@pytest.mark.parametrize("act", ["approve", "changes", "reject"])
def test_the_department_sees_no_button_and_cannot_act(enter, waiting, act):
    browser = enter(DEPARTMENT)
    page = reverse("producer_review", args=[waiting.pk])
    assert 'name="act"' not in browser.get(page).content.decode()
    assert browser.post(page, {"act": act, "text": "x"}).status_code in (302, 403)
    assert waiting.events.count() == 1 and not Product.objects.exists()


def test_other_methods_are_refused(enter, waiting):
    browser = enter(CATALOGUE_MANAGER)
    for method in ("put", "delete", "patch", "trace"):
        assert statuses(browser, waiting, method) == {405}
    writes = set(addresses(waiting)) - {"producer_review"}
    assert {browser.post(addresses(waiting)[name]).status_code for name in writes} == {405}


def test_a_file_is_found_under_its_own_draft_alone(enter, waiting):
    browser, other = enter(CATALOGUE_MANAGER), complete_draft(member())
    for name, file in (
        ("producer_review_photo", other.photos.first()),
        ("producer_review_original", other.photos.first()),
        ("producer_review_paper", other.papers.first()),
    ):
        place = reverse(name, args=[waiting.pk, file.pk])
        # Without a language the address is looked for under one first.
        assert browser.get(place, follow=True).status_code == 404


def test_files_run_nowhere_and_stay_nowhere(enter, waiting):
    browser = enter(CATALOGUE_MANAGER)
    places = addresses(waiting)
    photo = browser.get(places["producer_review_photo"])
    assert photo.headers["Content-Type"] == "image/webp"
    for name in ("producer_review_photo", "producer_review_original", "producer_review_paper"):
        answer = browser.get(places[name])
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]
    paper = browser.get(places["producer_review_paper"])
    assert paper.headers["Content-Disposition"].startswith("attachment")
