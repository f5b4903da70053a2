"""In English pages no Vietnamese stands unmarked, wherever a name is shown."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from catalogue.models import Category, Specialty
from tests.factories.catalogue import PlaceFactory, ProducerFactory
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db
NAMES = ("Kệ lạ", "Đặc sản lạ", "Xã lạ", "Hợp tác xã lạ", "Món lạ", "Bọc lá chuối")


@pytest.fixture
def product():
    shelf = Category.add_root(name_vi="Kệ lạ")
    maker = ProducerFactory(name_vi="Hợp tác xã lạ", place=PlaceFactory(name_vi="Xã lạ"))
    return listed_product(
        title_vi="Món lạ",
        shelf=shelf,
        producer=maker,
        specialty=Specialty.objects.create(name_vi="Đặc sản lạ"),
        carry_home_advice_vi="Bọc lá chuối",
    )


def unmarked(html: str) -> set[str]:
    """Which of the names stand in the body of the page outside any `lang="vi"`."""
    body = BeautifulSoup(html, "html.parser").body or BeautifulSoup(html, "html.parser")
    for element in body.select('[lang="vi"], svg'):
        element.decompose()
    return {name for name in NAMES if name in body.get_text()}


def test_no_vietnamese_name_stands_unmarked_in_english(client, product):
    with override("en"):
        paths = [
            "/en/products/?place=xa-la&specialty=dac-san-la",
            product.categories.get().get_absolute_url(),
            product.get_absolute_url(),
            product.producer.get_absolute_url(),
            "/en/producers/",
            "/en/search/suggestions/?q=la",
        ]
    assert {path: unmarked(client.get(path).content.decode()) for path in paths} == dict.fromkeys(
        paths, set()
    )


def test_a_shelf_without_an_english_name_is_no_english_page(client, product):
    with override("en"):
        html = client.get(product.categories.get().get_absolute_url()).content.decode()
    assert 'content="noindex"' in html and "not in English yet" in html
