"""Who waits for whom. All that changes an order, its money or its goods begins with `locked`.

Locks are taken in this order, and only in it, so that nobody waits in a ring:
Order → PaymentAttempt → Voucher → CollectionWindow → StockRecord (several of one kind: by pk).
Whoever needs a later one may leave out earlier ones, never go back. No network call meanwhile.
"""

from .models import Order


def locked(order_pk: int) -> Order:
    """The order, read afresh and held until the caller's transaction ends.

    On SQLite the transaction itself is the lock (IMMEDIATE). Raises Order.DoesNotExist, and
    TransactionManagementError outside a transaction.
    """
    return Order.objects.select_for_update(no_key=True).get(pk=order_pk)
