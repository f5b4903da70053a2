"""Staff answer a draft: what the page shows, what each answer does, what is refused."""

import pytest
from django.urls import reverse

from catalogue.models import Product
from producers.drafts import drafting, reviewing
from producers.models import Draft, Membership
from shop.communication.models import OutgoingMail
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.drafts import manager
from tests.factories.outlet import OutletFactory
from tests.producers.staff.conftest import hidden_profile, sent_edit, sent_restricted

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(enter):
    return enter(CATALOGUE_MANAGER)


def page_of(draft):
    return reverse("producer_review", args=[draft.pk])


def read(browser, draft) -> dict:
    """What the page would send if nothing was typed."""
    page = browser.get(page_of(draft))
    assert page.status_code == 200
    prices = page.context.get("prices")
    fields = {bound.html_name: bound.value() for bound in prices} if prices else {}
    sent = {name: "" if value is None else value for name, value in fields.items()}
    return {"seen": page.context["seen"], **sent}


def send(browser, draft, act, page=None, **typed):
    page = page or read(browser, draft)
    return browser.post(page_of(draft), {**page, "act": act, **typed})


def text_of(answer) -> str:
    return answer.content.decode()


def test_approval_shows_the_product_at_its_price(browser, waiting):
    outlet = OutletFactory(state="open")
    page = read(browser, waiting)
    assert page[f"prices-price_{outlet.pk}"] == 185_000  # what the producer wishes for
    answer = send(browser, waiting, "approve", page, **{f"prices-price_{outlet.pk}": "190.000 đ"})
    assert answer.headers["Location"] == reverse("producer_reviews")
    [product] = Product.objects.listed()
    assert (product.title_vi, product.price_from) == ("Chả cá thát lát", 190_000)


def test_a_price_of_an_outlet_that_does_not_sell_it_is_not_filled_in(browser, person):
    draft = sent_edit(person, {"usage_vi": ("", "Ăn liền")}, title_vi="Khóm")
    other = OutletFactory(state="open")
    page = read(browser, draft)
    assert page[f"prices-price_{other.pk}"] == ""
    send(browser, draft, "approve", page)
    assert not draft.product.stockrecords.filter(partner=other).exists()


@pytest.mark.parametrize("price", ["0", "-5", "mười", "99999999999"])
def test_a_price_that_is_none_is_refused_and_kept(browser, waiting, price):
    outlet = OutletFactory(state="open")
    answer = send(browser, waiting, "approve", **{f"prices-price_{outlet.pk}": price})
    assert answer.status_code == 422 and f'value="{price}"' in text_of(answer)
    assert not Product.objects.exists()


def test_the_old_and_the_new_stand_side_by_side(browser, person):
    draft = sent_edit(person, {"title_vi": ("Khóm tươi", "Khóm <b>ngọt</b>")}, title_vi="Khóm tươi")
    text = text_of(browser.get(page_of(draft)))
    assert "<del>tươi</del>" in text and "<ins>&lt;b&gt;ngọt&lt;/b&gt;</ins>" in text
    assert "<b>ngọt" not in text


def test_choices_are_shown_by_their_names(browser, person):
    draft = sent_edit(person, {"storage": ("dry", "frozen")})
    [row] = browser.get(page_of(draft)).context["comparison"].changed
    assert (row.now, row.then) == (
        str(Product.Storage.DRY.label),
        str(Product.Storage.FROZEN.label),
    )


def test_what_staff_changed_meanwhile_is_flagged(browser, person):
    draft = sent_edit(
        person, {"title_vi": ("Khóm", "Khóm Cầu Đúc")}, title_vi="Khóm", brand="Cũ (mẫu)"
    )
    draft.product.title_vi, draft.product.brand = "Dứa", "Mới (mẫu)"
    draft.product.save()
    comparison = browser.get(page_of(draft)).context["comparison"]
    rows = {row.name: row for row in comparison.rows}
    assert rows["title_vi"].is_overwritten and rows["title_vi"].began == "Khóm"
    assert rows["brand"].is_touched and not rows["brand"].is_changed
    assert not rows["summary_vi"].is_touched


def test_a_new_product_shows_all_that_was_written(browser, waiting):
    comparison = browser.get(page_of(waiting)).context["comparison"]
    names = {row.name for row in comparison.changed}
    assert {"title_vi", "category", "storage", "brand"} <= names and "title_en" not in names


def test_comments_go_to_their_fields_and_into_the_mail(browser, waiting, person):
    answer = send(
        browser, waiting, "changes", comment_title_vi="Ghi đúng như nhãn", text="Gần xong rồi"
    )
    assert answer.status_code == 302
    event = waiting.events.first()
    assert event.details == {"comments": {"title_vi": "Ghi đúng như nhãn"}}
    mail = OutgoingMail.objects.get(kind="draft_changes")
    assert [text for _label, text in mail.data["comments"]] == ["Ghi đúng như nhãn"]
    assert (mail.to, mail.data["text"]) == (person.user.email, "Gần xong rồi")


def test_a_reason_is_needed_to_reject(browser, waiting):
    assert send(browser, waiting, "reject", text=" ").status_code == 422
    assert send(browser, waiting, "reject", text="Không phải đặc sản").status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == Draft.State.REJECTED


def test_something_must_be_asked_for(browser, waiting):
    assert send(browser, waiting, "changes").status_code == 422


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_comments_that_an_answer_would_lose_stop_it(browser, waiting, act):
    answer = send(browser, waiting, act, comment_brand="Thiếu dấu", text="Lý do")
    assert answer.status_code == 422
    assert "Thiếu dấu" in text_of(answer) and "Lý do" in text_of(answer)
    waiting.refresh_from_db()
    assert waiting.state == Draft.State.SUBMITTED


@pytest.mark.parametrize("act", ["approve", "changes", "reject"])
def test_a_draft_that_was_edited_meanwhile_is_not_answered(browser, waiting, person, act):
    page = read(browser, waiting)
    reviewing.take_back(draft=waiting, by=person.user)
    edit = {"brand": (waiting.texts["brand"], "Nhãn mới")}
    drafting.save(draft=waiting, by=person.user, edits=edit)
    reviewing.submit(draft=waiting, by=person.user)
    answer = send(browser, waiting, act, page, comment_title_vi="Đã gõ", text="Cũng đã gõ")
    assert answer.status_code == 409
    shown = text_of(answer)
    assert "Đã gõ</textarea>" in shown and "Cũng đã gõ</textarea>" in shown
    assert "Nhãn mới" in shown
    waiting.refresh_from_db()
    assert waiting.state == Draft.State.SUBMITTED
    # Read anew, it can be sent at once.
    again = {"seen": answer.context["seen"]}
    assert send(browser, waiting, "changes", again, text="Đã gõ").status_code == 302


def test_what_was_typed_is_shown_where_nothing_can_be_sent_any_more(browser, waiting, person):
    page = read(browser, waiting)
    reviewing.take_back(draft=waiting, by=person.user)
    answer = send(browser, waiting, "changes", page, comment_brand="Thiếu <dấu>", text="Đã gõ")
    assert answer.status_code == 409
    assert "Thiếu &lt;dấu&gt;" in text_of(answer) and "Đã gõ" in text_of(answer)
    assert 'name="act"' not in text_of(answer)


def test_of_two_managers_one_approves_and_the_other_is_told(browser, enter, waiting):
    other = enter(CATALOGUE_MANAGER, "hai")
    page = read(other, waiting)
    assert send(browser, waiting, "approve").status_code == 302
    assert send(other, waiting, "approve", page).status_code == 409
    assert Product.objects.count() == 1
    assert list(waiting.events.values_list("kind", flat=True)) == ["approved", "submitted"]


def test_a_colleagues_price_is_not_overwritten_unseen(browser, person):
    draft = sent_edit(person, {"usage_vi": ("", "Ăn liền")})
    page = read(browser, draft)
    record = draft.product.stockrecords.get()
    record.price = 200_000
    record.save()
    answer = send(browser, draft, "approve", page)
    record.refresh_from_db()
    assert (answer.status_code, record.price) == (409, 200_000)
    assert "200.000" in text_of(answer)


def test_a_rule_that_fails_meanwhile_is_named(browser, waiting):
    page = read(browser, waiting)
    waiting.papers.filter(kind="food_safety").update(number="")
    answer = send(browser, waiting, "approve", page)
    assert answer.status_code == 422 and not Product.objects.exists()
    assert answer.context["failed"][0].rule == "food_safety"
    assert str(answer.context["failed"][0].name) in str(answer.context["obstacles"][0])


def test_restricted_goods_take_two(browser, enter, person):
    outlet, draft = OutletFactory(state="open"), sent_restricted(person)
    assert browser.get(page_of(draft)).context["prices"] is None
    assert send(browser, draft, "approve").status_code == 302
    assert not Product.objects.exists()
    page = browser.get(page_of(draft))
    assert page.context["obstacles"]
    assert send(browser, draft, "approve").status_code == 409
    other = enter(CATALOGUE_MANAGER, "hai")
    assert browser.user.email in text_of(other.get(page_of(draft)))  # who gave the first
    typed = {f"prices-price_{outlet.pk}": "185000"}
    assert send(other, draft, "approve", **typed).status_code == 302
    assert Product.objects.listed().count() == 1


def test_a_first_approval_does_not_become_the_second_unseen(browser, enter, person):
    draft = sent_restricted(person)
    page = read(browser, draft)
    send(enter(CATALOGUE_MANAGER, "hai"), draft, "approve")
    assert send(browser, draft, "approve", page).status_code == 409
    assert not Product.objects.exists()


def test_nobody_approves_the_goods_of_their_own_producer(browser, waiting):
    page = read(browser, waiting)
    Membership.objects.create(user=browser.user, producer=waiting.producer, role="helper")
    answer = send(browser, waiting, "approve", page)
    assert answer.status_code == 403 and not Product.objects.exists()
    assert answer.context["obstacles"]


def test_a_page_of_a_producer_is_approved_without_prices(browser, person):
    OutletFactory(state="open")
    draft = reviewing.submit(draft=hidden_profile(person), by=person.user)
    assert send(browser, draft, "approve").status_code == 302
    person.producer.refresh_from_db()
    assert person.producer.story_vi == "Bắt đầu từ một bếp nhỏ."


@pytest.mark.parametrize("act", ["", "delete", "withdraw"])
def test_another_act_does_nothing(browser, waiting, act):
    assert send(browser, waiting, act).status_code == 409
    assert waiting.events.count() == 1


def test_the_trail_tells_who_asked_for_what(browser, waiting, person):
    send(browser, waiting, "changes", comment_brand="Thiếu dấu")
    text = text_of(browser.get(page_of(waiting)))
    assert "Thiếu dấu" in text and browser.user.email in text
    on_file = text_of(browser.get(reverse("producer_file", args=[waiting.producer_id])))
    assert on_file.count(page_of(waiting)) == 3  # the draft, and two lines of the trail


def test_a_draft_that_its_producer_is_writing_shows_no_text(browser, waiting, person):
    reviewing.take_back(draft=waiting, by=person.user)
    edit = {"brand": (waiting.texts["brand"], "Chưa gửi")}
    drafting.save(draft=waiting, by=person.user, edits=edit)
    assert "Chưa gửi" not in text_of(browser.get(page_of(waiting)))


def test_the_page_asks_no_more_of_a_long_trail(
    browser, waiting, django_assert_max_num_queries, person
):
    for _turn in range(4):
        reviewing.take_back(draft=waiting, by=person.user)
        reviewing.submit(draft=waiting, by=person.user)
    browser.get(page_of(waiting))
    with django_assert_max_num_queries(45):
        browser.get(page_of(waiting))


def test_the_first_reviewer_may_send_it_back_too(browser, person):
    draft = sent_restricted(person)
    reviewing.approve(draft=draft, by=manager("hai"), seen=reviewing.mark(draft))
    assert send(browser, draft, "changes", text="Đổi ảnh").status_code == 302
    draft.refresh_from_db()
    assert draft.agreed_by is None
