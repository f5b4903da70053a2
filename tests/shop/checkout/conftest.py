"""An open shop with one outlet and two products; cards are taken."""

import pytest

from tests.factories.listed import listed_product
from tests.factories.order import filled_basket, open_checkout
from tests.factories.outlet import OutletFactory


@pytest.fixture(autouse=True)
def cards_are_taken(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_shop", "whsec_shop"


@pytest.fixture
def rules(db):
    return open_checkout()


@pytest.fixture
def outlet(rules):
    return OutletFactory(code="vi-thanh", short_name="Vị Thanh", phase=1)


@pytest.fixture
def tea(outlet):
    """Five, at 85.000 ₫."""
    return listed_product(
        outlet=outlet, received=5, price=85_000, title_vi="Trà mãng cầu", title_en="Soursop tea"
    )


@pytest.fixture
def fish(outlet):
    """Three, at 155.000 ₫."""
    return listed_product(outlet=outlet, received=3, price=155_000, title_vi="Khô cá sặc rằn")


@pytest.fixture
def basket(outlet, tea, fish):
    """Two teas and a fish, 325.000 ₫, to be collected."""
    return filled_basket((tea, 2), (fish, 1), outlet=outlet)
