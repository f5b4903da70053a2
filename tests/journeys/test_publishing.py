"""From an author's draft to a reader in two languages, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cms.models import ArticleIndexPage, ArticlePage
from cms.roles import AUTHOR, EDITOR, TRANSLATOR
from shop.partner import stock
from shop.partner.models import StockRecord
from tests.factories import cms
from tests.factories.listed import listed_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, ENGLISH_TITLE = "Mùa khóm bắt đầu", "The pineapple season begins"
ENGLISH = {
    TITLE: ENGLISH_TITLE,
    "Khóm chín rộ.": "They are ripe.",
    "Khóm trên kệ": "On the shelf",
}


def menu_of_actions(page):
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()


def write(page, index: ArticleIndexPage):
    """An article with a shelf, sent for approval."""
    page.goto(reverse("wagtailadmin_pages:add", args=["cms", "articlepage", index.pk]))
    page.locator("[name=title]").press_sequentially(TITLE)
    expect(page.locator("[name=slug]")).to_have_value("mua-khom-bat-dau")
    page.fill("[name=summary]", "Khóm chín rộ.")
    page.locator("#id_category-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal a[data-chooser-modal-choice]").first.click()
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Kệ sản phẩm").click()
    page.fill("[name=body-0-value-title]", "Khóm trên kệ")
    page.select_option("[name=body-0-value-rule]", "new")
    menu_of_actions(page)
    page.locator("[name=action-submit]").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def approve(page, article: ArticlePage):
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    menu_of_actions(page)
    page.locator(
        "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
    ).click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def translate(page, article: ArticlePage):
    """Segment by segment, then published."""
    alias = article.get_translations().get()
    edit = reverse("wagtailadmin_pages:edit", args=[alias.pk])
    page.goto(edit)
    page.get_by_role("link", name="Dịch trang này").click()
    page.locator("[name=locales]").check(force=True)
    page.locator("main form [type=submit]").click()
    for words, english in ENGLISH.items():
        segment = page.locator("li.incomplete", has_text=words)
        segment.get_by_role("button", name="Dịch", exact=True).click()
        page.locator("li.incomplete textarea").fill(english)
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(segment).to_have_count(0)
    page.get_by_role("button", name="Xuất bản bằng Tiếng Anh").click()
    expect(page.locator(".messages")).to_contain_text(ENGLISH_TITLE)


def test_an_article_from_its_author_to_its_readers(enter, page):
    product = listed_product(title_vi="Khóm Cầu Đúc", title_en="Cầu Đúc pineapple")
    index = cms.add(ArticleIndexPage, title="Tin tức", slug="tin-tuc")
    cms.in_english(index, title="News", slug="news")
    cms.category()

    write(enter(AUTHOR), index)
    article = ArticlePage.objects.get(title=TITLE, alias_of=None)
    assert not article.live
    approve(enter(EDITOR), article)
    article.refresh_from_db()
    assert article.live
    translate(enter(TRANSLATOR), article)

    visitor = page(360)
    visitor.goto(article.url)
    expect(visitor.locator("h1")).to_have_text(TITLE)
    expect(visitor.locator("main")).to_contain_text("Khóm Cầu Đúc")
    english = ArticlePage.objects.get(title=ENGLISH_TITLE)
    visitor.goto(english.url)
    expect(visitor.locator("h1")).to_have_text(ENGLISH_TITLE)
    expect(visitor.locator("main")).to_contain_text("Cầu Đúc pineapple")
    expect(visitor.locator("main")).not_to_contain_text("sold out")

    record = StockRecord.objects.get(product=product)
    stock.count(stockrecord=record, counted=0, reason="Bán hết")
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text("sold out for now")
