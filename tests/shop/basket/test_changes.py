"""What gets into a basket, and what never does."""

import pytest

from catalogue.models import Product
from shop.basket import changes
from shop.basket.models import MOST_LINES, Basket
from shop.basket.quantities import read
from shop.basket.refusals import BasketRefused
from tests.factories.listed import listed_product

pytestmark = pytest.mark.django_db


def refusal(act, **values) -> str:
    with pytest.raises(BasketRefused) as refused:
        act(**values)
    return refused.value.code


@pytest.mark.parametrize(
    "typed", ["0", "-1", "1.5", "1000000000", "", "٣", "３", "+1", "1_0", "1e1"]
)
def test_what_is_no_quantity_is_refused(typed):
    assert refusal(read, text=typed) == "quantity"


@pytest.mark.parametrize("quantity", [0, -1, 1.5, 10**9, "1", True, None])
def test_no_other_quantity_is_ever_written(basket, tea, quantity):
    assert refusal(changes.add, basket=basket, product=tea, quantity=quantity) == "quantity"
    assert not basket.lines.exists()


def test_the_same_product_again_adds_up(basket, tea):
    for _ in range(2):
        changes.add(basket=basket, product=tea, quantity=2)
    assert basket.lines.get().quantity == 4


def test_more_than_any_outlet_has_is_refused_with_what_there_is(basket, tea):
    changes.add(basket=basket, product=tea, quantity=4)
    with pytest.raises(BasketRefused, match="5") as refused:
        changes.add(basket=basket, product=tea, quantity=2)
    assert refused.value.code == "too_few" and basket.lines.get().quantity == 4
    assert refusal(changes.set_quantity, basket=basket, product=tea, quantity=6) == "too_few"


def test_two_outlets_do_not_make_up_one_line(basket, tea, there, carry):
    carry(tea, there, 4)
    assert refusal(changes.add, basket=basket, product=tea, quantity=6) == "too_few"


def test_alcohol_does_not_get_in(basket, wine):
    assert refusal(changes.add, basket=basket, product=wine, quantity=1) == "display_only"


def test_what_is_not_listed_does_not_get_in(basket, tea):
    Product.objects.filter(pk=tea.pk).update(is_listed=False)
    tea.refresh_from_db()
    assert refusal(changes.add, basket=basket, product=tea, quantity=1) == "unlisted"


def test_what_turned_into_alcohol_is_not_increased(basket, tea):
    changes.add(basket=basket, product=tea, quantity=1)
    Product.objects.filter(pk=tea.pk).update(restriction="alcohol")
    tea.refresh_from_db()
    assert refusal(changes.set_quantity, basket=basket, product=tea, quantity=2) == "display_only"


def test_no_goods_at_a_closed_outlet(basket, tea, here):
    here.state = here.State.CLOSED
    here.save()
    assert refusal(changes.add, basket=basket, product=tea, quantity=1) == "sold_out"


def test_nought_takes_it_out(basket, tea):
    changes.add(basket=basket, product=tea, quantity=1)
    assert changes.set_quantity(basket=basket, product=tea, quantity=0) is None
    assert not basket.lines.exists()
    assert refusal(changes.set_quantity, basket=basket, product=tea, quantity=1) == "not_in_basket"


def test_an_ordered_basket_is_not_touched(basket, tea):
    changes.add(basket=basket, product=tea, quantity=1)
    Basket.objects.filter(pk=basket.pk).update(status=Basket.SUBMITTED)
    assert refusal(changes.add, basket=basket, product=tea, quantity=1) == "closed"
    assert refusal(changes.remove, basket=basket, product=tea) == "closed"
    assert refusal(changes.receive, basket=basket, receive_by="deliver") == "closed"
    assert refusal(changes.apply_voucher, basket=basket, code="X") == "closed"
    assert refusal(changes.drop_voucher, basket=basket) == "closed"


def test_so_many_lines_and_no_more(basket, here, tea, monkeypatch):
    monkeypatch.setattr(changes, "MOST_LINES", 2)
    assert MOST_LINES == 50
    for _ in range(2):
        changes.add(basket=basket, product=listed_product(outlet=here), quantity=1)
    assert refusal(changes.add, basket=basket, product=tea, quantity=1) == "too_many_lines"


def test_only_an_outlet_that_trades_can_be_chosen(basket, here):
    here.state = here.State.PLANNED
    assert refusal(changes.receive, basket=basket, receive_by="collect", outlet=here) == "not_a_way"
    assert refusal(changes.receive, basket=basket, receive_by="collect") == "not_a_way"
    assert refusal(changes.receive, basket=basket, receive_by="drone") == "not_a_way"


def test_the_outlet_it_was_added_at_is_taken_unless_another_was_chosen(basket, tea, here, there):
    changes.add(basket=basket, product=tea, quantity=1, outlet=here)
    basket.refresh_from_db()
    assert (basket.receive_by, basket.outlet) == ("collect", here)
    changes.add(basket=basket, product=tea, quantity=1, outlet=there)
    basket.refresh_from_db()
    assert basket.outlet == here
