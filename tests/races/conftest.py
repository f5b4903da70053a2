"""An open shop with one outlet, and its processes on PostgreSQL."""

import pytest
from django.db import connection

from shop.partner.models import StockRecord
from shop.shipping.models import CollectionRule
from tests.bench.buyer import OUTLET
from tests.factories.listed import listed_product
from tests.factories.order import open_checkout
from tests.factories.outlet import OutletFactory

from .processes import Shop


@pytest.fixture
def outlet(transactional_db):
    """With room for everyone in every window."""
    open_checkout()
    outlet = OutletFactory(code=OUTLET, short_name="Vị Thanh", phase=1)
    CollectionRule.objects.create(outlet=outlet, capacity=1000)
    return outlet


@pytest.fixture
def product(outlet):
    """`product(units)`: a new one with so many at the outlet."""
    return lambda units: listed_product(outlet=outlet, received=units, price=100_000)


@pytest.fixture
def serve(outlet, redis_cache, tmp_path):
    """`serve(**how)`: the web alone, in two processes; see Shop."""
    shops = []

    def start(**how):
        shops.append(Shop(tmp_path, **how).start("web"))
        return shops[-1]

    yield start
    for shop in shops:
        shop.__exit__()


@pytest.fixture
def check_off(transactional_db):
    """The database's own CHECK taken away; the next test gets a database with it."""
    [check] = [c for c in StockRecord._meta.constraints if c.name == "stock_never_oversold"]
    with connection.schema_editor() as editor:
        editor.remove_constraint(StockRecord, check)
