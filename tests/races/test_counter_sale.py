"""Goods go over the counter while the web orders them: together never more than there are."""

import pytest

from shop.order.models import Order
from shop.partner.stock_audit import audit
from tests.bench.visitor import Page

from .buyers import at_once, sorted_out
from .clerk import Clerk, log_in
from .test_last_unit import REFUSALS, ROUNDS

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]
UNITS, EACH = 6, 10


def rush(shop, product, round_=0):
    """As many buyers as counter sales of one unit: (outcomes of the buyers, pages of the clerk)."""
    record = product.stockrecords.select_related("partner").get()

    def seller(key):
        def sell():
            with Clerk(shop.port, key) as clerk:
                return clerk.take_off_shelf(record)

        return sell

    sellers = [seller(log_in(f"clerk-{round_}-{number}")) for number in range(EACH)]
    results = at_once(shop, [[product]] * EACH, *sellers)
    return sorted_out(results[:EACH], *REFUSALS), results[EACH:]


def test_what_is_sold_here_and_there_is_what_there_was(serve, product):
    goods = product(UNITS)
    bought, pages = rush(serve(), goods)
    record = goods.stockrecords.get()
    sold = UNITS - record.num_in_stock
    assert bought == {"order": record.num_allocated, "refused": EACH - record.num_allocated}
    assert sold + record.num_allocated == UNITS and Order.objects.count() == record.num_allocated
    assert [type(page) for page in pages] == [Page] * EACH
    assert sum("Saved:" in page.text for page in pages) == sold and not audit().exists()


def test_control_without_locks_more_goes_than_there_was(serve, product, check_off):
    """A race is lost by luck, too: it is run anew until it happens."""
    site = serve(settings="tests.races.without_locks")
    for round_ in range(ROUNDS):
        goods = product(1)
        rush(site, goods, round_)
        if goods.stockrecords.get().net_stock_level < 0:
            break
    assert goods.stockrecords.get().net_stock_level < 0
