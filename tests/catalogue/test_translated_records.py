"""Texts in two languages: what is missing, what is stale, what an address is made of."""

import unicodedata

import pytest
from django.utils import translation

from tests.factories.catalogue import ProductFactory

pytestmark = pytest.mark.django_db


def test_a_text_is_stored_composed():
    product = ProductFactory(title_vi=unicodedata.normalize("NFD", "Đọt choại tươi"))
    product.refresh_from_db()
    assert product.title_vi == "Đọt choại tươi"


def test_slugs_are_made_per_language_and_kept():
    product = ProductFactory(title_vi="Đọt choại tươi", title_en="Fern shoots")
    assert (product.slug_vi, product.slug_en) == ("dot-choai-tuoi", "fern-shoots")
    product.title_vi = "Đọt choại non"
    product.save()
    assert product.slug_vi == "dot-choai-tuoi"


def test_english_never_receives_vietnamese():
    with translation.override("en"):
        product = ProductFactory(title_vi="Đọt choại tươi", title_en=None)
        product.save()
    product.refresh_from_db()
    assert product.title_vi == "Đọt choại tươi"
    assert not product.title_en
    assert not product.slug_en


def test_a_translation_is_stale_once_its_source_changed():
    product = ProductFactory(title_vi="Khóm", title_en="Pineapple")
    assert product.stale_translations == []
    product.title_vi = "Khóm Cầu Đúc"
    product.save()
    assert product.stale_translations == ["title"]
    product.title_en = "Cầu Đúc pineapple"
    product.save()
    assert product.stale_translations == []


def test_staff_can_confirm_that_a_translation_still_holds():
    product = ProductFactory(title_vi="Khóm", title_en="Pineapple")
    product.title_vi = "Trái khóm"
    product.save()
    product.confirm_translations()
    product.save()
    assert product.stale_translations == []


def test_what_has_no_english_is_named():
    product = ProductFactory(title_vi="Khóm", title_en="Pineapple", summary_vi="Ngọt")
    assert product.missing_translations == ["summary"]
    assert not product.is_translated
