"""The producer's pages: who may open them, what is taken of what is sent, what they cost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from producers.models import SupplyOffer
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.producers.trade.conftest import logged_in, sell
from tests.producers.trade.test_supply import offered
from tests.producers.trade.test_wholesale import asked

pytestmark = pytest.mark.django_db
#: {name: (methods, what it is about)}.
PAGES = {
    "producer_home": ("get", None),
    "producer_sales": ("get", None),
    "producer_sales_csv": ("get", None),
    "producer_sales_xlsx": ("get", None),
    "producer_offers": ("get", None),
    "producer_offer_new": ("get post", None),
    "producer_offer": ("get", "offer"),
    "producer_offer_withdraw": ("post", "offer"),
    "producer_questions": ("get", None),
    "producer_question": ("get post", "question"),
    "producer_question_close": ("post", "question"),
}
METHODS = ("get", "post", "put", "patch", "delete", "options", "trace")


@pytest.fixture
def things(ours):
    return {"offer": offered(ours).pk, "question": asked(ours).pk}


def address(name, producer, things) -> str:
    about = PAGES[name][1]
    with override("vi"):
        return reverse(name, args=[producer.pk, *([things[about]] if about else [])])


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", PAGES)
def test_another_producers_pages_are_not_there(ours, rival, things, name, method):
    """By its own address, and by the stranger's own with the other's number in it."""
    if method not in PAGES[name][0]:
        return
    stranger = rival.browser
    assert getattr(stranger, method)(address(name, ours.producer, things)).status_code == 404
    if PAGES[name][1]:
        within = address(name, rival.producer, things)
        assert getattr(stranger, method)(within).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_visitors_are_asked_to_sign_in(ours, things, name, monkeypatch):
    monkeypatch.setattr("producers.access.reverse", lambda name: f"/{name}/")
    method = PAGES[name][0].split()[0]
    answer = getattr(Client(), method)(address(name, ours.producer, things))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/producer_sign_in/?next=")


@pytest.mark.parametrize("name", PAGES)
def test_each_page_knows_its_methods_only(ours, things, name):
    browser = ours.browser
    answers = {
        method: getattr(browser, method)(address(name, ours.producer, things)).status_code
        for method in METHODS
    }
    refused = {method for method, status in answers.items() if status == 405}
    assert refused == set(METHODS) - set(PAGES[name][0].split())


def test_who_left_sees_nothing_more(ours, things):
    browser = ours.browser
    ours.helper.producer_memberships.update(left_at=timezone.now())
    assert browser.get(address("producer_sales", ours.producer, things)).status_code == 404


def words(ours, **changed) -> dict:
    return {
        "product": ours.product.pk,
        "outlet": ours.outlet.pk,
        "quantity": 50,
        "deliver_on": (timezone.localdate() + timedelta(days=2)).isoformat(),
        "note": "Thùng 10 hộp",
        "key": uuid4(),
        **changed,
    }


def send(ours, **changed):
    page = address("producer_offer_new", ours.producer, {})
    return ours.browser.post(page, words(ours, **changed))


def test_a_form_tapped_twice_is_one_offer(ours):
    key = uuid4()
    first, second = send(ours, key=key), send(ours, key=key)
    assert first.url == second.url and SupplyOffer.objects.count() == 1


def test_an_offer_is_made(ours):
    assert send(ours).status_code == 302
    offer = SupplyOffer.objects.get()
    assert (offer.producer, offer.quantity, offer.state) == (ours.producer, 50, "offered")
    assert offer.steps.get().by == ours.helper


def in_days(number) -> str:
    return (timezone.localdate() + timedelta(days=number)).isoformat()


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": 0},
        {"quantity": 100_001},
        {"quantity": "năm mươi"},
        {"deliver_on": in_days(-1)},
        {"deliver_on": in_days(366)},
        {"deliver_on": "mai"},
        {"product": ""},
        {"note": "x" * 1001},
        {"note": "a\x00b"},
    ],
)
def test_an_offer_that_cannot_be_is_refused_and_kept_as_typed(ours, wrong):
    answer = send(ours, **wrong)
    assert answer.status_code == 422 and not SupplyOffer.objects.exists()
    assert str(ours.outlet.pk) in str(answer.context["form"]["outlet"].value())


@pytest.mark.parametrize("right", [{"deliver_on": in_days(0)}, {"quantity": 100_000}])
def test_the_last_that_can_be_offered(ours, right):
    assert send(ours, **right).status_code == 302


def test_only_own_listed_goods_are_offered_to_outlets_that_trade(ours, rival):
    hidden = listed_product(producer=ours.producer, is_public=False)
    closed = OutletFactory(state="planned")
    for wrong in ({"product": rival.product.pk}, {"product": hidden.pk}, {"outlet": closed.pk}):
        assert send(ours, **wrong).status_code == 422
    assert not SupplyOffer.objects.exists()


def test_posted_state_and_producer_are_ignored(ours, rival):
    send(ours, state="received", producer=rival.producer.pk, receipt=1)
    offer = SupplyOffer.objects.get()
    assert (offer.producer, offer.state, offer.receipt) == (ours.producer, "offered", None)


def test_withdrawn_twice_it_is_said_how_it_stands(ours, things):
    page = address("producer_offer_withdraw", ours.producer, things)
    assert ours.browser.post(page).status_code == 302
    again = ours.browser.post(page)
    assert again.status_code == 409 and "Đã rút lại" in again.content.decode()


def test_sales_of_a_span_and_outlet_that_are_none_are_refused(ours, rival, things):
    page = address("producer_sales", ours.producer, things)
    for wrong in ({"weeks": "9"}, {"weeks": "x"}, {"outlet": rival.outlet.pk}):
        assert ours.browser.get(page, wrong).status_code == 422
    assert ours.browser.get(page, {"weeks": "52", "outlet": ours.outlet.pk}).status_code == 200


def test_the_files_come_as_files(ours, things):
    sell(ours.shelf, 2)
    for kind in ("csv", "xlsx"):
        answer = ours.browser.get(address(f"producer_sales_{kind}", ours.producer, things))
        assert answer["Content-Disposition"].endswith(f'.{kind}"') and len(answer.content) > 100
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["producer_sales", "producer_offers", "producer_questions"])
def test_queries_do_not_grow(ours, name, django_assert_num_queries, django_assert_max_num_queries):
    browser = logged_in(ours.helper)
    page = address(name, ours.producer, {})
    sell(ours.shelf, 1, order="HG-first")
    offered(ours)
    asked(ours)
    browser.get(page)
    with django_assert_max_num_queries(20) as first:
        browser.get(page)
    for n in range(3):
        product = listed_product(producer=ours.producer, received=5)
        sell(product.stockrecords.get(), 1, order=f"HG-{n}")
        offered(ours, product=product, outlet=OutletFactory())
        asked(ours)
    with django_assert_max_num_queries(len(first.captured_queries)):
        browser.get(page)
