"""A guest's way back to an order whose link is lost."""

from uuid import uuid4

from shop.communication import outbox


def send_order_link(*, order, language: str) -> None:
    """Mails the link to the address the order was placed with, never to whoever asks."""
    outbox.put(
        kind="order_link",
        key=f"order:{order.number}:order_link:{uuid4()}",
        to=order.email,
        language=language,
        order=order,
    )
