"""Two outlets, what they sell, and a guest's basket."""

import pytest

from shop.basket.models import Basket
from shop.partner import stock
from shop.partner.models import Partner
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.factories.stock import StockRecordFactory


@pytest.fixture
def here(db) -> Partner:
    return OutletFactory(code="vi-thanh", short_name="Vị Thanh", phase=1)


@pytest.fixture
def there(db) -> Partner:
    return OutletFactory(code="nga-bay", short_name="Ngã Bảy", phase=2)


@pytest.fixture
def tea(here):
    """Five at the first outlet, 85.000 ₫."""
    return listed_product(outlet=here, received=5, price=85_000, title_vi="Trà mãng cầu xiêm")


@pytest.fixture
def fish(there):
    """Three at the second outlet only, 155.000 ₫."""
    return listed_product(outlet=there, received=3, price=155_000, title_vi="Khô cá sặc rằn")


@pytest.fixture
def wine(here):
    return listed_product(outlet=here, restriction="alcohol", title_vi="Rượu khóm")


@pytest.fixture
def basket(db) -> Basket:
    return Basket.objects.create()


@pytest.fixture
def carry():
    """`carry(product, outlet, 4, price=90_000)`: the outlet has it too."""

    def put(product, outlet, number, price=85_000):
        record = StockRecordFactory(product=product, partner=outlet, price=price)
        if number:
            stock.receive(stockrecord=record, quantity=number)
        return record

    return put
