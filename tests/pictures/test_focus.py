"""What matters in a picture stays in sight where a frame cuts it."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from design.stylesheet import compose
from pictures.focus import focus_classes, quarter
from pictures.models import Picture
from tests.factories.listed import picture

SHEET = compose()


@pytest.mark.parametrize(
    ("point", "classes"),
    [
        ((None, None), ""),
        ((50, 50), ""),
        ((0, 50), "focus-x-0"),
        ((80, 100), "focus-x-75 focus-y-100"),
        ((400, 50), "focus-x-100"),
    ],
)
def test_the_nearest_quarter_is_named(point, classes):
    shown = Picture(width=100, height=100, focal_point_x=point[0], focal_point_y=point[1])
    assert focus_classes(shown) == classes


@given(point=st.integers(0, 10_000), length=st.integers(1, 10_000))
def test_every_quarter_has_its_rule(point, length):
    place = quarter(point, length)
    assert place == 50 or all(f".focus-{axis}-{place} " in SHEET for axis in "xy")


@pytest.mark.django_db
def test_a_page_names_it():
    shown = picture(focal_point_x=4, focal_point_y=60)
    html = Template('{% load pictures %}{% picture one "card" %}').render(Context({"one": shown}))
    assert 'class="focus-x-0 focus-y-100"' in html
