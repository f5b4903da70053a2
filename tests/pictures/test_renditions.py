"""Pictures are kept in a few sizes, made when they are saved and only read on pages."""

import pytest
from django.template import Context, Template

from pictures.renditions import make_renditions
from pictures.sizes import SPECS
from tests.factories.listed import picture

pytestmark = pytest.mark.django_db


def drawn(source: str, **context) -> str:
    return Template("{% load pictures %}" + source).render(Context(context))


def test_each_size_is_made_once():
    one = picture()
    made = make_renditions(one)
    assert {rendition.filter_spec for rendition in made} == set(SPECS)
    assert make_renditions(one) == []


def test_no_size_is_wider_than_the_original():
    assert all(rendition.width == 64 for rendition in make_renditions(picture()))


def test_saving_makes_the_sizes(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        one = picture()
    assert one.renditions.count() == len(SPECS)


def test_a_page_offers_avif_then_webp_with_width_and_height():
    one = picture()
    make_renditions(one)
    html = drawn('{% picture one "card" %}', one=one)
    assert html.index("image/avif") < html.index("image/webp")
    assert 'width="64" height="64"' in html
    assert 'alt="Hình minh họa"' in html
    assert 'loading="lazy"' in html


def test_before_its_sizes_are_made_the_original_is_shown():
    one = picture()
    assert one.file.url in drawn('{% picture one "card" %}', one=one)
    assert one.renditions.count() == 0


def test_without_a_picture_a_ground_is_shown():
    assert "no-picture" in drawn('{% picture one "card" %}', one=None)


def test_prefetched_sizes_cost_no_query(django_assert_num_queries):
    for _ in range(3):
        make_renditions(picture())
    pictures = list(type(picture()).objects.prefetch_related("renditions"))
    with django_assert_num_queries(0):
        for one in pictures:
            drawn('{% picture one "card" %}', one=one)
