import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cms.forms.export import STARTS, harmless
from cms.models import SentForm
from shop.communication.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(page) -> SentForm:
    return SentForm.objects.create(
        page=page,
        key="a" * 32,
        form_data={"e_mail": "lan@example.vn", "noi_dung": "=1+1"},
        email="lan@example.vn",
        language="en",
        consent="I agree.",
    )


def test_an_answer_is_mailed_in_the_senders_language(client, editor, sent):
    client.post(reverse("cms_sent_form", args=[sent.pk]), {"text": "We are sorry."})
    mail = OutgoingMail.objects.get(kind="form_answer")
    sent.refresh_from_db()
    assert (mail.to, mail.language, mail.data["answer"]) == (
        "lan@example.vn",
        "en",
        "We are sorry.",
    )
    assert (sent.answer, sent.answered_by) == ("We are sorry.", editor)


def test_of_two_answers_the_first_counts(client, editor, sent):
    where = reverse("cms_sent_form", args=[sent.pk])
    for text in ("One", "Two"):
        client.post(where, {"text": text})
    sent.refresh_from_db()
    assert sent.answer == "One" and OutgoingMail.objects.filter(kind="form_answer").count() == 1


def test_an_author_reads_nothing_that_was_sent(client, author, page, sent):
    where = reverse("cms_sent_form", args=[sent.pk])
    assert client.get(where, follow=True).status_code == 404
    listing = reverse("wagtailforms:list_submissions", args=[page.pk])
    assert "lan@example.vn" not in client.get(listing, follow=True).content.decode()


def test_a_visitor_is_asked_to_log_in(client, page, sent):
    for where in (
        reverse("cms_sent_form", args=[sent.pk]),
        reverse("wagtailforms:list_submissions", args=[page.pk]),
        reverse("wagtailforms:delete_submissions", args=[page.pk]),
    ):
        assert client.get(where).status_code == 302


def test_the_list_leads_to_what_was_sent(client, editor, page, sent):
    listing = client.get(reverse("wagtailforms:list_submissions", args=[page.pk]))
    assert reverse("cms_sent_form", args=[sent.pk]) in listing.content.decode()


def test_exported_cells_are_no_formulas(client, editor, page, sent, tmp_path):
    listing = reverse("wagtailforms:list_submissions", args=[page.pk])
    csv = b"".join(client.get(listing, {"export": "csv"}).streaming_content).decode()
    assert csv.startswith("\ufeff") and "'=1+1" in csv
    book = tmp_path / "sent.xlsx"
    book.write_bytes(b"".join(client.get(listing, {"export": "xlsx"})))
    cells = [cell.value for row in load_workbook(book).active for cell in row]
    assert "'=1+1" in cells


@given(st.text())
def test_no_text_becomes_a_formula(text):
    assert not harmless(text).startswith(STARTS)
    assert harmless(text).removeprefix("'") == text.removeprefix("'")
