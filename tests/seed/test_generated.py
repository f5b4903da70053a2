import pytest

from catalogue.gtin import validate_gtin
from catalogue.models import Product
from seed.generated import add_generated
from shop.partner.stock_audit import audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]
NUMBER = 60


@pytest.fixture
def generated():
    add_generated(NUMBER, say=lambda line: None)
    return Product.objects.filter(code__startswith="G")


def test_all_are_listed(generated):
    assert generated.listed().count() == NUMBER


def test_they_spread_over_shelves_and_places(generated):
    assert generated.values("place").distinct().count() > 10
    assert generated.values("categories").distinct().count() > 10


def test_gtins_are_right(generated):
    for gtin in generated.filter(upc__isnull=False).values_list("upc", flat=True):
        validate_gtin(gtin)


def test_stock_is_the_sum_of_its_ledger(generated):
    assert not list(audit())


def test_more_are_added_to_those_that_exist(generated):
    assert add_generated(NUMBER + 5, say=lambda line: None) == 5
