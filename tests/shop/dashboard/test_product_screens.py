"""The product's form beside what the plan asks for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from catalogue.listing_rules import RULES
from catalogue.models import Category, Product
from shop.dashboard.catalogue.checklist import NAMES
from tests.factories.listed import listed_product
from tests.shop.dashboard.conftest import address, sent_back


def failing(response) -> set:
    return {finding.rule for finding, _name in response.context["checklist"] if not finding.passed}


def test_every_rule_has_a_name_for_people():
    assert NAMES.keys() == {rule.name for rule in RULES}


def test_the_checklist_follows_what_is_saved(shop, staff):
    browser, page = staff("manager"), address("product-edit", pk=shop.product.pk)
    first = browser.get(page)
    assert failing(first) == set()
    after = browser.post(page, {**sent_back(first), "brand": ""}, follow=True)
    assert failing(after) == {"brand"}
    shop.product.refresh_from_db()
    assert not shop.product.is_listed


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"upc": "2000000000001"}, "upc"),
        ({"trace_code": "HG/001"}, "trace_code"),
        ({"upc": "2000000000008", "no_gtin_reason": "fresh"}, "no_gtin_reason"),
        ({"net_quantity": 500, "net_unit": ""}, "net_unit"),
        ({"net_quantity": -1}, "net_quantity"),
        ({"code": ""}, "code"),
        ({"producer": "x"}, "producer"),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_typed_is_lost(values, field, shop, staff):
    browser, page = staff("manager"), address("product-edit", pk=shop.product.pk)
    sent = {**sent_back(browser.get(page)), "brand": "Vừa gõ", **values}
    response = browser.post(page, sent)
    assert response.status_code == 422 and field in response.context["form"].errors
    assert 'value="Vừa gõ"' in response.content.decode()


def test_the_list_finds_without_marks_and_by_what_is_missing(shop, staff):
    hidden = listed_product(title_vi="Khóm Cầu Đúc", brand="")
    browser, page = staff("manager"), address("product-list")

    def found(**query):
        return {row["product"] for row in browser.get(page, query).context["rows"]}

    assert found(q="cha ca thát") == {shop.product}
    assert found(shown="no") == found(missing="brand") == {hidden}
    assert found(shown="yes") == {shop.product}
    assert found(stars="4") == found(missing="price") == set()
    assert found(stock="in") == {shop.product, hidden}


def test_a_product_whose_stock_has_moved_is_kept_and_says_why(shop, staff):
    response = staff("manager").post(address("product-delete", pk=shop.product.pk))
    assert response.status_code == 409 and response.context["in_the_way"]


def test_the_first_product_of_an_empty_shop_can_be_created(staff, shop):
    kinds = get_model("catalogue", "ProductClass")
    Product.objects.update(product_class=None)
    kinds.objects.all().delete()
    browser, page = staff("manager"), address("product-create")
    data = {**sent_back(browser.get(page)), "title_vi": "Khóm", "code": "HG999"}
    assert browser.post(page, data).status_code == 302
    assert kinds.objects.get().track_stock


def test_a_shelf_moves_with_all_that_is_under_it_but_not_under_itself(shop, staff):
    food, drink = Category.add_root(name_vi="Thực phẩm"), Category.add_root(name_vi="Đồ uống")
    fish = food.add_child(name_vi="Cá")
    browser, page = staff("manager"), address("category-edit", pk=food.pk)
    data = sent_back(browser.get(page))
    assert browser.post(page, {**data, "parent": fish.pk}).status_code == 422
    assert browser.post(page, {**data, "parent": drink.pk}).status_code == 302
    fish.refresh_from_db()
    assert [shelf.name_vi for shelf in fish.get_ancestors()] == ["Đồ uống", "Thực phẩm"]


def test_a_shelf_with_shelves_under_it_is_not_deleted(shop, staff):
    food = Category.add_root(name_vi="Thực phẩm")
    food.add_child(name_vi="Cá")
    response = staff("manager").post(address("category-delete", pk=food.pk))
    assert response.status_code == 409 and Category.objects.count() == 2


def test_the_shelf_card_shows_price_and_price_per_kilogram(shop, staff):
    content = staff("department").get(address("shelf-card", pk=shop.product.pk)).content.decode()
    assert "185.000\N{NO-BREAK SPACE}₫" in content
    assert "370.000\N{NO-BREAK SPACE}₫/kg" in content
    assert "<svg" in content


def test_the_list_asks_as_many_questions_of_few_products_as_of_many(
    shop, staff, django_assert_num_queries
):
    browser, page = staff("manager"), address("product-list")
    with CaptureQueriesContext(connection) as few:
        browser.get(page)
    for number in range(5):
        listed_product(outlet=shop.outlet, title_vi=f"Khóm {number}")
    with django_assert_num_queries(len(few)):
        browser.get(page)
