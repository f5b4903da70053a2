"""An open shop, somebody at its counter, and an order of two teas (170.000 ₫) to be collected."""

import pytest

from tests.factories.listed import listed_product
from tests.factories.order import open_checkout, placed
from tests.factories.outlet import OutletFactory


@pytest.fixture(autouse=True)
def cards_are_taken(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_shop", "whsec_shop"


@pytest.fixture
def outlet(db):
    open_checkout()
    return OutletFactory(code="vi-thanh", short_name="Vị Thanh", phase=1)


@pytest.fixture
def tea(outlet):
    return listed_product(outlet=outlet, received=5, price=85_000, title_vi="Trà mãng cầu")


@pytest.fixture
def seller(django_user_model, db):
    return django_user_model.objects.create_user("ban-hang", is_staff=True)


@pytest.fixture
def reserved(tea, outlet):
    """To be paid at the counter."""
    return placed((tea, 2), outlet=outlet)


@pytest.fixture
def unpaid(tea, outlet):
    """Waits for its payment by card."""
    return placed((tea, 2), outlet=outlet, payment_method="card")


@pytest.fixture
def shelf(tea):
    """(on the shelf, set aside) of the tea, as it now is."""

    def numbers():
        record = tea.stockrecords.get()
        return record.num_in_stock, record.num_allocated

    return numbers
