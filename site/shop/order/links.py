"""The link to an order is its key: who may open it, and how an old one is made worthless."""

from django.db import transaction
from django.utils.crypto import constant_time_compare

from . import timeline
from .locks import locked
from .models import Order, OrderEvent, new_access_token


def order_of(number: str, token: str) -> Order | None:
    """The order of that number, if the token is its own; nobody learns which of both is wrong."""
    known = Order.objects.select_related("user", "shipping_address")
    order = known.filter(number=number.replace("\0", "")).first()
    kept = order.access_token if order else new_access_token()
    return order if constant_time_compare(kept, token) else None


@transaction.atomic
def renew(*, order: Order, message: str = "", by=None) -> Order:
    """From now on another link opens the order; the old one is not found. `message`: for staff."""
    order = locked(order.pk)
    order.access_token = new_access_token()
    order.save(update_fields=["access_token"])
    timeline.write(order, OrderEvent.Kind.NOTE, by=by, message=message)
    return order
