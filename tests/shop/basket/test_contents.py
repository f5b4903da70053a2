"""What a basket comes to today."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.basket import changes
from shop.basket.contents import contents
from shop.basket.models import Basket
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


def test_amounts_are_whole_dong(basket, tea):
    changes.add(basket=basket, product=tea, quantity=2)
    found = contents(basket)
    assert (found.goods_total, found.total, found.units) == (170_000, 170_000, 2)
    assert type(found.total) is int


def test_no_basket_is_empty_and_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        found = contents(None)
    assert found.is_empty and found.total == 0 and not found.can_be_ordered


def test_it_can_be_ordered_once_the_outlet_is_chosen(basket, tea, here):
    changes.add(basket=basket, product=tea, quantity=2)
    assert not contents(basket).can_be_ordered
    basket = changes.receive(basket=basket, receive_by="collect", outlet=here)
    assert contents(basket).can_be_ordered


def count(basket, **options) -> int:
    basket = Basket.objects.get(pk=basket.pk)
    with CaptureQueriesContext(connection) as queries:
        assert not contents(basket, **options).is_empty
    return len(queries)


def test_queries_do_not_grow_with_the_lines(basket, here, tea):
    changes.add(basket=basket, product=tea, quantity=1)
    few, bare = count(basket), count(basket, with_pictures=False, with_options=False)
    for _ in range(19):
        changes.add(basket=basket, product=listed_product(outlet=here), quantity=1)
    assert count(basket) == few
    assert count(basket, with_pictures=False, with_options=False) == bare < few
