"""A visitor finds a specialty: browse, filter, product, outlet, search; on a phone and a desk."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WORDS = {
    "vi": {
        "catalogue": "/vi/san-pham/",
        "fish": "Cá thát lát rút xương tẩm gia vị",
        "khom": "Khóm Cầu Đúc tươi",
        "typed": "khom cau",
        "clear": "Bỏ hết",
    },
    "en": {
        "catalogue": "/en/products/",
        "fish": "Boneless marinated knifefish",
        "khom": "Fresh Cầu Đúc pineapple",
        "typed": "pineapple",
        "clear": "Clear all",
    },
}


@pytest.fixture(params=["vi", "en"])
def words(request) -> dict:
    return WORDS[request.param]


def cards(page):
    return page.locator("main .product-card")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_browse_filter_product_outlet(shop, page, words, width, scripted):
    visitor = page(width, java_script_enabled=scripted)
    visitor.goto(words["catalogue"])
    expect(cards(visitor)).to_have_count(5)
    filters = visitor.locator("details.filters > summary")
    if filters.is_visible():
        filters.click()
    visitor.locator("input[name=stars][value='5']").check()
    if not re.search("stars=5", visitor.url):
        visitor.locator("form#filters [type=submit]").click()
    expect(visitor).to_have_url(re.compile("stars=5"))
    expect(cards(visitor)).to_have_count(1)
    visitor.get_by_role("link", name=words["fish"]).first.click()
    expect(visitor.locator("h1")).to_have_text(words["fish"])
    visitor.locator(".stock-list").get_by_role("link", name=re.compile("Vị Thanh")).first.click()
    expect(visitor).to_have_url(re.compile(f"-{shop.outlet.pk}/$"))
    expect(visitor.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_search_by_keyboard_finds_and_offers_as_one_types(shop, page, words, width):
    visitor = page(width)
    visitor.goto(words["catalogue"])
    box = visitor.locator("header [role=search] input")
    box.press_sequentially(words["typed"])
    expect(visitor.get_by_role("option", name=words["khom"])).to_be_visible()
    box.press("Enter")
    expect(visitor).to_have_url(re.compile("q="))
    expect(visitor.get_by_role("link", name=words["khom"]).first).to_be_visible()


def test_search_works_without_script(shop, page, words):
    visitor = page(360, java_script_enabled=False)
    visitor.goto(words["catalogue"])
    visitor.locator("header [role=search] input").fill(words["typed"])
    visitor.locator("header [role=search] input").press("Enter")
    expect(visitor.get_by_role("link", name=words["khom"]).first).to_be_visible()


def test_an_empty_result_says_so_and_offers_something(shop, page, words):
    visitor = page(360)
    visitor.goto(words["catalogue"] + "?q=zzzz")
    expect(visitor.locator("main .empty")).to_be_visible()
    visitor.locator("main").get_by_role("link", name=words["clear"]).first.click()
    expect(cards(visitor).first).to_be_visible()


def test_the_language_switch_keeps_product_and_filters(shop, page):
    visitor = page(1280)
    visitor.goto("/vi/san-pham/?stars=5")
    visitor.locator("header a[hreflang=en]").click()
    expect(visitor).to_have_url(re.compile("/en/products/\\?stars=5"))
    visitor.get_by_role("link", name=WORDS["en"]["fish"]).first.click()
    visitor.locator("header a[hreflang=vi]").click()
    expect(visitor.locator("h1")).to_have_text(WORDS["vi"]["fish"])


def test_the_chosen_language_is_kept_at_the_front_door(shop, page):
    visitor = page(1280, locale="vi-VN")
    visitor.goto("/")
    visitor.locator("header a[hreflang=en]").click()
    visitor.goto("/")
    expect(visitor).to_have_url(re.compile("/en/$"))


def test_a_text_without_english_is_marked_as_vietnamese(shop, page):
    visitor = page(360)
    visitor.goto(f"/en/products/dot-choai-tuoi-{shop.untranslated.pk}/")
    expect(visitor.locator("h1 [lang=vi]")).to_have_text("Đọt choại tươi")
    assert visitor.locator("meta[name=robots]").get_attribute("content").startswith("noindex")


def test_alcohol_is_only_shown(shop, page):
    visitor = page(360)
    visitor.goto(f"/en/products/pineapple-spirit-{shop.spirit.pk}/")
    expect(visitor.get_by_text("18").first).to_be_visible()


def test_the_page_is_reached_by_keyboard_alone(shop, page):
    visitor = page(1280)
    visitor.goto("/vi/")
    visitor.keyboard.press("Tab")
    expect(visitor.locator(":focus")).to_have_attribute("href", "#content")
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.closest('main') !== null")
