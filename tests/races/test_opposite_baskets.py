"""The same two products, put into baskets in opposite order, ordered at once over HTTP."""

import pytest
from django.db import connection

from shop.order.models import Order
from shop.partner.stock_audit import audit

from .buyers import at_once, sorted_out

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]


def deadlocks() -> int:
    """Those that PostgreSQL has counted in this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


def test_they_all_become_orders_and_nobody_waits_in_a_ring(serve, product):
    one, other = product(100), product(100)
    shop = serve()
    before = deadlocks()
    results = at_once(shop, [[one, other], [other, one]] * 20)
    assert sorted_out(results) == {"order": 40}
    shop.kill("web")  # what it counted is written when it ends
    assert deadlocks() == before and not audit().exists()
    assert [p.stockrecords.get().num_allocated for p in (one, other)] == [40, 40]


def test_control_locked_in_the_order_of_the_basket_some_fail(serve, product):
    one, other = product(100), product(100)
    shop = serve(settings="tests.races.locks_as_asked")
    results = at_once(shop, [[one, other], [other, one]] * 4)
    assert sorted_out(results)["500 for /en/checkout/"] == 8 - Order.objects.count() > 0
    assert "deadlock detected" in shop.log("web")
