"""Editing under /en/ neither copies Vietnamese into English nor loses it (and the reverse)."""

import pytest
from django.utils import translation

from catalogue.models import Category, Place, Producer, Product, Province, Specialty
from shop.dashboard.bilingual import StaffForm, translated
from shop.dashboard.urls import urlpatterns
from shop.partner.models import Partner
from tests.shop.dashboard.conftest import address, sent_back

LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def every_form(parent=StaffForm):
    for form in parent.__subclasses__():
        yield form
        yield from every_form(form)


def test_no_form_has_a_field_that_means_the_active_language():
    assert urlpatterns  # all screens are imported
    ambiguous = {
        form: set(form.base_fields) & set(translated(form._meta.model))
        for form in every_form()
        if form._meta.model
    }
    assert not any(ambiguous.values()), ambiguous


def created(staff, name, language, **values):
    """The answer to sending a form for a new record, under /vi/ or /en/."""
    browser = staff("manager")
    page = address(f"{name}-create", language=language)
    data = {**sent_back(browser.get(page)), **values}
    return browser.post(page, data)


@LANGUAGES
def test_a_product_created_in_either_language_has_vietnamese_and_no_false_english(language, staff):
    values = {"title_vi": "Đọt choại tươi", "code": "HG900"}
    assert created(staff, "product", language, **values).status_code == 302
    product = Product.objects.get(code="HG900")
    assert (product.title_vi, product.slug_vi) == ("Đọt choại tươi", "dot-choai-tuoi")
    assert not product.title_en and not product.slug_en and not product.summary_en


@LANGUAGES
@pytest.mark.parametrize(
    ("name", "model"),
    [("producer", Producer), ("place", Place), ("province", Province), ("specialty", Specialty)]
    + [("category", Category), ("outlet", Partner)],
)
def test_any_record_created_in_either_language_keeps_them_apart(name, model, language, shop, staff):
    before = set(model.objects.values_list("pk", flat=True))
    values = {
        "name_vi": "Tên Việt",
        "address_vi": "Số 1",
        "short_name": "Tên",
        "kind": "cooperative",
        "place": shop.product.place_id,
        "province": shop.product.place.province_id,
    }
    assert created(staff, name, language, **values).status_code == 302
    record = model.objects.exclude(pk__in=before).get()
    assert (record.name_vi, record.name_en or "") == ("Tên Việt", "")
    assert (record.slug_vi, record.slug_en or "") == ("ten-viet", "")


@LANGUAGES
def test_saving_an_untranslated_product_unchanged_changes_no_text(language, shop, staff):
    browser = staff("manager")
    page = address("product-edit", language=language, pk=shop.product.pk)
    texts = [f"{name}_{code}" for name in translated(Product) for code in ("vi", "en")]
    before = Product.objects.filter(pk=shop.product.pk).values(*texts).get()
    assert browser.post(page, sent_back(browser.get(page))).status_code == 302
    after = Product.objects.filter(pk=shop.product.pk).values(*texts).get()
    assert {name: after[name] or "" for name in texts} == {
        name: before[name] or "" for name in texts
    }


@LANGUAGES
def test_vietnamese_is_required_and_what_was_typed_is_not_lost(language, shop, staff):
    response = created(staff, "product", language, title_en="Choai shoots", code="HG901")
    assert response.status_code == 422
    assert "title_vi" in response.context["form"].errors
    assert 'value="Choai shoots"' in response.content.decode()
    assert not Product.objects.filter(code="HG901").exists()


def test_english_never_stands_alone(shop, staff):
    response = created(
        staff, "product", "vi", title_vi="Khóm", code="HG902", summary_en="A fine pineapple"
    )
    assert "summary_vi" in response.context["form"].errors


def test_an_english_text_older_than_its_vietnamese_is_named_until_confirmed(shop, staff):
    product, browser = shop.product, staff("manager")
    product.title_en = "Knifefish cake"
    product.save()
    product.title_vi = "Chả cá thát lát rút xương"
    product.save()
    page = address("product-edit", pk=product.pk)
    response = browser.get(page)
    assert response.context["stale_english"]
    browser.post(page, {**sent_back(response), "translations_hold": "on"})
    assert not browser.get(page).context["stale_english"]


def test_both_languages_stand_on_the_form_in_both_languages(shop, staff):
    browser = staff("manager")
    for language in ("vi", "en"):
        page = browser.get(address("product-edit", language=language, pk=shop.product.pk))
        with translation.override(language):
            assert {"title_vi", "title_en"} <= set(page.context["form"].fields)
