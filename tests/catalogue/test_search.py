"""What people type finds what they mean, on SQLite and PostgreSQL alike."""

import pytest
from django.db import connection

from catalogue.models import Producer, Product, Specialty
from catalogue.search import find
from shop.partner.models import Partner
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def goods():
    khom = Specialty.objects.create(name_vi="Khóm Cầu Đúc", other_names="dứa, thơm, pineapple")
    named = {
        "fish": ("Cá thát lát rút xương", "Boneless knifefish", None),
        "khom": ("Khóm Cầu Đúc tươi", "Fresh Cầu Đúc pineapple", khom),
        "pomelo": ("Bưởi Năm Roi Phú Hữu", "Phú Hữu Năm Roi pomelo", None),
        "mandarin": ("Quýt đường Long Trị", "Long Trị sweet mandarin", None),
        "tea": ("Trà mãng cầu xiêm", "Soursop tea", None),
    }
    return {
        key: listed_product(title_vi=vi, title_en=en, specialty=specialty)
        for key, (vi, en, specialty) in named.items()
    }


def found(query: str) -> set[str]:
    return {product.title_vi for product in find(Product.objects.listed(), query)[0]}


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("ca that lat", "fish"),
        ("CÁ THÁT LÁT", "fish"),
        ("Ca\u0301 tha\u0301t la\u0301t", "fish"),
        ("khom", "khom"),
        ("dua", "khom"),
        ("pineapp", "khom"),
        ("duong", "mandarin"),
        ("pomelo", "pomelo"),
        ("buoi nam roi", "pomelo"),
        ("soursop tea", "tea"),
    ],
)
def test_a_query_finds_the_product_it_means(goods, query, key):
    assert goods[key].title_vi in found(query)
    assert len(found(query)) < len(goods)


def test_unlisted_products_are_not_found(goods):
    goods["fish"].brand = ""
    goods["fish"].save()
    assert found("ca that lat") == set()


def test_a_renamed_producer_is_found_by_the_new_name(goods):
    maker = goods["tea"].producer
    maker.name_vi = "Cơ sở Út Thương"
    maker.save()
    assert goods["tea"].title_vi in found("ut thuong")
    assert maker in find(Producer.objects.public(), "út thương")[0]


def test_outlets_are_found_by_their_old_address():
    outlet = OutletFactory(former_address_vi="TP Vị Thanh, tỉnh Hậu Giang")
    assert outlet in find(Partner.objects.public(), "vi thanh hau giang")[0]


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE--", '"NEAR(', "* OR *", "<script>", "AND", "\x00"]
)
def test_signs_of_query_languages_are_harmless(goods, query):
    find(Product.objects.listed(), query)[0].count()


def test_a_misspelling_is_understood_where_the_database_can(goods):
    if connection.vendor != "postgresql":
        assert found("knifefsh") == set()
    else:
        products, is_exact = find(Product.objects.listed(), "knifefsh")
        assert goods["fish"] in products
        assert not is_exact
