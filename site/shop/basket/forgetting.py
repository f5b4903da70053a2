"""Guests' baskets that nobody came back to."""

from django.utils import timezone

from .access import KEPT
from .models import Basket, Line

#: Baskets in one transaction.
BATCH = 500


def forget_old() -> int:
    """Deletes guests' baskets without a change for as long as they are kept; returns how many.

    Those that were ordered stay with their orders.
    """
    gone = 0
    while keys := list(_old()[:BATCH]):
        Basket.objects.filter(pk__in=keys).delete()
        gone += len(keys)
    return gone


def _old():
    before = timezone.now() - KEPT
    fresh = Line.objects.filter(date_updated__gte=before).values("basket")
    guests = Basket.objects.filter(owner=None, status__in=[Basket.OPEN, Basket.MERGED])
    return guests.filter(date_created__lt=before).exclude(pk__in=fresh).values_list("pk", flat=True)
