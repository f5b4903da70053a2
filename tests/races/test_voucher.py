"""A voucher for one use, tried by many at once over HTTP."""

import pytest

from shop.order.models import Order
from tests.shop.checkout.test_placement_discounts import voucher

from .buyers import at_once, sorted_out

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]
TRIES = 20


def test_it_is_used_once_under_twenty_tries(serve, product):
    coupon, goods = voucher(), product(100)
    # Behind a proxy each comes from an address of their own: ten tries an address are allowed.
    results = at_once(serve(TRUSTED_PROXIES="1"), [[goods]] * TRIES, code="CHAO")
    spent = "Your code can no longer be used"
    assert sorted_out(results, spent) == {"order": 1, "refused": TRIES - 1}
    coupon.refresh_from_db()
    assert coupon.applications.count() == coupon.num_orders == 1
    assert Order.objects.get().discount_total > 0
