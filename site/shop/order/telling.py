"""Mails about an order go to its buyer, in the order's language."""

from shop.communication import outbox

from .models import Consignment, Order


def tell(order: Order, occasion: str, *, consignment: Consignment | None = None, **data):
    """Puts the mail of this occasion: once an order, or once for the consignment given.

    `data` is what its template says beside the order. In the caller's transaction.
    """
    part = f":{consignment.pk}" if consignment else ""
    outbox.put(
        kind=occasion,
        key=f"order:{order.number}:{occasion}{part}",
        to=order.email,
        language=order.language,
        order=order,
        data=data,
    )
