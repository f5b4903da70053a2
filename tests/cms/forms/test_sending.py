from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms.forms import spam
from cms.forms.sending import forget_old
from cms.models import SentForm
from shop.communication.models import OutgoingMail
from tests.factories import cms

pytestmark = pytest.mark.django_db


def test_it_is_kept_with_the_words_agreed_to(client, page, answers):
    response = client.post(page.url, answers)
    sent = SentForm.objects.get()
    assert response.status_code == 302
    assert sent.form_data == {"e_mail": "lan@example.vn", "noi_dung": "Khóm bị dập."}
    assert (sent.consent, sent.email, sent.language) == ("Tôi đồng ý.", "lan@example.vn", "vi")


def test_the_sender_is_thanked_with_a_reference(client, page, answers):
    thanks = client.get(client.post(page.url, answers).url)
    assert SentForm.objects.get().reference in thanks.content.decode()


def test_a_made_up_ticket_shows_no_reference(client, page):
    assert client.get(page.url + "?sent=1").context["sent"] is None


def test_staff_and_sender_are_told_once(client, page, answers):
    for _click in range(2):
        client.post(page.url, answers)
    assert SentForm.objects.count() == 1
    kinds = sorted(OutgoingMail.objects.values_list("kind", "to"))
    assert kinds == [
        ("form_received", "quay@example.vn"),
        ("form_received", "sep@example.vn"),
        ("form_thanks", "lan@example.vn"),
    ]


def test_the_mail_to_staff_holds_nothing_personal(client, page, answers):
    client.post(page.url, answers)
    data = OutgoingMail.objects.filter(kind="form_received").first().data
    assert "lan@example.vn" not in str(data) and "Khóm bị dập" not in str(data)


@pytest.mark.parametrize(
    "change",
    [
        {"consent": ""},
        {"e_mail": "lan"},
        {"e_mail": "a@b.vn\r\nBcc: x@y.vn"},
        {"noi_dung": ""},
        {"noi_dung": "x" * 5000},
        {"homepage": "https://spam.example"},
        {"stamp": "made-up"},
        {"noi_dung": "http://a http://b www.c"},
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(client, page, answers, change):
    response = client.post(page.url, {**answers, "noi_dung": "Khóm bị dập.", **change})
    assert response.status_code == 422 and not SentForm.objects.exists()
    assert response.context["form"].errors
    assert {**answers, **change}["e_mail"].split("\r")[0] in response.content.decode()


def test_one_too_fast_for_a_person_is_asked_to_send_again(client, page, answers, monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", 3)
    again = client.post(page.url, {**answers, "stamp": spam.stamp()})
    assert again.status_code == 422 and "Khóm bị dập." in again.content.decode()


def test_the_sign_that_databases_refuse_is_dropped(client, page, answers):
    client.post(page.url, {**answers, "noi_dung": "Kho\u0301m\x00 ngon"})
    assert SentForm.objects.get().form_data["noi_dung"] == "Khóm ngon"


def test_fields_that_were_not_asked_for_are_ignored(client, page, answers):
    client.post(page.url, {**answers, "answer": "x", "page": "1", "is_admin": "1"})
    assert set(SentForm.objects.get().form_data) == {"e_mail", "noi_dung"}


def test_it_takes_a_token(page, answers):
    assert Client(enforce_csrf_checks=True).post(page.url, answers).status_code == 403


def test_ten_an_hour_are_enough_behind_any_forged_address(client, page, answers):
    seen = [
        client.post(
            page.url, {**answers, "stamp": spam.stamp()}, headers={"X-Forwarded-For": f"10.0.0.{n}"}
        ).status_code
        for n in range(11)
    ]
    assert seen == [302] * 10 + [422]


def test_the_english_form_keeps_its_answers_with_the_vietnamese(client, page, answers):
    english = cms.in_english(page, consent_text="I agree.")
    client.post(english.url, answers)
    sent = SentForm.objects.get()
    assert (sent.page_id, sent.language, sent.consent) == (page.pk, "en", "I agree.")


def test_the_page_is_never_cached(client, page):
    assert "no-store" in client.get(page.url)["Cache-Control"]


def test_it_is_forgotten_after_three_years(client, page, answers):
    client.post(page.url, answers)
    assert forget_old() == 0
    SentForm.objects.update(submit_time=timezone.now() - timedelta(days=3 * 366))
    assert forget_old() == 1


def test_producers_apply_in_one_way_alone(client, page, answers):
    type(page).objects.filter(pk=page.pk).update(purpose="sell")
    with override("vi"):
        apply = reverse("sell_with_us")
    found = client.get(page.url).content.decode()
    assert f'href="{apply}"' in found and 'name="stamp"' not in found
    assert client.post(page.url, answers).url == apply
    assert not SentForm.objects.exists()
