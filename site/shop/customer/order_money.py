"""What was paid for an order and what went back, as its page tells."""

from dataclasses import dataclass

from django.db.models import Q, Sum

from shop.order.models import Order
from shop.payment.models import Refund


@dataclass(frozen=True)
class OrderMoney:
    """Whole đồng. `on_its_way`: asked for or sent, not yet with the buyer."""

    paid: int
    refunded: int
    on_its_way: int
    due: int

    @property
    def is_refunded_whole(self) -> bool:
        return self.paid > 0 and self.refunded >= self.paid

    @property
    def is_refunded_partly(self) -> bool:
        return 0 < self.refunded < self.paid


def money_of(order: Order) -> OrderMoney:
    """One query. Nothing is due on an order that has ended."""
    status = Refund.Status
    sums = Refund.objects.filter(attempt__order=order).aggregate(
        done=Sum("amount", filter=Q(status=status.DONE), default=0),
        underway=Sum("amount", filter=Q(status__in=[status.ASKED, status.PENDING]), default=0),
    )
    is_alive = order.status in (*Order.HOLDING, Order.Status.COMPLETED)
    return OrderMoney(
        paid=order.paid_total,
        refunded=sums["done"],
        on_its_way=sums["underway"],
        due=order.amount_due if is_alive else 0,
    )
