"""The queue: what waits, in which order, and how it is found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.roles import AUTHOR
from producers.drafts import reviewing
from producers.staff import queue
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.drafts import complete_draft, manager
from tests.factories.producers import member
from tests.producers.staff.conftest import hidden_profile, sent_edit, sent_restricted

pytestmark = pytest.mark.django_db
QUEUE = reverse("producer_reviews")


@pytest.fixture
def browser(enter):
    return enter(CATALOGUE_MANAGER)


def sent(person, **texts):
    return reviewing.submit(draft=complete_draft(person, **texts), by=person.user)


def rows(browser, **asked):
    return [row["draft"] for row in browser.get(QUEUE, asked).context["rows"]]


def test_what_waits_longest_comes_first(browser, person):
    drafts = [sent(person, title_vi=name) for name in ("Một", "Hai", "Ba")]
    complete_draft(person, title_vi="Chưa gửi")
    assert rows(browser) == drafts


def test_it_says_what_each_is(browser, person):
    sent(person)
    sent_edit(person, {"usage_vi": ("", "Ăn liền"), "brand": ("Hậu Giang (mẫu)", "HG")})
    reviewing.submit(draft=hidden_profile(person), by=person.user)
    told = [(row["is_new"], row["changes"]) for row in browser.get(QUEUE).context["rows"]]
    assert told[:2] == [(True, 0), (False, 2)] and not told[2][0]


def test_restricted_goods_say_who_has_approved(browser, person):
    draft = sent_restricted(person)
    staff = manager("Hai")
    reviewing.approve(draft=draft, by=staff, seen=reviewing.mark(draft))
    assert staff.email in browser.get(QUEUE).content.decode()


def test_answered_drafts_are_found_by_their_state(browser, person):
    draft, other = sent(person), sent(person)
    staff = manager()
    reviewing.reject(draft=draft, by=staff, seen=reviewing.mark(draft), reason="Không hợp")
    assert rows(browser) == [other]
    assert rows(browser, state="rejected") == [draft]
    assert rows(browser, state="nonsense") == [other]


def test_it_is_found_without_marks_and_by_its_producer(browser, person):
    fish, other = sent(person, title_vi="Chả cá Đặc Biệt"), sent(member(), title_vi="Mắm")
    assert rows(browser, q="dac biet") == [fish]
    assert rows(browser, producer=other.producer_id) == [other]
    assert rows(browser, producer="x' OR 1") == [fish, other]


def test_many_ask_no_more_than_few(browser, person):
    sent(person)
    browser.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        browser.get(QUEUE)
    for _n in range(3):
        other = member()
        sent(other)
        sent_restricted(other)
    with CaptureQueriesContext(connection) as many:
        browser.get(QUEUE)
    assert len(many) == len(few)


def test_it_is_paged(browser, person, monkeypatch):
    monkeypatch.setattr(queue, "PER_PAGE", 1)
    _first, second = sent(person), sent(person)
    assert rows(browser, page=2) == [second]


def test_the_menu_counts_what_waits_for_those_who_may_see_it(browser, person):
    sent(person)
    home = reverse("wagtailadmin_home")
    assert "(1)" in browser.get(home).content.decode()
    assert "drafts-waiting" in browser.get(home).content.decode()


def test_the_menu_asks_nothing_for_others(enter, person, monkeypatch):
    sent(person)

    def asked():
        raise AssertionError("counted for somebody who may not see it")

    monkeypatch.setattr(queue, "waiting", asked)
    home = enter(AUTHOR).get(reverse("wagtailadmin_home"))
    assert home.status_code == 200 and QUEUE not in home.content.decode()
