import unicodedata
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from catalogue.listing_rules import failures
from catalogue.models import Producer, Product
from catalogue.search import find
from config import env
from pictures.models import Picture
from seed import sample
from seed.accounts import ACCOUNTS, PASSWORD, PRODUCER_ACCOUNTS
from seed.products import DRAFTS
from seed.tables import DATA
from shop.partner.models import Partner, StockMovement, StockRecord
from shop.partner.stock_audit import audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]


def again():
    sample.load_records(say=lambda line: None)


def counts():
    models = (Product, Producer, Partner, Picture, StockRecord, StockMovement, User)
    return [model.objects.count() for model in models]


def test_production_has_no_sample_data(monkeypatch):
    monkeypatch.setattr(env, "IS_PRODUCTION", True)
    with pytest.raises(CommandError, match="not for production"):
        call_command("seed")


def test_every_product_but_the_drafts_is_listed():
    codes = set(Product.objects.values_list("code", flat=True))
    assert codes - set(Product.objects.listed().values_list("code", flat=True)) == DRAFTS


def test_drafts_show_what_is_missing():
    for product in Product.objects.filter(code__in=DRAFTS).for_rules():
        assert len(failures(product)) >= 3


def test_a_second_run_adds_nothing():
    before = counts()
    again()
    assert counts() == before


def test_a_second_run_keeps_what_people_changed():
    product = Product.objects.get(code="HG001")
    product.title_vi = "Khóm mới"
    product.save()
    again()
    assert Product.objects.get(code="HG001").title_vi == "Khóm mới"


def test_a_renamed_producer_is_not_made_again():
    Producer.objects.filter(slug_vi="mat-ong").update(name_vi="Tên khác")
    again()
    assert not Producer.objects.filter(name_vi="Công ty mật ong (mẫu)").exists()


def test_two_certificates_have_lapsed():
    starred = Product.objects.filter(ocop_stars__isnull=False)
    lapsed = {product.code for product in starred if product.stars_lapsed_on}
    assert lapsed == {"HG021", "HG027"}


def test_stock_is_the_sum_of_its_ledger():
    assert not list(audit())


def test_one_product_is_sold_out_everywhere():
    records = StockRecord.objects.filter(product__code="HG034")
    assert [record.num_in_stock for record in records] == [0, 0]


def test_every_picture_is_told_in_both_languages():
    assert not Picture.objects.filter(alt_vi="").exists()
    assert not Picture.objects.filter(alt_en="").exists()


def test_some_english_is_missing_so_that_the_fallback_is_seen():
    assert not Product.objects.get(code="HG012").title_en
    missing = Product.objects.get(code="HG022").missing_translations
    assert set(missing) == {"description", "usage"}


@pytest.mark.parametrize("words", ["ca that lat", "CÁ THÁT LÁT", "knifefish", "clown featherback"])
def test_knifefish_is_found_by_each_of_its_names(words):
    found, _exact = find(Product.objects.listed(), words)
    assert "HG007" in found.values_list("code", flat=True)


@pytest.mark.parametrize(
    "account", (*ACCOUNTS, *PRODUCER_ACCOUNTS), ids=lambda account: account.email
)
def test_the_printed_password_logs_in(account):
    client = Client()
    assert client.login(username=account.email, password=PASSWORD)


def test_files_are_composed_text():
    for file in filter(Path.is_file, DATA.rglob("*")):
        assert unicodedata.is_normalized("NFC", file.read_text("utf-8")), file.name


def test_every_sample_product_holds_what_its_fields_allow():
    for product in Product.objects.all():
        product.clean_fields()
