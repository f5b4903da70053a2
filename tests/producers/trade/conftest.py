"""A producer with a product at an outlet, its helper, the outlet's staff; and a rival with both."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from catalogue.models import Producer, Product
from producers.models import Membership
from shop.dashboard.roles import OUTLET_STAFF
from shop.partner import stock
from shop.partner.models import Partner, StockRecord
from tests.factories.catalogue import ProducerFactory
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Party:
    """A producer, one of its products at an outlet with 20 units, and who acts there."""

    producer: Producer
    product: Product
    outlet: Partner
    shelf: StockRecord
    helper: User
    clerk: User

    @property
    def browser(self) -> Client:
        """The helper's."""
        return logged_in(self.helper)

    @property
    def desk(self) -> Client:
        """The clerk's."""
        return logged_in(self.clerk)


def logged_in(user) -> Client:
    browser = Client()
    browser.force_login(user, backend=BACKEND)
    return browser


def party(name: str) -> Party:
    producer = ProducerFactory(name_vi=f"HTX {name} (mẫu)", email=f"htx-{name}@example.vn")
    outlet = OutletFactory(email=f"diem-{name}@example.vn")
    product = listed_product(producer=producer, outlet=outlet, received=20)
    helper = User.objects.create_user(f"helper-{name}", f"helper-{name}@example.vn", "x")
    Membership.objects.create(user=helper, producer=producer, role="helper")
    clerk = User.objects.create_user(f"clerk-{name}", f"clerk-{name}@example.vn", "x")
    clerk.groups.add(Group.objects.get(name=OUTLET_STAFF))
    outlet.users.add(clerk)
    return Party(producer, product, outlet, product.stockrecords.get(), helper, clerk)


@pytest.fixture
def ours(db) -> Party:
    return party("khom")


@pytest.fixture
def rival(db) -> Party:
    return party("buoi")


def sell(shelf: StockRecord, units: int, order="HG-1"):
    """Set aside for an order and handed over, now."""
    stock.allocate(lines=[(shelf, units)], reference=order)
    stock.consume(lines=[(shelf, units)], reference=order)
