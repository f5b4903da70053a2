"""What happened to an order, when and by whom: one row for each step, in the step's transaction."""

from .models import Consignment, Order, OrderEvent


def write(
    order: Order,
    kind: OrderEvent.Kind,
    *,
    by=None,
    by_customer: bool = False,
    consignment: Consignment | None = None,
    amount: int | None = None,
    message: str = "",
) -> OrderEvent:
    """One more line. `amount` in đồng; `by` is None for the shop itself or its customer."""
    return OrderEvent.objects.create(
        order=order,
        consignment=consignment,
        kind=kind,
        by=by,
        by_customer=by_customer,
        amount=amount,
        message=message,
    )
