"""What a page asks of the database grows neither with the catalogue nor with the tree of pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import cms
from tests.factories.cms import PAGES
from tests.factories.cms_blocks import page_of_all
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db
MORE = 15


def queries_of(client, page) -> int:
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", sorted(PAGES, key=lambda model: model.__name__))
def test_no_type_asks_more_of_a_large_site(client, model):
    page = PAGES[model]()
    several(2)
    few = queries_of(client, page)
    several(MORE)
    assert queries_of(client, page) == few


def test_no_block_asks_more_of_a_large_site(client):
    page = page_of_all()
    several(2)
    few = queries_of(client, page)
    several(MORE)
    assert queries_of(client, page) == few


def several(number: int):
    """More products with stars, articles, events, places and sections of places."""
    for _number in range(number):
        listed_product()
        cms.article()
        cms.event()
        cms.place()
