"""A place in a window is taken once. The control shows the race with the guard off."""

from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import transaction

from shop.partner.schedule import ZONE
from shop.shipping import booking
from shop.shipping.booking import WindowFull, book, give_back
from shop.shipping.models import CollectionWindow
from tests.factories.outlet import OutletFactory
from tests.shop.partner.test_stock_at_once import BUYERS, WAIT, at_once, of

START = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
HOUR = timedelta(hours=1)


def booked(outlet):
    return list(CollectionWindow.objects.filter(outlet=outlet).values_list("booked", flat=True))


def take(outlet, capacity, ends_at=START + HOUR):
    return book(outlet=outlet, starts_at=START, ends_at=ends_at, capacity=capacity)


@pytest.mark.django_db
def test_places_are_taken_until_the_window_is_full():
    outlet = OutletFactory()
    assert [take(outlet, 2).booked for _order in range(2)] == [1, 2]
    with pytest.raises(WindowFull):
        take(outlet, 2)
    assert booked(outlet) == [2]


@pytest.mark.django_db
def test_a_place_given_back_can_be_taken_again():
    outlet = OutletFactory()
    give_back(window=take(outlet, 1))
    assert take(outlet, 1).booked == 1


@pytest.mark.django_db
def test_nothing_is_given_back_of_an_empty_window():
    outlet = OutletFactory()
    window = take(outlet, 1)
    for _time in range(2):
        give_back(window=window)
    assert booked(outlet) == [0]


@pytest.mark.django_db
def test_a_window_made_longer_is_longer_for_all_and_never_shorter():
    outlet = OutletFactory()
    take(outlet, 9)
    assert take(outlet, 9, ends_at=START + 2 * HOUR).ends_at == START + 2 * HOUR
    assert take(outlet, 9).ends_at == START + 2 * HOUR


@pytest.mark.django_db
def test_an_order_that_fails_leaves_no_place_taken():
    outlet = OutletFactory()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        take(outlet, 1)
        raise ZeroDivisionError
    assert booked(outlet) == []


@pytest.mark.django_db(transaction=True)
def test_many_orders_at_once_take_no_more_than_there_are():
    outlet = OutletFactory()
    results = at_once(*[lambda: take(outlet, 3)] * BUYERS)
    assert booked(outlet) == [3]
    assert len(of(WindowFull, results)) == BUYERS - 3
    assert len(of(CollectionWindow, results)) == 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_read_then_write_overbooks(monkeypatch):
    """With the check apart from the write, everyone finds the last place free."""
    outlet, everyone_has_read = OutletFactory(), Barrier(BUYERS)

    def read_first(window, capacity):
        free = CollectionWindow.objects.filter(pk=window.pk, booked__lt=capacity).exists()
        everyone_has_read.wait(WAIT)
        return CollectionWindow.objects.filter(pk=window.pk if free else None)

    CollectionWindow.objects.create(outlet=outlet, starts_at=START, ends_at=START + HOUR)
    monkeypatch.setattr(booking, "_with_room", read_first)
    results = at_once(*[lambda: take(outlet, 1)] * BUYERS)
    assert not of(Exception, results)
    assert booked(outlet) == [BUYERS]
