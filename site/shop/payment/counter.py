"""Money taken at an outlet, in cash or by a transfer that staff have seen arrive."""

from django.db import transaction

from shop.order.errors import WrongState
from shop.order.locks import locked
from shop.order.models import Order

from . import acceptance
from .errors import NotPayable
from .models import PaymentAttempt
from .providers.counter import Counter

Means = PaymentAttempt.Means
#: A card is paid with at its provider.
TAKEN_BY_HAND = (Means.CASH, Means.TRANSFER)


@transaction.atomic
def take(*, order: Order, means: Means, by) -> PaymentAttempt:
    """Books all that is due of a confirmed order as paid. Raises WrongState, NotPayable.

    No network: it may be called in the transaction that hands the goods over.
    """
    if means not in TAKEN_BY_HAND:
        raise ValueError(f"Not taken at a counter: {means}")
    order = locked(order.pk)
    if order.status != Order.Status.CONFIRMED:
        raise WrongState(Order.Status(order.status))
    if not order.amount_due:
        raise NotPayable
    attempt = PaymentAttempt(
        order=order, provider=Counter.name, means=means, amount=order.amount_due, by=by
    )
    attempt.status = PaymentAttempt.Status.PAID
    attempt.save()
    acceptance.count(order, attempt)
    return attempt
