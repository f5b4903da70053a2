"""Signing in joins a guest's basket with one's own; old guests' baskets are forgotten."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.test import RequestFactory
from django.utils import timezone

from catalogue.models import Product
from shop.basket import changes
from shop.basket.forgetting import forget_old
from shop.basket.merging import merge
from shop.basket.models import Basket, Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai():
    return User.objects.create(username="mai")


def sign_in(user, basket):
    request = RequestFactory().post("/")
    request.COOKIES["basket"] = basket.token
    user_logged_in.send(User, request=request, user=user)


def held(user) -> dict:
    lines = Line.objects.filter(basket__owner=user, basket__status=Basket.OPEN)
    return dict(lines.values_list("product__title_vi", "quantity"))


def test_quantities_add_up_and_the_rest_moves(basket, mai, tea, fish, here):
    own = Basket.objects.create(owner=mai)
    changes.add(basket=own, product=tea, quantity=2)
    changes.add(basket=basket, product=tea, quantity=3, outlet=here)
    changes.add(basket=basket, product=fish, quantity=1)
    sign_in(mai, basket)
    assert held(mai) == {tea.title_vi: 5, fish.title_vi: 1}
    own.refresh_from_db()
    basket.refresh_from_db()
    assert (own.outlet, basket.status) == (here, Basket.MERGED)


def test_who_had_none_gets_one(basket, mai, tea):
    changes.add(basket=basket, product=tea, quantity=1)
    sign_in(mai, basket)
    assert held(mai) == {tea.title_vi: 1}


def test_the_sum_is_capped(basket, mai, tea):
    own = Basket.objects.create(owner=mai)
    for one in (own, basket):
        changes.add(basket=one, product=tea, quantity=1)
    Line.objects.update(quantity=60)
    sign_in(mai, basket)
    assert held(mai) == {tea.title_vi: 99}


def test_what_may_no_longer_be_sold_does_not_come_along(basket, mai, tea, fish):
    for product in (tea, fish):
        changes.add(basket=basket, product=product, quantity=1)
    Product.objects.filter(pk=tea.pk).update(restriction="alcohol")
    sign_in(mai, basket)
    assert held(mai) == {fish.title_vi: 1}


def test_merging_again_adds_nothing(basket, mai, tea):
    changes.add(basket=basket, product=tea, quantity=1)
    for _ in range(2):
        merge(guest=basket, user=mai)
    assert held(mai) == {tea.title_vi: 1}


def test_only_old_baskets_of_guests_are_forgotten(mai, tea):
    old, touched, ordered = (Basket.objects.create() for _ in range(3))
    owned = Basket.objects.create(owner=mai)
    for one in (old, touched):
        changes.add(basket=one, product=tea, quantity=1)
    month_ago = timezone.now() - timedelta(days=31)
    Basket.objects.update(date_created=month_ago)
    Basket.objects.filter(pk=ordered.pk).update(status=Basket.SUBMITTED)
    Line.objects.filter(basket=old).update(date_updated=month_ago)
    assert forget_old() == 1
    assert set(Basket.objects.all()) == {touched, ordered, owned}


def test_what_was_chosen_joins_no_basket_that_was_ordered_meanwhile(basket, mai, tea, monkeypatch):
    """The own basket is ordered between finding and locking it."""
    own = Basket.objects.create(owner=mai)
    changes.add(basket=basket, product=tea, quantity=1)
    find = Basket.open.get_or_create

    def find_then_order(**values):
        found = find(**values)
        Basket.objects.filter(pk=own.pk).update(status=Basket.SUBMITTED)
        return found

    monkeypatch.setattr(Basket.open, "get_or_create", find_then_order)
    sign_in(mai, basket)
    assert held(mai) == {tea.title_vi: 1} and not own.lines.exists()
