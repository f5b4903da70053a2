"""A buyer's question: how it is asked, who hears of it, who may read it, when it is forgotten."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms.forms import spam
from cms.roles import AUTHOR, EDITOR
from producers import wholesale
from producers.models import WholesaleQuestion
from shop.communication.models import OutgoingMail
from shop.communication.rendering import render
from shop.dashboard.roles import CATALOGUE_MANAGER, DEPARTMENT, OUTLET_STAFF, SALES_MANAGER
from tests.producers.trade.conftest import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """A test fills a form faster than anybody."""
    monkeypatch.setattr(spam, "TOO_FAST", -1)


def place(product, language="vi") -> str:
    with override(language):
        return reverse("wholesale_ask", args=[product.pk])


def words(**changed) -> dict:
    return {
        "name": "Trần Văn Mẫu",
        "organisation": "Bếp Xanh",
        "phone": "0912 345 678",
        "email": "bep@example.com",
        "quantity": "200",
        "message": "Mỗi tháng 200 hộp, giao Cần Thơ.",
        "agrees_to_pass_on": "on",
        "stamp": spam.stamp(),
        "homepage": "",
        **changed,
    }


def asked(ours, **changed) -> WholesaleQuestion:
    values = words(**changed)
    for name in ("stamp", "homepage", "agrees_to_pass_on"):
        values.pop(name, None)
    return wholesale.ask(
        product=ours.product,
        key=spam.key_of(spam.stamp()),
        language=values.pop("language", "vi"),
        agrees_to_pass_on=True,
        **values,
    )


def test_a_question_is_kept_with_its_consents_and_the_producer_hears(client, ours):
    answer = client.post(place(ours.product), words(), follow=True)
    question = WholesaleQuestion.objects.get()
    assert question.reference in answer.content.decode()
    assert (question.producer, question.product) == (ours.producer, ours.product)
    assert question.agrees_to_pass_on and not question.agrees_to_news
    assert (question.consent_version, question.language) == (wholesale.CONSENT_VERSION, "vi")
    mail = OutgoingMail.objects.get(kind="wholesale_question")
    written = render(mail)
    assert mail.to == "helper-khom@example.vn" and ours.product.title_vi in written.subject
    assert "Mẫu" not in written.text and "bep@" not in written.text


def test_neither_consent_is_ticked(client, ours):
    form = client.get(place(ours.product)).context["form"]
    assert not form["agrees_to_pass_on"].value() and not form["agrees_to_news"].value()
    assert b"checked" not in client.get(place(ours.product)).content


@pytest.mark.parametrize(
    "wrong",
    [
        {"agrees_to_pass_on": ""},
        {"phone": "", "email": ""},
        {"phone": "12"},
        {"email": "bep@"},
        {"quantity": "0"},
        {"quantity": "99999999999999999999"},
        {"name": ""},
        {"message": "x" * 2001},
        {"message": "a\x00b"},
        {"message": "http://a.vn http://b.vn http://c.vn"},
        {"stamp": "made up"},
        {"homepage": "http://spam.example"},
    ],
)
def test_what_is_not_right_is_said_and_nothing_typed_is_lost(client, ours, wrong):
    answer = client.post(place(ours.product), words(**wrong))
    assert answer.status_code == 422 and not WholesaleQuestion.objects.exists()
    assert answer.context["form"]["organisation"].value() == "Bếp Xanh"


def test_sent_twice_it_is_one_question_and_one_mail(client, ours):
    same = words()
    for _click in range(2):
        assert client.post(place(ours.product), same).status_code == 302
    assert WholesaleQuestion.objects.count() == 1
    assert OutgoingMail.objects.filter(kind="wholesale_question").count() == 1


def test_whoever_asks_too_often_waits(client, ours):
    for _time in range(10):
        assert client.post(place(ours.product), words()).status_code == 302
    assert client.post(place(ours.product), words()).status_code == 422
    assert WholesaleQuestion.objects.count() == 10


def test_a_machines_haste_is_refused(client, ours, monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", 3)
    assert client.post(place(ours.product), words()).status_code == 422


def test_what_nobody_asked_for_is_ignored(client, ours, rival):
    stranger = {"producer": rival.producer.pk, "answer": "Xong", "closed_at": "2026-01-01"}
    client.post(place(ours.product), words(**stranger))
    question = WholesaleQuestion.objects.get()
    assert (question.producer, question.answer, question.closed_at) == (ours.producer, "", None)


def test_alcohol_and_hidden_goods_are_not_asked_about(client, ours):
    shown = reverse("product", args=[ours.product.slug, ours.product.pk])
    assert place(ours.product) in client.get(shown).content.decode()
    ours.product.documents.create(kind="licence", number="1", issuer="Sở Công Thương")
    ours.product.restriction = "alcohol"
    ours.product.save()
    assert place(ours.product) not in client.get(shown).content.decode()
    assert client.get(place(ours.product)).status_code == 404
    ours.product.restriction, ours.product.is_public = "", False
    ours.product.save()
    assert client.post(place(ours.product), words()).status_code == 404


def test_the_products_page_can_still_be_kept_by_a_cache(client, ours):
    with override("vi"):
        page = client.get(ours.product.get_absolute_url())
    assert not page.cookies and b"csrfmiddlewaretoken" not in page.content
    assert b'name="stamp"' not in page.content
    assert "no-store" in client.get(place(ours.product))["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_only_reading_and_sending_are_known(client, ours, method):
    assert getattr(client, method)(place(ours.product)).status_code == 405


def page_of(ours, question, name="producer_question") -> str:
    with override("vi"):
        return reverse(name, args=[ours.producer.pk, question.pk])


def test_an_answer_is_mailed_once_in_the_buyers_language(ours):
    question = asked(ours, language="en")
    assert ours.browser.post(page_of(ours, question), {"text": "Yes."}).status_code == 302
    late = ours.browser.post(page_of(ours, question), {"text": "Or no."})
    assert late.status_code == 409 and "Or no." in late.content.decode()
    mail = OutgoingMail.objects.get(kind="wholesale_answer")
    assert (mail.to, mail.language) == ("bep@example.com", "en")
    assert "Yes." in render(mail).text and question.message in render(mail).text
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("Yes.", ours.helper)


def test_without_an_e_mail_the_answer_is_noted(ours):
    question = asked(ours, email="")
    ours.browser.post(page_of(ours, question), {"text": "Đã gọi."})
    question.refresh_from_db()
    assert question.answer == "Đã gọi."
    assert not OutgoingMail.objects.filter(kind="wholesale_answer").exists()


def test_an_empty_answer_is_refused(ours):
    assert ours.browser.post(page_of(ours, asked(ours)), {"text": " "}).status_code == 422


def test_a_closed_question_is_closed_once_and_not_answered(ours):
    question = asked(ours)
    close = page_of(ours, question, "producer_question_close")
    assert [ours.browser.post(close).status_code for _time in range(2)] == [302, 409]
    assert ours.browser.post(page_of(ours, question), {"text": "Còn."}).status_code == 409
    assert not OutgoingMail.objects.filter(kind="wholesale_answer").exists()


def test_those_that_wait_come_first(ours):
    closed, answered, waits = asked(ours), asked(ours), asked(ours)
    wholesale.close(question=closed, by=ours.helper)
    wholesale.answer(question=answered, text="Còn.", by=ours.helper)
    found = wholesale.waiting_first(WholesaleQuestion.objects)
    assert list(found) == [waits, answered, closed]


@pytest.mark.parametrize("role", [CATALOGUE_MANAGER, SALES_MANAGER])
def test_managers_read_every_question_and_change_none(ours, role):
    pages = staff_pages(asked(ours))
    browser = in_role(role)
    assert ["Bếp Xanh" in browser.get(page).content.decode() for page in pages] == [False, True]
    assert {browser.post(page).status_code for page in pages} == {405}


@pytest.mark.parametrize("role", [DEPARTMENT, OUTLET_STAFF, AUTHOR, EDITOR])
def test_nobody_else_reads_them(ours, role):
    pages = staff_pages(asked(ours))
    browser = in_role(role)
    answers = [browser.get(page, follow=True) for page in pages]
    assert not any(answer.redirect_chain == [] for answer in answers)
    assert not any("Bếp Xanh" in answer.content.decode() for answer in answers)


def staff_pages(question) -> list[str]:
    return [reverse("wholesale_questions"), reverse("wholesale_question", args=[question.pk])]


def in_role(role):
    user = User.objects.create_user("nhan-vien", "nv@example.vn", "x")
    user.groups.add(Group.objects.get(name=role))
    return logged_in(user)


def test_after_36_months_a_question_is_deleted(ours):
    for days in (1090, 1100):
        old = asked(ours)
        sent = timezone.now() - timedelta(days=days)
        WholesaleQuestion.objects.filter(pk=old.pk).update(sent_at=sent)
    assert wholesale.forget_old() == 1
    assert WholesaleQuestion.objects.get().sent_at > timezone.now() - timedelta(days=1096)


def test_the_producers_first_page_says_what_waits_for_an_answer(ours):
    home = reverse("producer_home", args=[ours.producer.pk])
    question = asked(ours)
    browser = ours.browser
    assert "1 câu hỏi đang chờ trả lời." in browser.get(home).content.decode()
    wholesale.answer(question=question, text="Được.", by=ours.helper)
    assert "đang chờ trả lời" not in browser.get(home).content.decode()
