"""Staff who read drafts, and drafts that wait for them."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from producers.drafts import drafting, papers, reviewing
from tests.factories.catalogue import shelf
from tests.factories.drafts import add_papers, complete_draft, complete_profile, paper_upload
from tests.factories.listed import listed_product
from tests.factories.producers import member

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def enter():
    """`enter(role)`: a browser of somebody of that role; None of an account without one."""

    def as_(role, name=""):
        name = name or role or "khach"
        user = User.objects.create_user(name, f"a{User.objects.count()}@example.vn", "x")
        if role:
            user.groups.add(Group.objects.get(name=role))
        browser = Client()
        browser.force_login(user, backend=BACKEND)
        browser.user = user
        return browser

    return as_


@pytest.fixture
def person():
    """Somebody of a producer."""
    return member()


@pytest.fixture
def waiting(person):
    """A new product that waits."""
    return reviewing.submit(draft=complete_draft(person), by=person.user)


def sent_edit(person, edits: dict, **product):
    """A change of a product in the shop that waits. `edits`: {field: (text now, new text)}."""
    goods = listed_product(producer=person.producer, shelf=shelf(), **product)
    draft = drafting.open_again(product=goods, by=person.user)
    drafting.save(draft=draft, by=person.user, edits=edits)
    add_papers(draft, person.user)
    draft.refresh_from_db()
    return reviewing.submit(draft=draft, by=person.user)


def hidden_profile(person):
    """The page of a producer that was never shown, ready to be sent."""
    person.producer.is_public = False
    person.producer.save()
    return complete_profile(person)


def sent_restricted(person):
    draft = complete_draft(person, restriction="conditional")
    facts = {"kind": "licence", "number": "GP 1", "issuer": "Sở Công Thương"}
    papers.add(draft=draft, by=person.user, upload=paper_upload(), **facts)
    draft.refresh_from_db()
    return reviewing.submit(draft=draft, by=person.user)
