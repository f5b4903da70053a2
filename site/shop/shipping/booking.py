"""Takes a place in a collection window, and gives it back. Both inside the caller's transaction.

Lock order: after vouchers, before stock. See docs/receiving.md.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from shop.partner.models import Partner

from .models import CollectionWindow


class WindowFull(Exception):
    """Every place in the window is taken."""


@transaction.atomic
def book(
    *, outlet: Partner, starts_at: datetime, ends_at: datetime, capacity: int
) -> CollectionWindow:
    """One more order in the window, which is made if it is the first. Raises WindowFull.

    Reading and writing are one statement, so that two orders cannot take the last place. Where
    staff have made windows longer since, everyone in it has until the later end.
    """
    window, _made = CollectionWindow.objects.get_or_create(
        outlet=outlet, starts_at=starts_at, defaults={"ends_at": ends_at}
    )
    later = Greatest(F("ends_at"), ends_at)
    if not _with_room(window, capacity).update(booked=F("booked") + 1, ends_at=later):
        raise WindowFull
    window.refresh_from_db()
    return window


def give_back(*, window: CollectionWindow) -> None:
    """The order will not be collected: once an order, as its closing under lock makes sure."""
    CollectionWindow.objects.filter(pk=window.pk, booked__gt=0).update(booked=F("booked") - 1)


def _with_room(window: CollectionWindow, capacity: int):
    return CollectionWindow.objects.filter(pk=window.pk, booked__lt=capacity)
