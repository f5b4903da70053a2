"""One record side by side: the English is written, and nothing else."""

import pytest
from django.urls import reverse

from catalogue.models import Product, Specialty
from cms.shop_texts.forms import edition_of
from cms.shop_texts.listing import KINDS, model_of
from tests.factories.cms_blocks import specialty
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


def address(record) -> str:
    return reverse("cms_shop_text", args=[record._meta.model_name, record.pk])


def texts(product, **values) -> dict:
    """As the form sends them back, these changed."""
    names = product.translated_fields()
    return {
        **{f"{name}_en": product._en(name) for name in names},
        "edition": edition_of(product),
        **values,
    }


def send(client, product, **values):
    return client.post(address(product), texts(product, **values))


def test_english_is_written_and_whose_it_is_is_known(client, translator, product):
    assert send(client, product, title_en="Pineapple").status_code == 302
    product.refresh_from_db()
    assert (product.title_en, product.slug_en) == ("Pineapple", "pineapple")
    assert product.translated_from["title"]["by"] == translator.pk


def test_vietnamese_and_anything_else_is_left_alone(client, translator, product):
    send(client, product, title_en="P", title_vi="Khác", is_public="", code="X", slug_vi="x")
    after = Product.objects.get(pk=product.pk)
    kept = ("title_vi", "is_public", "code", "slug_vi", "summary_en")
    assert [getattr(after, name) for name in kept] == [getattr(product, name) for name in kept]


def test_what_changed_in_the_source_is_shown(client, translator, product):
    product.summary_vi = "Rất Ngọt."
    product.save()
    shown = client.get(address(product)).content.decode()
    assert "<ins>Rất </ins>" in shown


def test_a_stale_text_that_still_holds_is_confirmed(client, translator, product):
    product.summary_vi = "Ngọt lắm."
    product.save()
    send(client, product, holds=["summary"])
    product.refresh_from_db()
    assert product.stale_translations == [] and product.summary_en == "Sweet."


def test_saved_without_a_word_it_stays_stale(client, translator, product):
    product.summary_vi = "Ngọt lắm."
    product.save()
    send(client, product)
    product.refresh_from_db()
    assert product.stale_translations == ["summary"]


def test_who_comes_second_is_told_and_loses_nothing(client, translator, product):
    typed = texts(product, title_en="Mine")
    product.title_en = "Theirs"
    product.save()
    answer = client.post(address(product), typed)
    shown = answer.content.decode()
    assert answer.status_code == 409 and "Mine" in shown and "Theirs" in shown
    product.refresh_from_db()
    assert product.title_en == "Theirs"
    again = {**typed, "edition": answer.context["form"].data["edition"]}
    assert client.post(address(product), again).status_code == 302
    product.refresh_from_db()
    assert product.title_en == "Mine"


def test_a_text_too_long_is_refused_beside_its_field(client, translator, product):
    answer = send(client, product, title_en="x" * 500)
    assert answer.status_code == 422 and answer.context["form"].errors["title_en"]
    product.refresh_from_db()
    assert product.title_en in ("", None)


def test_the_next_is_the_next_of_the_list(client, translator, product):
    other = listed_product(title_en="")
    third = client.post(address(product), texts(product, next="1"))
    assert address(other) in third.headers["Location"]
    back = client.post(address(other), texts(other, next="1"))
    assert address(product) in back.headers["Location"]


@pytest.mark.parametrize("where", [("user", 1), ("product", 10**6)])
def test_what_is_not_there_is_not_found(client, translator, where):
    address = reverse("cms_shop_text", args=where)
    assert client.get(address, follow=True).status_code == 404
    assert client.post(address, follow=True).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_opened(client, translator, kind, product):
    record = model_of(kind)._base_manager.first()
    if record is None:
        record = specialty() if model_of(kind) is Specialty else None
    if record is not None:
        assert client.get(address(record)).status_code == 200
