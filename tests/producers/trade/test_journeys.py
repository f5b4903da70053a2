"""By browser on a phone: goods offered, accepted and received; a buyer's question answered."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from cms.forms import spam
from producers.models import SupplyOffer, WholesaleQuestion
from tests.producers.trade.conftest import logged_in, sell

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(page, live_server):
    """`enter(user)`: a phone on which that user is signed in."""

    def as_(user, width=360):
        visitor = page(width)
        session = logged_in(user).cookies["sessionid"].value
        cookie = {"name": "sessionid", "value": session, "path": "/"}
        domain = urlsplit(live_server.url).hostname
        visitor.context.add_cookies([{**cookie, "domain": domain}])
        return visitor

    return as_


def at(name, *args, language="vi") -> str:
    with override(language):
        return reverse(name, args=args)


def submit(visitor):
    visitor.locator("main form [type=submit]").first.click()


def test_boxes_are_offered_accepted_and_received(ours, enter, mailoutbox):
    producer = enter(ours.helper)
    producer.goto(at("producer_offers", ours.producer.pk))
    producer.get_by_role("link", name="Chào hàng mới").click()
    producer.locator("[name=product]").select_option(str(ours.product.pk))
    producer.locator("[name=outlet]").select_option(str(ours.outlet.pk))
    producer.locator("[name=quantity]").fill("500000")
    day = timezone.localdate() + timedelta(days=2)
    producer.locator("[name=deliver_on]").fill(day.isoformat())
    producer.locator("[name=note]").fill("Thùng 10 hộp")
    submit(producer)
    expect(producer.locator(".field__error")).to_be_visible()
    expect(producer.locator("[name=note]")).to_have_value("Thùng 10 hộp")
    producer.locator("[name=quantity]").fill("50")
    submit(producer)
    expect(producer.locator(".trade-state")).to_contain_text("Đã chào")
    offer = SupplyOffer.objects.get()

    clerk = enter(ours.clerk)
    clerk.goto(at("dashboard:supply-list"))
    clerk.get_by_role("link", name=ours.product.title_vi).click()
    expect(clerk.locator(".supply-facts")).to_contain_text("Thùng 10 hộp")
    clerk.get_by_role("button", name="Nhận lời chào hàng").click()
    clerk.locator("[name=receive-quantity]").fill("48")
    clerk.get_by_role("button", name="Nhập kho").click()
    expect(clerk.locator(".staff-message")).to_contain_text(offer.reference)

    producer.reload()
    expect(producer.locator("dl.facts")).to_contain_text("48")
    producer.goto(at("producer_sales", ours.producer.pk))
    expect(producer.locator(".sales-shelves td").first).to_have_text("68")
    assert [mail.to[0] for mail in mailoutbox] == [
        "diem-khom@example.vn",
        "helper-khom@example.vn",
        "helper-khom@example.vn",
    ]


def test_a_buyer_asks_and_the_producer_answers(ours, page, enter, mailoutbox, monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", -1)
    buyer = page(360)
    with override("vi"):
        buyer.goto(ours.product.get_absolute_url())
    buyer.get_by_role("link", name="Hỏi mua sỉ").click()
    values = {"name": "Trần Văn Mẫu", "email": "bep@example.com", "quantity": "200"}
    for name, value in {**values, "message": "Mỗi tháng 200 hộp?"}.items():
        buyer.locator(f"main [name={name}]").fill(value)
    submit(buyer)
    expect(buyer.locator(".field__error")).to_contain_text("đồng ý")
    buyer.locator("[name=agrees_to_pass_on]").check()
    submit(buyer)
    question = WholesaleQuestion.objects.get()
    expect(buyer.locator("main")).to_contain_text(question.reference)

    producer = enter(ours.helper)
    producer.goto(at("producer_questions", ours.producer.pk))
    producer.get_by_role("link", name="Trần Văn Mẫu").click()
    producer.locator("[name=text]").fill("Được, giá 150.000 đồng một hộp.")
    submit(producer)
    expect(producer.locator(".trade-state")).to_contain_text("Đã trả lời")
    assert [mail.to[0] for mail in mailoutbox] == ["helper-khom@example.vn", "bep@example.com"]
    assert "150.000 đồng" in mailoutbox[-1].body


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_the_pages_are_accessible_valid_and_no_wider_than_the_screen(
    ours, enter, axe, html_validate, language, width
):
    for visitor, path in pages(enter, width, ours=ours, language=language):
        visitor.goto(path)
        assert axe(visitor) == [], path
        wide = visitor.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
        if "/quan-ly/" not in path and "/dashboard/" not in path:
            assert html_validate(visitor.context.request.get(path).text()) == [], path


def pages(enter, width, *, ours, language):
    """(whose browser, address) of every page of this room, with something on it."""
    sell(ours.shelf, 7)
    offer = SupplyOffer.objects.create(
        producer=ours.producer,
        product=ours.product,
        outlet=ours.outlet,
        quantity=50,
        deliver_on=timezone.localdate(),
    )
    question = WholesaleQuestion.objects.create(
        producer=ours.producer,
        product=ours.product,
        key="a" * 32,
        name="Trần Văn Mẫu",
        email="bep@example.com",
        quantity=200,
        message="Mỗi tháng 200 hộp?",
        agrees_to_pass_on=True,
        consent_version="1",
        language="vi",
    )
    own = ours.producer.pk
    producer, clerk = enter(ours.helper, width), enter(ours.clerk, width)
    for weeks in (8, 26, 52):
        yield producer, at("producer_sales", own, language=language) + f"?weeks={weeks}"
    for name in ("producer_offers", "producer_offer_new", "producer_questions"):
        yield producer, at(name, own, language=language)
    yield producer, at("producer_offer", own, offer.pk, language=language)
    yield producer, at("producer_question", own, question.pk, language=language)
    yield producer, at("wholesale_ask", ours.product.pk, language=language)
    yield clerk, at("dashboard:supply-list", language=language)
    yield clerk, at("dashboard:supply-offer", offer.pk, language=language)
