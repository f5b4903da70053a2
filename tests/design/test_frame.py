"""A page's own address, its counterpart in the other language, and what search engines are told."""

import pytest

from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return listed_product(title_vi="Khóm Cầu Đúc", title_en="Pineapple", summary_en="Tasty")


@pytest.fixture
def untranslated():
    return listed_product(title_vi="Đọt choại", title_en=None)


def test_the_switch_leads_to_the_same_product(client, product):
    page = client.get(f"/vi/san-pham/khom-cau-duc-{product.pk}/")
    assert page.context["switch"]["url"] == f"/en/products/pineapple-{product.pk}/"


def test_the_switch_keeps_filters(client, product):
    page = client.get("/en/products/?stars=4&stars=5&q=khom")
    assert page.context["switch"]["url"] == "/vi/san-pham/?stars=4&stars=5&q=khom"


def test_a_filtered_listing_is_not_indexed_and_names_the_whole_as_canonical(client, product):
    page = client.get("/en/products/?group=food")
    assert page.context["noindex"]
    assert page.context["canonical"].endswith("/en/products/")


def test_an_untranslated_page_is_marked_vietnamese_and_not_indexed(client, untranslated):
    page = client.get(f"/en/products/dot-choai-{untranslated.pk}/")
    text = page.content.decode()
    assert page.context["noindex"]
    assert page.context["canonical"].endswith(f"/vi/san-pham/dot-choai-{untranslated.pk}/")
    assert page.context["hreflangs"] == []
    assert '<meta name="robots" content="noindex' in text
    assert 'lang="vi"' in text.split("<main")[1]


def test_a_translated_page_names_both_languages(client, product):
    text = client.get(f"/en/products/pineapple-{product.pk}/").content.decode()
    assert 'hreflang="vi"' in text
    assert 'hreflang="en"' in text
    assert "noindex" not in text


def test_an_old_slug_leads_on_with_its_filters(client, product):
    response = client.get(f"/vi/san-pham/ten-cu-{product.pk}/?a=1")
    assert response.status_code == 301
    assert response["Location"] == f"/vi/san-pham/khom-cau-duc-{product.pk}/?a=1"


def test_an_unlisted_product_is_not_found(client, product):
    product.is_public = False
    product.save()
    assert client.get(f"/vi/san-pham/khom-cau-duc-{product.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/vi/", "/vi/san-pham/", "/vi/khong-co/"])
def test_anonymous_pages_set_no_cookie(client, product, path):
    assert not client.get(path).cookies
