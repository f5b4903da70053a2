"""What a visitor sends is read and answered by staff, and the answer reaches the visitor."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cms.forms import spam
from cms.models import SentForm
from cms.roles import EDITOR
from tests.factories import cms

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form(monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", -1)
    page = cms.form_page(title="Gửi khiếu nại", slug="khieu-nai", notify="quay@example.vn")
    return type(page).objects.get(pk=page.pk)


def fill(visitor, **values):
    for name, value in values.items():
        visitor.locator(f"main [name={name}]").fill(value)
    visitor.locator("main form [type=submit]").click()


def test_a_form_is_sent_and_answered(enter, page, form, mailoutbox):
    visitor = page(360)
    visitor.goto(form.url)
    fill(visitor, e_mail="lan@", noi_dung="Khóm bị dập.")
    expect(visitor.locator("[role=alert]").first).to_be_visible()
    expect(visitor.locator("main [name=noi_dung]")).to_have_value("Khóm bị dập.")
    visitor.locator("main [name=consent]").check()
    fill(visitor, e_mail="lan@example.vn")
    expect(visitor.locator("main form")).to_have_count(0)

    sent = SentForm.objects.get()
    expect(visitor.locator("main")).to_contain_text(sent.reference)
    assert sorted(mail.to[0] for mail in mailoutbox) == ["lan@example.vn", "quay@example.vn"]

    clerk = enter(EDITOR)
    clerk.goto(reverse("wagtailforms:list_submissions", args=[form.pk]))
    clerk.get_by_role("link", name=sent.reference).click()
    expect(clerk.locator(".sent-form")).to_contain_text("Khóm bị dập.")
    clerk.locator("[name=text]").fill("Quầy đổi trái khác cho chị.")
    clerk.locator("form [type=submit]").last.click()
    expect(clerk.get_by_role("row", name=sent.reference)).to_contain_text("Đã trả lời")
    assert mailoutbox[-1].to == ["lan@example.vn"]
    assert "Quầy đổi trái khác cho chị." in mailoutbox[-1].body
