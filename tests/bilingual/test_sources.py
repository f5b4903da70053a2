"""An English text knows of which Vietnamese it is a translation, whichever way it was saved."""

import pytest
from modeltranslation.translator import translator

from bilingual.carrying import carried
from bilingual.sources import BilingualTexts, fingerprint, translated_fields
from bilingual.states import CURRENT, MISSING, STALE, with_states
from catalogue.models import Product
from tests.factories.catalogue import ProducerFactory, ProductFactory

pytestmark = pytest.mark.django_db


def states(record) -> dict:
    found = with_states(type(record)).get(pk=record.pk)
    return {name: getattr(found, f"state_of_{name}") for name in translated_fields(type(record))}


def stale_product(**texts):
    product = ProductFactory(**{"title_vi": "Khóm", "title_en": "Pineapple", **texts})
    product.title_vi = "Khóm Cầu Đúc"
    product.save()
    return product


def test_stale_english_tells_what_its_vietnamese_was():
    product = stale_product()
    assert product.stale_translations == ["title"]
    assert product.source_of("title") == "Khóm"
    assert product.translated_at("title")


def test_confirming_one_text_leaves_the_others_stale():
    product = stale_product(summary_vi="Ngọt", summary_en="Sweet")
    product.summary_vi = "Rất ngọt"
    product.save()
    product.confirm_translations("title")
    product.save()
    assert product.stale_translations == ["summary"]
    assert product.source_of("title") == "Khóm Cầu Đúc"


def test_a_save_of_the_english_alone_keeps_its_source():
    product = stale_product()
    product.title_en = "Cầu Đúc pineapple"
    product.save(update_fields=["title_en"])
    product.refresh_from_db()
    assert product.stale_translations == []


def test_the_database_and_the_record_agree_on_the_state():
    product = stale_product(
        summary_vi="Ngọt", unit_vi="hộp", unit_en="box", usage_vi="Nói “có”\nvà xuống dòng, \\ '"
    )
    product.usage_en = "Two\nlines"
    product.save()
    found = states(product)
    stale = {name for name, state in found.items() if state == STALE}
    missing = {name for name, state in found.items() if state == MISSING}
    assert (stale, missing) == (set(product.stale_translations), set(product.missing_translations))
    assert found["unit"] == found["usage"] == CURRENT
    assert found["ingredients"] == ""


def test_vietnamese_written_past_save_leaves_its_english_stale():
    product = ProductFactory(title_vi="Khóm", title_en="Pineapple")
    Product.objects.filter(pk=product.pk).update(title_vi="Dứa")
    assert states(product)["title"] == STALE


def test_records_made_in_bulk_know_their_sources():
    producer = ProducerFactory()
    product = ProductFactory.build(
        producer=producer, product_class=None, title_vi="Khóm", title_en="Pineapple"
    )
    product.product_class = ProductFactory().product_class
    product.prepare()
    Product.objects.bulk_create([product])
    assert states(Product.objects.get(code=product.code))["title"] == CURRENT


def test_line_ends_of_browsers_change_no_text():
    product = ProductFactory(usage_vi="Một\nHai", usage_en="One\nTwo")
    product.usage_vi = "Một\r\nHai"
    product.save()
    assert product.stale_translations == []


def test_older_records_are_carried_over():
    product = ProductFactory(
        title_vi="Khóm", title_en="Pineapple", unit_vi="hộp", unit_en="box", usage_en="Peel it"
    )
    product.translated_from = {
        "title": {"vi": fingerprint("Dứa"), "en": fingerprint("Pineapple")},
        "unit": {"vi": fingerprint("hộp"), "en": fingerprint("box")},
    }
    kept = carried(product)
    assert kept["title"]["source"] is None
    assert kept["unit"]["source"] == "hộp"
    assert kept["usage"]["source"] == ""


def test_every_model_with_texts_in_columns_knows_their_sources():
    translated = translator.get_registered_models(abstract=False)
    assert translated
    assert [model for model in translated if not issubclass(model, BilingualTexts)] == []
