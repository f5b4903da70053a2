"""What blocks show of the shop is what the shop has today."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import Product
from design.templatetags.moments import date_words
from tests.factories import cms
from tests.factories.cms_blocks import body, page_of, place_page, specialty, value
from tests.factories.listed import certify, listed_product
from tests.factories.outlet import OutletFactory

pytestmark = pytest.mark.django_db
SOLD_OUT = "hiện đã hết hàng"


def drawn(*blocks) -> str:
    stream = body(*blocks)
    return stream.stream_block.render(stream)


def shelf(*products, **values):
    keys = [product.pk for product in products]
    return "product_shelf", value(
        "product_shelf", {"title": "Quà quê", "products": keys, "at_most": 12, **values}
    )


def spotlight(product):
    return "product_spotlight", value("product_spotlight", {"product": product.pk})


def unlist(product):
    Product.objects.filter(pk=product.pk).update(is_public=False)


def test_a_removed_an_unlisted_and_a_lapsed_product_leave_the_shelf_quietly():
    kept, unlisted, lapsed = (listed_product() for _ in range(3))
    removed = listed_product(received=0)
    stream = body(shelf(kept, removed, unlisted, lapsed))
    unlist(unlisted)
    yesterday = timezone.localdate() - timedelta(days=1)
    Product.objects.filter(pk=lapsed.pk).update(listed_until=yesterday)
    raw = stream.get_prep_value()
    removed.delete()
    html = stream.stream_block.render(stream.stream_block.to_python(raw))
    assert kept.title in html
    assert not any(gone in html for gone in (removed.title, unlisted.title, lapsed.title))


def test_an_empty_shelf_disappears_with_its_heading():
    product = listed_product()
    unlist(product)
    assert "Quà quê" not in drawn(shelf(product))


def test_a_shelf_keeps_the_order_in_which_products_were_chosen():
    products = [listed_product() for _ in range(3)][::-1]
    html = drawn(shelf(*products))
    places = [html.index(product.get_absolute_url()) for product in products]
    assert places == sorted(places)


def test_a_sold_out_product_stays_and_says_so():
    had, sold_out = listed_product(), listed_product(received=0)
    html = drawn(shelf(had, sold_out))
    assert sold_out.title in html
    assert "note--warn" not in html


def test_a_shelf_says_so_once_everything_on_it_is_sold_out():
    assert "note--warn" in drawn(shelf(listed_product(received=0)))


def test_a_spotlight_on_a_product_that_is_gone_says_nothing():
    product = listed_product()
    assert product.title in drawn(spotlight(product))
    unlist(product)
    assert "<section" not in drawn(spotlight(product))


def test_the_pole_is_hung_once():
    listed_product(storage="fresh", specialty=specialty(season_starts=1, season_ends=12))
    by_season = {"rule": "season"}
    assert drawn(shelf(**by_season), shelf(**by_season)).count('class="pole"') == 1


def test_a_rule_puts_no_alcohol_forward():
    spirit = listed_product()
    certify(spirit, stars=5)
    assert spirit.title in drawn(shelf(rule="stars"))
    Product.objects.filter(pk=spirit.pk).update(restriction=Product.Restriction.ALCOHOL)
    assert spirit.title not in drawn(shelf(rule="stars"))


def test_a_shelf_whose_specialty_was_deleted_does_not_show_everything():
    pineapple = specialty()
    product = listed_product(specialty=pineapple)
    stream = body(shelf(specialty=pineapple.pk))
    raw = stream.get_prep_value()
    Product.objects.update(specialty=None)
    pineapple.delete()
    html = stream.stream_block.render(stream.stream_block.to_python(raw))
    assert product.title not in html


def test_queries_do_not_grow_with_products_blocks_or_pages(client):
    outlet = OutletFactory()
    places = [place_page(title=f"Nơi {n}", slug=f"noi-{n}") for n in range(6)]
    products = [listed_product(outlet=outlet) for _ in range(10)]

    def path(slug, number):
        cards = {"title": "Nơi", "pages": [place.pk for place in places[:number]], "at_most": 9}
        link = f'<p><a linktype="page" id="{places[0].pk}">Nơi</a></p>'
        blocks = [shelf(*products[:number]), *map(spotlight, products[:number])]
        blocks += [("page_cards", value("page_cards", cards))]
        blocks += [("prose", value("prose", link))] * number
        return page_of(body(*blocks), slug=slug).url

    def queries(path) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    few, many = path("it", 1), path("nhieu", 6)
    client.get(few)
    assert queries(few) == queries(many)


def test_chosen_cards_of_articles_and_events_say_when():
    article = cms.article(published_on=date(2026, 11, 2))
    event = cms.event()
    cards = {"title": "Nên đọc", "pages": [article.pk, event.pk], "at_most": 3, "more": {}}
    html = drawn(("page_cards", value("page_cards", cards)))
    assert 'datetime="2026-11-02"' in html
    assert date_words(timezone.localdate(event.starts_at)) in html
