"""Disputes: the buyer's bank takes the money back; they begin and end outside the shop."""

from stripe import Dispute

from . import events
from .errors import StripeError, missing
from .shapes import shape
from .world import World, fresh

KIND = "dispute"
TO_ANSWER = 7 * 24 * 60 * 60


def begin(
    world: World, payment_intent: str, *, amount: int | None = None, reason: str = "general"
) -> dict:
    intent = world.store.get("payment_intent", payment_intent)
    charge = intent and world.store.get("charge", intent["latest_charge"] or "")
    if not charge or not charge["paid"]:
        raise missing("payment_intent", payment_intent)
    if charge["disputed"]:
        raise StripeError(f"Charge {charge['id']} has a dispute already.", code="charge_disputed")
    details = dict.fromkeys(Dispute.EvidenceDetails.__annotations__)
    dispute = shape(
        Dispute,
        id=fresh("du"),
        amount=amount or charge["amount"],
        balance_transactions=[],
        charge=charge["id"],
        created=world.now(),
        currency=charge["currency"],
        enhanced_eligibility_types=[],
        evidence=dict.fromkeys(Dispute.Evidence.__annotations__) | {"enhanced_evidence": {}},
        evidence_details=details
        | {"due_by": world.now() + TO_ANSWER, "has_evidence": False, "past_due": False}
        | {"submission_count": 0, "enhanced_eligibility": {}},
        is_charge_refundable=False,
        metadata={},
        payment_intent=payment_intent,
        reason=reason,
        status="needs_response",
    )
    world.store.put("charge", charge | {"disputed": True})
    events.emit(world, "charge.dispute.created", world.store.put(KIND, dispute))
    events.emit(world, "charge.dispute.funds_withdrawn", dispute)
    return dispute


def close(world: World, id: str, status: str) -> dict:
    """`status`: won or lost."""
    dispute = retrieve(world, id)
    if dispute["status"] in ("won", "lost"):
        raise StripeError(f"This dispute is already closed: {dispute['status']}.")
    dispute = world.store.put(KIND, dispute | {"status": status})
    events.emit(world, "charge.dispute.closed", dispute)
    if status == "won":
        events.emit(world, "charge.dispute.funds_reinstated", dispute)
    return dispute


def retrieve(world: World, id: str) -> dict:
    dispute = world.store.get(KIND, id)
    if dispute is None:
        raise missing(KIND, id)
    return dispute


def kept_by(params: dict):
    asked = {name: params[name] for name in ("charge", "payment_intent") if name in params}
    return lambda dispute: all(dispute[name] == asked[name] for name in asked)
