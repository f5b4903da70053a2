"""The basket's page and the forms that fill it, in a real browser, with and without a script."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import Product
from shop.basket import changes
from shop.basket.models import Basket
from shop.partner import stock
from shop.partner.models import StockRecord
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Bánh phồng cá thát lát cườm Phụng Hiệp ướp sả ớt nướng mè đen đóng hộp quà biếu Tết"


@pytest.fixture
def here(transactional_db):
    return OutletFactory(code="vi-thanh", short_name="Vị Thanh", phase=1)


@pytest.fixture
def there(transactional_db):
    return OutletFactory(code="nga-bay", short_name="Ngã Bảy", phase=2)


@pytest.fixture
def tea(here):
    return listed_product(outlet=here, received=9, price=85_000, title_vi="Trà mãng cầu xiêm")


@pytest.fixture
def troubled(here, there, tea) -> Basket:
    """Dearer, fewer, elsewhere, gone: a line of each, collected at the first outlet."""
    basket = Basket.objects.create()
    dearer = listed_product(outlet=here, title_vi=LONG, title_en="Snakehead sausages " * 4)
    fewer = listed_product(outlet=here, received=5, title_vi="Khô cá sặc rằn một nắng")
    elsewhere = listed_product(outlet=there, title_vi="Khóm Cầu Đúc tươi")
    gone = listed_product(outlet=here, title_vi="Mắm cá lóc ủ thính", title_en="Fermented fish")
    for product in (tea, dearer, fewer, elsewhere, gone):
        changes.add(basket=basket, product=product, quantity=4 if product == fewer else 1)
    StockRecord.objects.filter(product=dearer).update(price=215_000)
    stock.adjust(stockrecord=fewer.stockrecords.get(), change=-3, reason="Bể")
    Product.objects.filter(pk=gone.pk).update(is_public=False)
    return changes.receive(basket=basket, receive_by="collect", outlet=here)


def path(name: str, language: str = "vi") -> str:
    with override(language):
        return reverse(name)


def carry(visitor, basket: Basket, live_server):
    visitor.context.add_cookies([{"name": "basket", "value": basket.token, "url": live_server.url}])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_is_accessible_in_every_state(
    page, axe, html_validate, live_server, troubled, language, width
):
    visitor = page(width)
    address = path("basket", language)
    visitor.goto(address)
    found = [*axe(visitor), *html_validate(visitor.request.get(address).text())]
    carry(visitor, troubled, live_server)
    visitor.goto(address)
    assert visitor.locator(".basket__news .note").count() == 3
    assert visitor.locator(".basket-line__problem").count() == 3
    found += [*axe(visitor), *html_validate(visitor.request.get(address).text())]
    assert found == []
    assert visitor.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_from_the_card_to_a_basket_that_can_be_ordered(page, here, tea, scripted):
    visitor = page(360, java_script_enabled=scripted)
    visitor.goto(path("catalogue"))
    visitor.locator(".add button").click()
    if scripted:
        visitor.wait_for_selector(".add__said")
        assert visitor.inner_text(".basket-link__count") == "1"
        visitor.locator(".add__said a").click()
    visitor.wait_for_url(f"**{path('basket')}")
    visitor.locator("[id^=more-]").click()
    visitor.wait_for_selector(".stepper__number[value='2']")
    visitor.locator("#receive-vi-thanh").check()
    if not scripted:
        visitor.locator(".basket__update button:not([name])").click()
    visitor.wait_for_selector("#receive-vi-thanh[checked]")
    basket = Basket.objects.get()
    assert (basket.outlet, basket.lines.get().quantity) == (here, 2)
    assert visitor.locator(".review__stop").count() == 0


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_what_was_removed_comes_back(page, live_server, troubled, tea, scripted):
    visitor = page(1280, java_script_enabled=scripted)
    carry(visitor, troubled, live_server)
    visitor.goto(path("basket"))
    line = visitor.locator(f"#line-{tea.pk}")
    line.locator(".link-button").click()
    visitor.locator(".basket__removed button").click()
    line.wait_for()
    assert troubled.lines.filter(product=tea).exists()


def test_the_focus_stays_where_the_visitor_works(page, live_server, troubled, tea):
    visitor = page(1280)
    carry(visitor, troubled, live_server)
    visitor.goto(path("basket"))
    visitor.focus(f"#more-{tea.pk}")
    visitor.keyboard.press("Enter")
    visitor.wait_for_selector(f"#quantity-{tea.pk}[value='2']")
    assert visitor.evaluate("document.activeElement.id") == f"more-{tea.pk}"


def test_too_many_are_refused_beside_the_button(page, tea):
    visitor = page(1280)
    visitor.goto(tea.get_absolute_url())
    visitor.fill(".buy input[name=quantity]", "10")
    visitor.locator(".button--buy").click()
    visitor.wait_for_selector(".add__said--refused")
    assert not Basket.objects.exists()


def test_a_page_asks_for_the_badge_only_if_there_is_a_basket(page, tea):
    visitor, asked = page(1280), []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(path("home"), wait_until="networkidle")
    assert not [url for url in asked if "badge" in url]
    visitor.goto(tea.get_absolute_url())
    visitor.locator(".button--buy").click()
    visitor.wait_for_selector(".add__said")
    visitor.goto(path("home"), wait_until="networkidle")
    assert len([url for url in asked if "badge" in url]) == 1
    assert visitor.inner_text(".basket-link__count") == "1"
