import pytest
from django.db import IntegrityError

from shop.dashboard.catalogue.prices import set_prices
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.django_db


def test_prices_at_all_outlets_change_together_or_not_at_all():
    product = listed_product(price=100_000)
    here, there = product.stockrecords.get().partner, OutletFactory()
    with pytest.raises(IntegrityError):
        set_prices(product=product, prices={here: 90_000, there: 0})
    assert product.stockrecords.get().price == 100_000
