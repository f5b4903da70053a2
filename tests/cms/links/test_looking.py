"""What is found out about links that stay in the house, and which sites are asked."""

import pytest
from django.conf import settings

from cms.links import inside
from cms.links.inside import judge, with_truth
from cms.links.looking import look_at_links
from cms.models import PageLink, StandardPage
from tests.factories import cms, cms_blocks
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db
State = PageLink.State


def truth_of(**target) -> str:
    row = PageLink.objects.create(page=cms.home(), **target)
    return with_truth(PageLink.objects.filter(pk=row.pk)).get().truth


def test_a_link_to_a_page_is_judged_as_the_page_stands_now():
    page = cms.add(StandardPage)
    assert truth_of(to_page=page.pk) == State.FINE
    page.unpublish()
    assert truth_of(to_page=page.pk) == State.HIDDEN
    key = page.pk
    page.delete()
    assert truth_of(to_page=key) == State.GONE


def test_a_link_to_a_document_is_judged_as_it_stands_now():
    paper = cms_blocks.document()
    assert truth_of(to_document=paper.pk) == State.FINE
    assert truth_of(to_document=paper.pk + 1) == State.GONE


def test_an_address_of_the_shop_is_asked_of_the_shop():
    product = listed_product()
    assert judge(product.get_absolute_url()) == State.FINE
    assert judge(settings.SITE_URL + product.get_absolute_url() + "#gia") == State.FINE
    assert judge(product.get_absolute_url() + "khong-co/") == State.GONE


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("/vi/", True),
        (settings.SITE_URL, True),
        ("//a.vn/", False),
        ("https://a.vn/vi/", False),
        (settings.SITE_URL + ".a.vn/", False),
    ],
)
def test_which_addresses_are_ours(address, ours):
    assert inside.is_ours(address) is ours


def page_with(*addresses):
    links = "".join(f'<a href="{address}">x</a>' for address in addresses)
    return cms.add(StandardPage, body=[{"type": "prose", "value": links}])


def test_at_night_each_address_is_looked_at():
    page = page_with("/vi/", "/vi/khong-co/")
    look_at_links()
    assert dict(page.links.values_list("address", "state")) == {
        "/vi/": "fine",
        "/vi/khong-co/": "gone",
    }


def test_without_a_worker_no_other_site_is_asked(settings):
    settings.HAS_WORKER = False
    page = page_with("https://a.invalid/")
    look_at_links()
    assert page.links.get().state == State.NEW


def test_the_worker_asks_other_sites(settings):
    settings.HAS_WORKER = True
    page = page_with("http://127.0.0.1:1/")
    look_at_links()
    assert page.links.get().state == State.REFUSED
