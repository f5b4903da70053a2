"""What stands beside a product."""

import pytest

from catalogue.models import Category, Specialty
from catalogue.related import related_to
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


def test_the_same_specialty_comes_before_the_same_shelf():
    khom = Specialty.objects.create(name_vi="Khóm")
    shelf = Category.add_root(name_vi="Trái cây")
    syrup = listed_product(specialty=khom, shelf=shelf)
    on_the_shelf = listed_product(shelf=shelf)
    of_the_kind = listed_product(specialty=khom)
    assert related_to(syrup)[:2] == [of_the_kind, on_the_shelf]


def test_staffs_own_choice_comes_first():
    tea, crackers, _other = listed_product(), listed_product(), listed_product()
    tea.recommended_products.add(crackers)
    assert related_to(tea)[0] == crackers


def test_alcohol_is_not_put_beside_other_goods():
    tea = listed_product()
    spirit = listed_product(restriction="alcohol", producer=tea.producer)
    spirit.documents.create(kind="licence", number="1", issuer="Sở Công Thương")
    spirit.refresh_from_db()
    assert spirit.is_listed
    assert spirit not in related_to(tea)


def test_unlisted_products_are_left_out():
    tea, draft = listed_product(), listed_product(brand="")
    assert draft not in related_to(tea)
