"""Producers' people, and who asks to be taken in."""

from itertools import count

from django.contrib.auth.models import User
from django.test import Client

from producers.models import Application, Membership
from producers.models.membership import Role
from shop.customer.registration import username_of
from tests.factories.catalogue import PlaceFactory, ProducerFactory

PASSWORD = "khom-cau-duc-2026"
TAX_CODE = "0991234566"
NUMBER = count(1)


def person(email="", name="Lan", password=None) -> User:
    """With an account, and acting for nobody yet."""
    email = email or f"nguoi{next(NUMBER)}@example.vn"
    return User.objects.create_user(username_of(email), email, password, first_name=name)


def member(producer=None, role=Role.OWNER, **facts) -> Membership:
    """Of a new producer where none is given."""
    producer = producer or ProducerFactory(email="htx@example.vn")
    return Membership.objects.create(user=person(**facts), producer=producer, role=role)


def signed_in(user) -> Client:
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    browser.user = user
    return browser


def application(**facts) -> Application:
    """Not saved."""
    place = facts.pop("place", None) or PlaceFactory()
    return Application(
        **{
            "name": "HTX Mắm cá đồng (mẫu)",
            "kind": "cooperative",
            "tax_code": TAX_CODE,
            "place": place,
            "address": "Ấp 5",
            "contact_name": "Bảy Hiếu",
            "phone": "+842930000199",
            "email": "bay-hieu@example.vn",
            "products": "Mắm cá sặc",
            "agrees_to_review": True,
            "consent_version": "2026-11",
            "language": "vi",
            **facts,
        }
    )
