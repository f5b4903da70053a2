"""What is worked out of a product follows whatever it rests on."""

from threading import Thread

import pytest
from django.db import connection, transaction

from catalogue.models import Product
from tests.factories.listed import listed_product
from tests.factories.outlet import OutletFactory
from tests.factories.stock import StockRecordFactory


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "planned", "closed"])
def test_a_price_where_nobody_sells_is_not_the_lowest_price(state):
    product = listed_product(price=185_000)
    StockRecordFactory(product=product, partner=OutletFactory(state=state), price=90_000)
    product.refresh_from_db()
    assert product.price_from == 185_000


@pytest.mark.django_db
def test_prices_follow_an_outlet_that_closes():
    outlet = OutletFactory()
    product = listed_product(outlet=outlet)
    outlet.state = "closed"
    outlet.save()
    assert not Product.objects.listed().filter(pk=product.pk).exists()


@pytest.mark.django_db
def test_outlets_that_ask_different_prices_are_told_apart(client):
    product = listed_product(price=185_000)
    page = product.get_absolute_url()
    assert "từ 185" not in client.get(page).content.decode()
    StockRecordFactory(product=product, price=195_000)
    html = client.get(page).content.decode()
    assert "từ 185.000" in html and "195.000" in html


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_neither_is_forgotten():
    product = listed_product()
    other = Thread(target=reprice, args=[product.stockrecords.get()])
    with transaction.atomic():
        product.documents.get(kind="food_safety").delete()
        other.start()
        other.join(0.5)
    other.join()
    product.refresh_from_db()
    assert (product.is_listed, product.price_from) == (False, 99_000)


def reprice(record):
    record.price = 99_000
    record.save()
    connection.close()


@pytest.mark.django_db
def test_a_place_by_another_name_is_found_by_it():
    product = listed_product()
    for record in (product.place, product.place.province):
        record.name_vi = f"{record.name_vi} Mới Toanh"
        record.save()
        for found in (product, product.producer):
            found.refresh_from_db()
            assert found.search_text.count("moi toanh") >= 1
        record.name_vi = "Cũ"
        record.save()
