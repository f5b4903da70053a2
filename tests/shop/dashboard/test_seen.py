"""Two people at one form of the back office: nobody's text is overwritten unseen."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from shop.dashboard import screens
from shop.dashboard.seen import changed_since
from tests.shop.dashboard.conftest import address, sent_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(staff):
    return staff("manager")


def opened(browser, product) -> dict:
    """What a browser would send of the product's form as it is shown now."""
    answer = browser.get(address("product-edit", pk=product.pk))
    return {**sent_back(answer), "seen": answer.context["seen"]}


def send(browser, product, form, **typed):
    return browser.post(address("product-edit", pk=product.pk), {**form, **typed})


def test_a_text_saved_meanwhile_is_not_overwritten_unseen(manager, shop):
    product = shop.product
    mine = opened(manager, product)
    theirs = opened(manager, product)
    assert send(manager, product, theirs, summary_en="Newer English").status_code == 302
    answer = send(manager, product, mine, title_vi="Tên của tôi")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Newer English" in page and 'value="Tên của tôi"' in page
    product.refresh_from_db()
    assert (product.summary_en, product.title_vi != "Tên của tôi") == ("Newer English", True)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(manager, shop):
    assert two_at_once(manager, shop.product) == [302, 409]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_the_later_overwrites_the_earlier(manager, shop, monkeypatch):
    looked = Barrier(2)

    def look(sent, form):
        names = changed_since(sent, form)
        looked.wait(10)
        return names

    monkeypatch.setattr(screens.EditScreen, "hold", lambda self, pk: None)
    monkeypatch.setattr(screens, "changed_since", look)
    assert two_at_once(manager, shop.product) == [302, 302]


def two_at_once(browser, product) -> list[int]:
    """The answers to two who opened the same form, sorted."""
    form, begin, answers = opened(browser, product), Barrier(2), []

    def one(summary):
        mine = Client()
        mine.cookies = browser.cookies
        begin.wait(10)
        try:
            answers.append(send(mine, product, form, summary_vi=summary).status_code)
        finally:
            connection.close()

    threads = [Thread(target=one, args=[summary]) for summary in ("Của tôi", "Của bạn")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_sent_once_more_it_holds(manager, shop):
    mine = opened(manager, shop.product)
    send(manager, shop.product, opened(manager, shop.product), summary_en="Newer English")
    again = send(manager, shop.product, mine, summary_en="Mine").context["seen"]
    answer = send(manager, shop.product, mine, summary_en="Mine", seen=again)
    assert answer.status_code == 302
    shop.product.refresh_from_db()
    assert shop.product.summary_en == "Mine"


def test_shelves_chosen_meanwhile_are_named(manager, shop):
    mine = opened(manager, shop.product)
    shelf = shop.product.categories.model.add_root(name_vi="Kệ mới", code="moi")
    shop.product.categories.add(shelf)
    answer = send(manager, shop.product, mine)
    [(field, now)] = answer.context["overtaken"]
    assert (field.name, now) == ("categories", "Kệ mới")
    assert shelf in shop.product.categories.all()


def test_one_s_own_save_is_nobody_else_s(manager, shop):
    for name in ("Một", "Hai"):
        form = opened(manager, shop.product)
        assert send(manager, shop.product, form, summary_vi=name).status_code == 302


def test_a_form_that_was_wrong_can_be_sent_again(manager, shop):
    mine = opened(manager, shop.product)
    answer = send(manager, shop.product, mine, title_vi="")
    assert answer.status_code == 422
    seen = answer.context["seen"]
    assert send(manager, shop.product, mine, title_vi="Mới", seen=seen).status_code == 302


@pytest.mark.parametrize("sent", ["", "{", "[]", "7", '{"title_vi": 1, "no_such": 2}'])
def test_broken_marks_break_nothing(manager, shop, sent):
    form = opened(manager, shop.product)
    answer = send(manager, shop.product, form, seen=sent)
    assert answer.status_code == (409 if "title_vi" in sent else 302)


def test_of_a_form_without_marks_nothing_is_known():
    assert changed_since("null", None) == []
