"""A buyer's bank takes money back: while that is open, or lost, nothing is handed over."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from shop.order import timeline
from shop.order.models import Order, OrderEvent

from .alerts import alert
from .models import Dispute, PaymentAttempt, StaffAlert
from .providers.base import DisputeState

Kind = OrderEvent.Kind
LOST = "lost"
#: Disputes whose money is with the buyer's bank.
STOPS = Q(is_open=True) | Q(status=LOST)


def book_all(order: Order, attempt: PaymentAttempt, states: Iterable[DisputeState]):
    """Both are locked. Won or withdrawn, the order goes on; lost, staff decide."""
    for state in states:
        book_one(order, attempt, state)
    is_frozen = Dispute.objects.filter(STOPS, attempt__order=order).exists()
    if order.is_frozen != is_frozen:
        order.is_frozen = is_frozen
        order.save(update_fields=["is_frozen"])


def book_one(order: Order, attempt: PaymentAttempt, state: DisputeState):
    dispute, is_new = Dispute.objects.get_or_create(
        provider_id=state.provider_id,
        defaults={"attempt": attempt, "amount": state.amount, "status": state.status},
    )
    if is_new:
        begin(order, state)
    if dispute.is_open and not state.is_open:
        dispute.closed_at = timezone.now()
        timeline.write(order, Kind.DISPUTE_CLOSED, amount=state.amount, message=state.status)
    dispute.is_open, dispute.status = state.is_open, state.status
    dispute.save()


def begin(order: Order, state: DisputeState):
    timeline.write(order, Kind.DISPUTED, amount=state.amount, message=state.status)
    alert(
        key=f"dispute:{state.provider_id}",
        kind=StaffAlert.Kind.DISPUTE,
        order=order,
        details=f"{order.number} {state.provider_id}: {state.amount} đ, {state.status}",
    )
