"""In one word how a product stands: each row of the table in docs/producers.md."""

from datetime import timedelta

import pytest
from django.utils import timezone

from producers import trail
from producers.drafts import drafting, reviewing
from producers.drafts.standing import Standing, standing
from producers.models import Draft
from tests.factories.catalogue import shelf
from tests.factories.drafts import complete_draft, manager
from tests.factories.listed import listed_product
from tests.factories.producers import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return member()


@pytest.fixture
def staff():
    return manager()


@pytest.fixture
def product(person):
    return listed_product(producer=person.producer, shelf=shelf())


def stands(draft) -> Standing:
    return standing(Draft.objects.get(pk=draft.pk))


def test_from_draft_to_approved(person, staff):
    draft = complete_draft(person)
    assert stands(draft) == Standing.DRAFT
    draft = reviewing.submit(draft=draft, by=person.user)
    assert stands(draft) == Standing.SUBMITTED
    reviewing.request_changes(
        draft=draft, by=staff, seen=reviewing.mark(draft), comments={"brand": "Thiếu"}
    )
    assert stands(draft) == Standing.CHANGES
    draft = reviewing.submit(draft=draft, by=person.user)
    reviewing.approve(draft=draft, by=staff, seen=reviewing.mark(draft))
    assert stands(draft) == Standing.APPROVED


def test_from_listed_through_an_edit_to_withdrawn(person, staff, product):
    draft = drafting.draft_of(product)
    assert stands(draft) == Standing.LISTED
    drafting.reopen(draft=draft, by=person.user)
    assert stands(draft) == Standing.EDITED
    draft = reviewing.submit(draft=draft, by=person.user)
    assert stands(draft) == Standing.WAITING
    reviewing.approve(draft=draft, by=staff, seen=reviewing.mark(draft))
    assert stands(draft) == Standing.LISTED
    reviewing.withdraw(draft=draft, by=person.user)
    assert stands(draft) == Standing.WITHDRAWN


def test_rejected(person, staff):
    draft = reviewing.submit(draft=complete_draft(person), by=person.user)
    reviewing.reject(draft=draft, by=staff, seen=reviewing.mark(draft), reason="Không phải OCOP")
    assert stands(draft) == Standing.REJECTED


def test_lapsed_from_the_day_after_the_paper_ends(person, product):
    draft = drafting.draft_of(product)
    paper = product.documents.get(kind="food_safety")
    paper.expires_on = timezone.localdate()
    paper.save()
    assert stands(draft) == Standing.LISTED
    paper.expires_on -= timedelta(days=1)
    paper.save()
    assert stands(draft) == Standing.LAPSED


def test_suspended(person, staff, product):
    draft = drafting.draft_of(product)
    trail.suspend(producer=person.producer, reason="Hàng giả", by=staff)
    assert stands(draft) == Standing.SUSPENDED


def test_a_page_of_a_producer_that_visitors_see(person):
    draft = drafting.profile_of(person.producer)
    assert stands(draft) == Standing.LISTED
    drafting.reopen(draft=draft, by=person.user)
    assert stands(draft) == Standing.EDITED
    person.producer.is_public = False
    person.producer.save()
    assert stands(draft) == Standing.DRAFT
