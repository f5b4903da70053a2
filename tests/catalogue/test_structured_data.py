"""What search engines are told is what visitors see."""

import json
from datetime import date

import pytest

from catalogue.structured_data import json_ld, product_data
from tests.factories.listed import certify, listed_product

pytestmark = pytest.mark.django_db


def data_of(product) -> dict:
    text = product_data(
        product,
        stock=product.stockrecords.all(),
        certificate=product.certificates.first(),
        images=[],
    )
    return json.loads(text)


def test_each_outlets_offer_is_listed_in_đồng():
    (offer,) = data_of(listed_product(price=165_000))["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (165_000, "VND")
    assert offer["availability"].endswith("/InStock")


def test_sold_out_is_told_so():
    (offer,) = data_of(listed_product(received=0))["offers"]
    assert offer["availability"].endswith("/OutOfStock")


def test_alcohol_is_offered_in_the_store_only():
    (offer,) = data_of(listed_product(restriction="alcohol"))["offers"]
    assert offer["availability"].endswith("/InStoreOnly")


def test_a_lapsed_certificate_is_left_out():
    product = listed_product()
    certify(product)
    assert "hasCertification" in data_of(product)
    product.certificates.all().delete()
    certify(product, issued_on=date(2020, 1, 1))
    assert "hasCertification" not in data_of(product)


def test_nothing_in_a_text_can_end_the_script_element():
    assert "</script" not in json_ld({"name": "</script><script>alert(1)</script>"})
