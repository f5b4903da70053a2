"""The last unit, over HTTP: one order, a clear page for everybody else."""

import pytest

from shop.order.models import Line, Order
from shop.partner.stock_audit import audit

from .buyers import at_once, sorted_out

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]
BUYERS = 64
ROUNDS = 5
REFUSALS = ("Something changed while you were ordering", "Somebody was faster")


def test_of_64_buyers_one_gets_the_last_unit(serve, product):
    last = product(1)
    results = at_once(serve(), [[last]] * BUYERS)
    assert sorted_out(results, *REFUSALS) == {"order": 1, "refused": BUYERS - 1}
    record = last.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (1, 1) and not audit().exists()
    assert Order.objects.count() == Line.objects.count() == 1


def test_control_without_the_lock_it_is_sold_several_times(serve, product, check_off):
    """Run anew, as below, until it happens."""
    site, sold = serve(settings="tests.races.without_locks"), 0
    for _round in range(ROUNDS):
        last = product(1)
        results = at_once(site, [[last]] * 16)
        sold = sorted_out(results, *REFUSALS)["order"]
        assert last.stockrecords.get().num_allocated == sold
        if sold > 1:
            break
    assert sold > 1


def test_control_the_database_alone_refuses_with_an_error(serve, product):
    """A race is lost by luck, too: it is run anew until somebody meets the error."""
    site, errors = serve(settings="tests.races.without_locks"), 0
    for _round in range(ROUNDS):
        last = product(1)
        outcomes = sorted_out(at_once(site, [[last]] * 16), *REFUSALS)
        assert outcomes["order"] == 1
        assert last.stockrecords.get().num_allocated == 1
        errors = errors or outcomes["500 for /en/checkout/"]
        if errors:
            break
    assert errors
