"""What is told of a paper's end, when, and how often."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from catalogue.models import ProductDocument
from producers.models import EndingNotice
from producers.reminding import untold
from tests.factories.listed import certify, listed_product

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def this_day(time_machine):
    time_machine.move_to("2026-11-24T05:00:00Z", tick=False)


def food_safety(product, left: int | None) -> ProductDocument:
    """The product's food-safety document, with so many days left."""
    paper = product.documents.get(kind="food_safety")
    paper.expires_on = None if left is None else TODAY + timedelta(days=left)
    paper.save()
    return paper


@pytest.mark.parametrize(
    ("left", "days"),
    [
        *((61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (1, 7), (0, 7)),
        *((-1, 0), (-14, 0), (-15, None), (None, None)),
    ],
)
def test_the_nearest_step_is_told(left, days):
    food_safety(listed_product(), left)
    assert [one.days for _ending, one in untold(TODAY)] == ([] if days is None else [days])


def test_a_step_is_told_once():
    food_safety(listed_product(), 30)
    EndingNotice.objects.bulk_create(one for _ending, one in untold(TODAY))
    assert untold(TODAY) == []
    assert untold(TODAY + timedelta(days=22)) == []
    [[_ending, next_one]] = untold(TODAY + timedelta(days=23))
    assert next_one.days == 7


def test_a_corrected_date_is_told_of_anew():
    paper = food_safety(listed_product(), 7)
    EndingNotice.objects.bulk_create(one for _ending, one in untold(TODAY))
    paper.expires_on += timedelta(days=40)
    paper.save()
    assert [one.days for _ending, one in untold(TODAY)] == [60]


def test_a_certificate_ends_36_months_after_it_was_issued():
    certify(listed_product(), issued_on=date(2023, 12, 24))
    [[ending, one]] = untold(TODAY)
    assert (ending.on, one.days, ending.takes) == (date(2026, 12, 24), 30, "stars")


def test_a_paper_that_another_outlives_is_not_told():
    product = listed_product()
    food_safety(product, 7)
    ProductDocument.objects.create(
        product=product, kind="food_safety", expires_on=TODAY + timedelta(days=300)
    )
    certify(product, issued_on=date(2023, 12, 1), number="1")
    certify(product, issued_on=date(2026, 1, 5), number="2")
    assert untold(TODAY) == []


def test_a_paper_of_another_kind_replaces_nothing():
    product = listed_product()
    food_safety(product, 7)
    ProductDocument.objects.create(
        product=product, kind="test_report", expires_on=TODAY + timedelta(days=300)
    )
    assert len(untold(TODAY)) == 1


@pytest.mark.parametrize(
    ("facts", "takes"),
    [({}, "listing"), ({"group": "craft"}, ""), ({"group": "herbal"}, "listing")],
)
def test_what_goes_with_a_food_safety_document(facts, takes):
    food_safety(listed_product(**facts), 7)
    [[ending, _one]] = untold(TODAY)
    assert ending.takes == takes


def test_papers_of_a_product_that_staff_took_down_are_not_told():
    food_safety(listed_product(is_public=False), 7)
    assert untold(TODAY) == []


def test_looking_asks_no_more_of_many_papers(django_assert_num_queries):
    for _n in range(3):
        food_safety(listed_product(), 7)
    assert timezone.localdate() == TODAY
    with django_assert_num_queries(3):
        assert len(untold(TODAY)) == 3
