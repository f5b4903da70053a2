"""Refunds: never more than what was charged."""

from stripe import Refund

from . import events, faults
from .errors import Refused, StripeError, missing
from .money import written
from .session_params import at_least, metadata
from .shapes import shape
from .world import World, fresh

KIND = "refund"
SPOKEN = frozenset({"amount", "charge", "expand", "metadata", "payment_intent", "reason"})


def create(world: World, params: dict) -> dict:
    charge = charge_of(world, params)
    metadata(params.get("metadata") or {}, "metadata")
    amount = refundable(charge, params.get("amount"))
    fault = faults.take(world, "refund", charge["id"])
    status = fault["kind"] if fault else "succeeded"
    refund = shape(
        Refund,
        id=fresh("re"),
        amount=amount,
        charge=charge["id"],
        created=world.now(),
        currency=charge["currency"],
        metadata=params.get("metadata") or {},
        payment_intent=charge["payment_intent"],
        reason=params.get("reason"),
        status=status,
        failure_reason="unknown" if status == "failed" else None,
    )
    world.store.put(KIND, refund)
    events.emit(world, "refund.created", refund)
    if status == "failed":
        events.emit(world, "refund.failed", refund)
    else:
        book(world, charge, amount)
        events.emit(world, "charge.refunded", world.store.get("charge", charge["id"]))
    return refund


def charge_of(world: World, params: dict) -> dict:
    if ("charge" in params) == ("payment_intent" in params):
        raise Refused("One of the following params should be provided: payment_intent or charge.")
    if "charge" in params:
        charge = world.store.get("charge", params["charge"])
        if charge is None:
            raise missing("charge", params["charge"], param="charge")
    else:
        intent = world.store.get("payment_intent", params["payment_intent"])
        if intent is None:
            raise missing("payment_intent", params["payment_intent"], param="payment_intent")
        charge = world.store.get("charge", intent["latest_charge"] or "")
    if charge is None or not charge["paid"]:
        raise StripeError(
            "This PaymentIntent does not have a successful charge to refund.",
            code="payment_intent_unexpected_state",
        )
    return charge


def refundable(charge: dict, asked: int | None) -> int:
    """The amount to give back, in đồng."""
    left = charge["amount"] - charge["amount_refunded"]
    if asked is not None:
        at_least(asked, 1, "amount")
    if charge["disputed"]:
        raise StripeError(f"Charge {charge['id']} has been charged back.", code="charge_disputed")
    if left == 0:
        raise StripeError(
            f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded"
        )
    if asked is not None and asked > left:
        # Stripe sends no code for this one.
        raise StripeError(
            f"Refund amount ({written(asked)}) is greater than unrefunded amount on charge "
            f"({written(left)})",
            param="amount",
        )
    return left if asked is None else asked


def book(world: World, charge: dict, amount: int) -> None:
    refunded = charge["amount_refunded"] + amount
    full = refunded == charge["amount"]
    world.store.put("charge", charge | {"amount_refunded": refunded, "refunded": full})


def settle(world: World, id: str, status: str) -> dict:
    """A pending refund succeeds, fails or is canceled; the last two give the money back to us."""
    refund = retrieve(world, id)
    if refund["status"] != "pending":
        raise StripeError(f"Refund {id} is {refund['status']}, not pending.")
    refund |= {"status": status}
    if status != "succeeded":
        refund |= {"failure_reason": "lost_or_stolen_card" if status == "failed" else None}
        book(world, world.store.get("charge", refund["charge"]), -refund["amount"])
    world.store.put(KIND, refund)
    events.emit(world, "refund.updated", refund)
    if status == "failed":
        events.emit(world, "refund.failed", refund)
    return refund


def retrieve(world: World, id: str) -> dict:
    refund = world.store.get(KIND, id)
    if refund is None:
        raise missing(KIND, id)
    return refund


def kept_by(params: dict):
    asked = {name: params[name] for name in ("charge", "payment_intent") if name in params}
    return lambda refund: all(refund[name] == asked[name] for name in asked)
