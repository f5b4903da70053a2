"""What the mails on drafts say, and to whom."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from producers.drafts import drafting, reviewing
from shop.communication.models import OutgoingMail
from shop.communication.rendering import render
from tests.factories.drafts import manager
from tests.factories.listed import listed_product
from tests.producers.staff.conftest import hidden_profile

pytestmark = pytest.mark.django_db


def letter(kind: str):
    return render(OutgoingMail.objects.filter(kind=kind).latest("pk"))


@pytest.fixture
def staff():
    return manager()


@pytest.fixture
def sent(staff, waiting):
    """Sent again while there is somebody to hear of it."""
    reviewing.take_back(draft=waiting, by=None)
    return reviewing.submit(draft=waiting, by=None)


def test_managers_read_what_waits_and_where(sent):
    found = letter("draft_waits")
    assert "Chả cá thát lát" in found.subject and "chờ duyệt" in found.subject
    assert reverse("producer_review", args=[sent.pk]) in found.text


def test_the_producer_reads_each_comment_with_what_it_is_about(sent, staff):
    reviewing.request_changes(
        draft=sent,
        by=staff,
        seen=reviewing.mark(sent),
        comments={"photos": "Ảnh <tối>", "brand": "Ghi đúng như nhãn"},
        text="Gần xong rồi",
    )
    found = letter("draft_changes")
    assert "- Nhãn hiệu: Ghi đúng như nhãn\n- Ảnh: Ảnh <tối>" in found.text
    assert "Gần xong rồi" in found.text and "Ảnh &lt;tối&gt;" in found.html
    with override("vi"):
        assert reverse("producer_draft", args=[sent.producer_id, sent.pk]) in found.text


def test_the_producer_reads_the_reason(sent, staff):
    reviewing.reject(draft=sent, by=staff, seen=reviewing.mark(sent), reason="Không phải đặc sản")
    assert "Không phải đặc sản" in letter("draft_rejected").text


def test_the_producer_reads_that_it_is_approved(sent, staff):
    reviewing.approve(draft=sent, by=staff, seen=reviewing.mark(sent))
    assert letter("draft_approved").subject == "“Chả cá thát lát” đã được duyệt"


def test_a_page_is_called_a_page(person, staff):
    draft = reviewing.submit(draft=hidden_profile(person), by=person.user)
    assert "trang giới thiệu" in letter("draft_waits").subject
    reviewing.approve(draft=draft, by=staff, seen=reviewing.mark(draft))
    assert letter("draft_approved").subject == "Trang giới thiệu đã được duyệt"


def test_managers_read_why_a_product_was_withdrawn(person, staff):
    product = listed_product(producer=person.producer, title_vi="Khóm")
    reviewing.withdraw(draft=drafting.draft_of(product), by=person.user, reason="Hết mùa")
    found = letter("draft_withdrawn")
    assert "đã rút “Khóm” khỏi cửa hàng" in found.subject and "Hết mùa" in found.text


@pytest.mark.parametrize(
    "kind",
    ["draft_waits", "draft_changes", "draft_approved", "draft_rejected", "draft_withdrawn"],
)
@pytest.mark.parametrize("is_profile", [True, False])
def test_each_mail_has_words_in_english_too(kind, is_profile):
    data = {"name": "Khóm", "producer": "HTX", "profile": is_profile, "text": "x"}
    found = render(OutgoingMail(kind=kind, to="a@example.vn", language="en", data=data))
    assert found.subject and "%" not in found.subject + found.text
