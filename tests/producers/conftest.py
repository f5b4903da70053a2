import pytest
from django.contrib.auth.models import Group, User
from django.utils import translation

from shop.communication.models import OutgoingMail
from shop.dashboard.roles import CATALOGUE_MANAGER
from tests.factories.catalogue import ProducerFactory
from tests.factories.producers import signed_in


@pytest.fixture
def in_vietnamese():
    """Addresses and texts as most producers see them."""
    with translation.override("vi"):
        yield


@pytest.fixture
def coop():
    return ProducerFactory(name_vi="HTX Kỳ Như (mẫu)", email="htx@example.vn")


@pytest.fixture
def staff():
    """`staff(role)`: a browser in which somebody of that role is logged in."""

    def enter(role=CATALOGUE_MANAGER):
        user = User.objects.create_user(role, f"staff{User.objects.count()}@example.vn", "x")
        user.groups.add(Group.objects.get(name=role))
        return signed_in(user)

    return enter


@pytest.fixture
def link_to():
    """`link_to(address)`: the path of the link in the newest mail to it."""

    def find(address: str) -> str:
        link = OutgoingMail.objects.filter(to=address).first().data["link"]
        return "/" + link.split("/", 3)[3]

    return find
