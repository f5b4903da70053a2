"""Offers and vouchers: whole đồng, no query for each line."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket import changes
from shop.basket.contents import contents
from shop.basket.models import Basket
from shop.basket.refusals import BasketRefused
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db
Range, Condition, Benefit, Offer = (
    get_model("offer", name) for name in ("Range", "Condition", "Benefit", "ConditionalOffer")
)
Voucher = get_model("voucher", "Voucher")


def offer(products=(), *, percent=10, kind="Site"):
    goods = Range.objects.create(name=f"Hàng {percent}", includes_all_products=not products)
    for product in products:
        goods.add_product(product)
    return Offer.objects.create(
        name=f"Giảm {percent}%",
        offer_type=kind,
        condition=Condition.objects.create(range=goods, type="Count", value=1),
        benefit=Benefit.objects.create(range=goods, type="Percentage", value=percent),
    )


@pytest.fixture
def code():
    now = timezone.now()
    voucher = Voucher.objects.create(
        name="Tết",
        code="TET2027",
        usage=Voucher.SINGLE_USE,
        start_datetime=now - timedelta(days=1),
        end_datetime=now + timedelta(days=1),
    )
    voucher.offers.add(offer(percent=7, kind="Voucher"))
    return voucher


def read(basket):
    return contents(Basket.objects.get(pk=basket.pk))


def test_an_offer_takes_whole_dong_off_what_it_holds_for(basket, tea, fish):
    offer([tea], percent=7)
    for product in (tea, fish):
        changes.add(basket=basket, product=product, quantity=1)
    found = read(basket)
    assert [line.discount for line in found.lines] == [5_950, 0]
    assert (found.discount_total, found.total) == (5_950, 234_050)
    assert type(found.total) is int


def test_an_offer_asks_no_more_for_more_lines(basket, here, tea):
    offer([tea])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            read(basket)
        return len(found)

    changes.add(basket=basket, product=tea, quantity=1)
    few = queries()
    for _ in range(12):
        changes.add(basket=basket, product=listed_product(outlet=here), quantity=1)
    assert queries() == few


def test_a_voucher_is_typed_in_any_case_and_dropped_again(basket, tea, code):
    changes.add(basket=basket, product=tea, quantity=2)
    changes.apply_voucher(basket=basket, code=" tet2027 ")
    found = read(basket)
    assert (found.voucher, found.discount_total) == (code, 11_900)
    changes.drop_voucher(basket=basket)
    assert read(basket).discount_total == 0


@pytest.mark.parametrize("typed", ["", "TET2028", "x" * 500])
def test_an_unknown_code_is_refused(basket, code, typed):
    with pytest.raises(BasketRefused):
        changes.apply_voucher(basket=basket, code=typed)


def test_a_lapsed_code_is_refused_and_one_that_lapses_helps_no_more(basket, tea, code):
    changes.add(basket=basket, product=tea, quantity=1)
    changes.apply_voucher(basket=basket, code=code.code)
    Voucher.objects.update(end_datetime=timezone.now() - timedelta(hours=1))
    assert not read(basket).voucher_helps and read(basket).discount_total == 0
    with pytest.raises(BasketRefused):
        changes.apply_voucher(basket=basket, code=code.code)


def test_once_per_customer_needs_a_customer(basket, code):
    Voucher.objects.update(usage=Voucher.ONCE_PER_CUSTOMER)
    with pytest.raises(BasketRefused):
        changes.apply_voucher(basket=basket, code=code.code)
    user = User.objects.create(username="mai")
    assert changes.apply_voucher(basket=basket, code=code.code, user=user) == code
