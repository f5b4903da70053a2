"""Stripe's objects told in our words. A StripeObject is no dict: it has no `.get()`."""

from collections.abc import Iterable

from ..models import Refund
from .base import DisputeState, Notification, RefundState, State

#: The events that may change what we know.
KINDS = (
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "payment_intent.succeeded",
    "charge.refunded",
    "charge.refund.updated",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
)
REFUND_STATUS = {
    "succeeded": Refund.Status.DONE,
    "failed": Refund.Status.FAILED,
    "canceled": Refund.Status.FAILED,
}
CLOSED_DISPUTES = ("won", "lost", "warning_closed", "prevented")


def state(session, refunds: Iterable = (), disputes: Iterable = ()) -> State:
    words = metadata(session)
    return State(
        status=standing(session),
        amount=session.amount_total or 0,
        currency=session.currency or "",
        livemode=session.livemode,
        attempt_key=words.get("attempt", ""),
        order_number=words.get("order", ""),
        session_id=session.id,
        payment_intent=key_of(session.payment_intent),
        refunds=tuple(refunds),
        disputes=tuple(disputes),
    )


def standing(session) -> str:
    """`complete` does not mean paid."""
    if session.status == "complete":
        return "paid" if session.payment_status == "paid" else "pending"
    return session.status


def refund(given) -> RefundState:
    return RefundState(
        provider_id=given.id,
        amount=given.amount,
        status=REFUND_STATUS.get(given.status, Refund.Status.PENDING),
        key=metadata(given).get("refund", ""),
    )


def dispute(given) -> DisputeState:
    return DisputeState(
        provider_id=given.id,
        amount=given.amount,
        status=given.status,
        is_open=given.status not in CLOSED_DISPUTES,
    )


def notification(event) -> Notification:
    """What the event is about. Of refunds and disputes the amount is not the payment's."""
    thing = event.data.object.to_dict()
    is_session = thing["object"] == "checkout.session"
    is_intent = thing["object"] == "payment_intent"
    words = thing.get("metadata") or {}
    amounts = {"checkout.session": "amount_total", "payment_intent": "amount"}
    intent = thing["id"] if is_intent else key_of(thing.get("payment_intent"))
    return Notification(
        event_id=event.id,
        kind=event.type,
        livemode=event.livemode,
        session_id=thing["id"] if is_session else "",
        payment_intent=intent,
        attempt_key=words.get("attempt", ""),
        order_number=words.get("order", ""),
        amount=thing.get(amounts.get(thing["object"], "")),
        currency=thing.get("currency") or "",
        is_money=is_intent or thing.get("payment_status") == "paid",
    )


def metadata(thing) -> dict:
    return thing.metadata.to_dict() if thing.metadata else {}


def key_of(thing) -> str:
    """The id of what Stripe gives as an id, or in full, or not at all."""
    if not thing:
        return ""
    return thing if isinstance(thing, str) else thing["id"]
