"""Money has come: what it does for its order. Called under the locks of both."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.order import closing, timeline
from shop.order.models import Order, OrderEvent
from shop.order.telling import tell
from shop.partner.stock_errors import NotEnoughStock

from . import late, refunds
from .alerts import alert
from .models import PaymentAttempt, StaffAlert

Status = Order.Status
TWICE = _("Paid twice")
ENDED = _("Paid after the order had ended")
GONE = _("Paid after the goods were gone")


def accept(order: Order, attempt: PaymentAttempt):
    """Books the payment, then: confirms the order, revives it, or sends the money back."""
    is_due = order.amount_due >= attempt.amount
    count(order, attempt)
    if not is_due:
        give_back(order, attempt, TWICE, StaffAlert.Kind.PAID_TWICE)
    elif order.status in Order.HOLDING:
        confirm(order)
    elif order.status == Status.EXPIRED:
        accept_late(order, attempt)
    else:
        refunds.ask(attempt=attempt, amount=attempt.amount, reason=ENDED)


def count(order: Order, attempt: PaymentAttempt):
    """The attempt is paid, and the order has that much more."""
    attempt.status, attempt.paid_at = PaymentAttempt.Status.PAID, timezone.now()
    attempt.save(update_fields=["status", "paid_at", "payment_intent"])
    order.paid_total += attempt.amount
    order.save(update_fields=["paid_total"])
    timeline.write(order, OrderEvent.Kind.PAID, amount=attempt.amount, by=attempt.by)


def confirm(order: Order):
    """The goods are the buyer's; no deadline is left."""
    order.status, order.hold_expires_at = Status.CONFIRMED, None
    order.save(update_fields=["status", "hold_expires_at"])
    tell(order, "paid")


def accept_late(order: Order, attempt: PaymentAttempt):
    """The goods are set aside again; where they are gone, the money goes back."""
    try:
        late.hold_again(order)
    except NotEnoughStock:
        closing.close(order, to=Status.UNFILLABLE, kind=OrderEvent.Kind.UNFILLABLE)
        give_back(order, attempt, GONE, StaffAlert.Kind.UNFILLABLE)
    else:
        confirm(order)


def give_back(order: Order, attempt: PaymentAttempt, reason: str, kind: StaffAlert.Kind):
    refunds.ask(attempt=attempt, amount=attempt.amount, reason=reason)
    alert(
        key=f"{kind}:{attempt.pk}",
        kind=kind,
        order=order,
        details=f"{order.number}: {attempt.amount} đ",
    )
