"""The order and one of its payments, in the order of locks (shop.order.locks)."""

from shop.order.locks import locked
from shop.order.models import Order

from .models import PaymentAttempt


def locked_payment(attempt: PaymentAttempt) -> tuple[Order, PaymentAttempt]:
    """Both read afresh and held until the caller's transaction ends."""
    order = locked(attempt.order_id)
    fresh = PaymentAttempt.objects.select_for_update(no_key=True).get(pk=attempt.pk)
    fresh.order = order
    return order, fresh


def all_locked(order: Order) -> list[PaymentAttempt]:
    """Every payment of the order, which is locked first, in pk order."""
    order = locked(order.pk)
    payments = PaymentAttempt.objects.select_for_update(no_key=True).filter(order=order)
    return list(payments.order_by("pk"))
