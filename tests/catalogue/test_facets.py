"""A count beside a filter is what choosing it shows: compared with a plain reading of the data."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.browse import Listing
from catalogue.facets import FACETS
from catalogue.models import Category
from shop.partner.models import Partner
from tests.factories.listed import certify, listed_product
from tests.factories.outlet import OutletFactory

VALUES = {
    "outlet": ["vi-thanh", "nga-bay"],
    "stars": ["3", "4"],
    "group": ["food", "craft"],
    "storage": ["dry", "frozen"],
    "carry": ["cabin", "checked", "cool", "soon"],
    "price": ["0-50", "50-100", "100-200", "200-"],
    "also": ["startup", "export"],
    "maker": ["cooperative"],
}


def shelf_of_goods():
    """A dozen products that differ in what the filters ask."""
    outlets = [OutletFactory(code=code, short_name=code) for code in VALUES["outlet"]]
    for number in range(12):
        product = listed_product(
            outlet=outlets[number % 2],
            received=0 if number % 5 == 0 else 4,
            price=30_000 * (number + 1),
            storage="frozen" if number % 3 == 0 else "dry",
            group="craft" if number % 4 == 0 else "food",
            is_liquid=number % 2 == 0,
            shelf_life_days=2 if number == 7 else 60,
            is_startup=number % 6 == 0,
            has_export_potential=number % 4 == 1,
        )
        if number % 3:
            certify(product, stars=2 + number % 3)


selections = st.fixed_dictionaries(
    {}, optional={name: st.sets(st.sampled_from(values)) for name, values in VALUES.items()}
)


def listing(selection) -> Listing:
    params = QueryDict(mutable=True)
    for name, values in selection.items():
        params.setlist(name, sorted(values))
    outlets = Partner.objects.trading()
    return Listing(params=params, path="/vi/san-pham/", outlets=outlets)


@pytest.fixture
def goods(db):
    shelf_of_goods()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(selection=selections)
def test_every_count_is_what_choosing_it_alone_would_show(goods, selection):
    for facet in listing(selection).facets:
        for option in facet.options:
            alone = listing({**selection, facet.name: {option.value}})
            assert option.count == alone.total == len(list(alone.page.object_list))


def test_every_facet_of_the_catalogue_is_offered(goods):
    offered = {facet.name for facet in listing({}).facets}
    assert offered == {facet.name for facet in FACETS} - {"specialty"}


def test_toggling_an_option_twice_leads_back(goods):
    page = listing({"stars": {"4"}})
    (chip,) = page.chips
    assert chip.url == "/vi/san-pham/"


@pytest.mark.parametrize(
    "query",
    [
        "stars=9&stars=x&stars=%00",
        "group=%27%3BDROP+TABLE&nonsense=1",
        "page=-1",
        "page=1000000000",
        "page=%D9%A1",
        "sort=;--",
        "q=%00%FF%FE",
        "q=" + "a" * 10_000,
        "outlet=no-such-outlet&price=1-2",
    ],
)
def test_what_is_unknown_in_an_address_is_ignored(goods, query):
    page = Listing(params=QueryDict(query), path="/")
    list(page.page.object_list)
    assert not page.selection
    assert page.page.number == 1


@pytest.mark.django_db
def test_a_shelf_counts_what_lies_on_the_shelves_below_it():
    top = Category.add_root(name_vi="Trái cây")
    middle = top.add_child(name_vi="Khóm")
    listed_product(shelf=middle.add_child(name_vi="Khóm sấy"))
    (root,) = listing({}).categories
    assert (root.count, [shelf.count for shelf in root.children]) == (1, [1])


@pytest.mark.django_db
def test_what_staff_wrote_for_search_engines_is_what_they_read(client):
    shelf = Category.add_root(
        name_vi="Trái cây", meta_title_vi="Trái cây Hậu Giang", meta_description_vi="Khóm, bưởi."
    )
    html = client.get(shelf.get_absolute_url()).content.decode()
    assert "<title>Trái cây Hậu Giang" in html and 'content="Khóm, bưởi."' in html
