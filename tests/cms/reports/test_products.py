"""Editors are told of products that their pages feature in vain."""

import pytest
from django.urls import reverse

from catalogue.models import Product
from cms.models import CollectionPage, StandardPage
from cms.product_state import State
from cms.reports.products import featured_in_vain
from cms.roles import AUTHOR
from shop.partner import stock
from shop.partner.models import StockRecord
from tests.factories import cms
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return listed_product()


def shelf(*products):
    value = {"title": "Quà", "products": [product.pk for product in products], "at_most": 8}
    return [{"type": "product_shelf", "value": value}]


@pytest.fixture
def page(product):
    return cms.add(StandardPage, title="Quà miệt vườn", body=shelf(product))


def sell_out(product):
    record = StockRecord.objects.get(product=product)
    stock.adjust(stockrecord=record, change=-record.num_in_stock, reason="Bán hết")


def states(user) -> list:
    return [(row.title, row.product.pk, row.state) for row in featured_in_vain(user)]


def test_nothing_is_said_of_products_on_sale(editor, page):
    assert states(editor) == []


def test_a_product_sold_out_is_told(editor, page, product):
    sell_out(product)
    assert states(editor) == [("Quà miệt vườn", product.pk, State.SOLD_OUT)]


def test_a_product_not_listed_is_told(editor, page, product):
    Product.objects.filter(pk=product.pk).update(is_public=False)
    assert states(editor) == [("Quà miệt vườn", product.pk, State.HIDDEN)]


def test_products_of_a_collection_are_looked_at(editor, product):
    collection = cms.add(CollectionPage, title="Chọn lọc", rule="")
    collection.chosen.create(product=product, sort_order=0)
    collection.save()
    Product.objects.filter(pk=product.pk).update(is_public=False)
    assert states(editor) == [("Chọn lọc", product.pk, State.HIDDEN)]


def test_an_author_is_told_of_their_own_pages_only(enter, page, product):
    author = enter(AUTHOR)
    Product.objects.filter(pk=product.pk).update(is_public=False)
    assert states(author) == []
    page.owner = author
    page.save()
    assert len(states(author)) == 1


def test_who_opens_the_page_reads_it(client, editor, page, product):
    Product.objects.filter(pk=product.pk).update(is_public=False)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert product.title in [str(one) for one in answer.context["messages"]][0]


def test_also_where_it_stands_only_in_the_draft(client, editor, product):
    page = cms.add(StandardPage)
    page.body = StandardPage(body=shelf(product)).body
    page.save_revision()
    Product.objects.filter(pk=product.pk).update(is_public=False)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert product.title in [str(one) for one in answer.context["messages"]][0]
