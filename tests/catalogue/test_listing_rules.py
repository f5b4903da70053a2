"""Each rule of the plan: what breaks it, and what that does to the public listing."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from catalogue.listing_rules import RULES, check, failures, passes_until
from catalogue.models import Product, ProductDocument
from tests.factories.listed import give_papers, listed_product

pytestmark = pytest.mark.django_db

BREAKS = {
    "not_banned": {"restriction": "banned"},
    "texts": {"summary_vi": ""},
    "brand": {"brand": ""},
    "packaging": {"unit_vi": ""},
    "origin": {"place": None},
    "barcode": {"no_gtin_reason": ""},
    "licence": {"restriction": "alcohol"},
    "no_cure_claims": {"description_vi": "Trà này chữa bệnh mất ngủ."},
    "storage": {"shelf_life_days": None},
}


def failed(product) -> set[str]:
    return {finding.rule for finding in failures(Product.objects.for_rules().get(pk=product.pk))}


def is_public(product) -> bool:
    return Product.objects.listed().filter(pk=product.pk).exists()


def test_a_complete_product_is_public():
    product = listed_product()
    assert failed(product) == set()
    assert is_public(product)


@pytest.mark.parametrize("rule", BREAKS)
def test_what_a_product_lacks_is_named_and_hides_it(rule):
    product = listed_product(**BREAKS[rule])
    assert failed(product) == {rule}
    assert not is_public(product)


def test_without_a_label_it_is_hidden():
    product = listed_product()
    product.documents.get(kind="label").delete()
    assert failed(product) == {"label"}
    assert not is_public(product)


def test_without_a_picture_described_in_vietnamese_it_is_hidden():
    product = listed_product()
    product.images.all().delete()
    assert failed(product) == {"picture"}
    assert not is_public(product)


def test_without_a_price_it_is_hidden():
    product = listed_product()
    record = product.stockrecords.get()
    record.price = None
    record.save()
    assert failed(product) == {"price"}
    assert not is_public(product)


def test_a_wrong_gtin_is_no_gtin():
    product = listed_product(upc="2000000000053")
    assert failed(product) == set()
    Product.objects.filter(pk=product.pk).update(upc="2000000000054")
    assert failed(product) == {"barcode"}


def test_a_producer_who_is_not_public_hides_the_products():
    product = listed_product()
    product.producer.is_public = False
    product.producer.save()
    assert failed(product) == {"producer"}
    assert not is_public(product)


def test_crafts_need_no_food_safety_document():
    product = listed_product(group="craft", shelf_life_days=None)
    product.documents.get(kind="food_safety").delete()
    assert failed(product) == set()


def test_alcohol_is_shown_once_licensed_and_only_shown():
    product = listed_product(restriction="alcohol")
    ProductDocument.objects.create(product=product, kind="licence", number="1", issuer="Sở")
    assert is_public(product)
    assert product.is_display_only


def test_a_food_safety_document_that_lapses_hides_the_product_without_a_job(freeze):
    product = listed_product()
    last_day = passes_until(Product.objects.for_rules().get(pk=product.pk))
    with freeze(last_day):
        assert is_public(product)
    with freeze(last_day + timedelta(days=1)):
        assert not is_public(product)


def test_the_longest_running_document_of_a_kind_counts():
    product = listed_product()
    later = timezone.localdate() + timedelta(days=700)
    ProductDocument.objects.create(
        product=product, kind="food_safety", number="2", issuer="Sở", expires_on=later
    )
    assert passes_until(Product.objects.for_rules().get(pk=product.pk)) == later


def test_words_that_only_look_like_claims_pass():
    product = listed_product(
        title_vi="Quýt đường Long Trị", summary_vi="Không phải thuốc. Vị chua ngọt."
    )
    assert failed(product) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_speaks_vietnamese_and_names_its_clause(rule):
    with translation.override("vi"):
        vietnamese = str(rule.message)
    with translation.override("en"):
        assert str(rule.message) != vietnamese
    assert rule.clause


def test_findings_cover_every_rule():
    product = listed_product()
    give_papers(product)
    assert [finding.rule for finding in check(product)] == [rule.name for rule in RULES]
