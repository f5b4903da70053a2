"""A buyer pays a session, or is declined: PaymentIntents and charges."""

from stripe import Charge, PaymentIntent

from . import events, sessions
from .cards import CARDS, VISA, Card
from .errors import StripeError, missing
from .shapes import shape
from .world import World, fresh

KIND = "payment_intent"
# What a test may falsify, and the name it has on each object.
TAMPERED = {
    "checkout.session": {"amount": ("amount_total", "amount_subtotal")},
    "payment_intent": {"amount": ("amount", "amount_received")},
    "charge": {"amount": ("amount", "amount_captured")},
}


def pay(
    world: World,
    session_id: str,
    *,
    card: str = VISA,
    email: str | None = None,
    name: str | None = None,
    **falsified,
) -> dict:
    """The session after the try. `falsified`: amount, currency or livemode, for tests."""
    session = sessions.retrieve(world, session_id)
    if session["status"] != "open":
        raise StripeError(f"This Checkout Session is {session['status']}.", code="session_not_open")
    if card not in CARDS:
        raise StripeError(f"Not a test card: {card}", param="card")
    email = email or session["customer_email"] or "khach@example.com"
    session |= {"customer_details": sessions.customer_details(email, name)}
    intent = begun(world, session)
    session["payment_intent"] = intent["id"]
    book = declined if CARDS[card].code else succeeded
    return book(world, session, intent, CARDS[card], falsified)


def begun(world: World, session: dict) -> dict:
    """The payment that an earlier, declined try began, or a new one."""
    if session["payment_intent"]:
        return world.store.get(KIND, session["payment_intent"])
    id = fresh("pi")
    given = world.store.get("payment_intent_data", session["id"])
    intent = shape(
        PaymentIntent,
        id=id,
        amount=session["amount_total"],
        amount_capturable=0,
        amount_details={"tip": {}},
        amount_received=0,
        capture_method="automatic_async",
        client_secret=f"{id}_secret_{fresh('s')[2:]}",
        confirmation_method="automatic",
        created=world.now(),
        currency=session["currency"],
        description=given.get("description"),
        metadata=given.get("metadata", {}),
        payment_method_options={"card": {"request_three_d_secure": "automatic"}},
        payment_method_types=["card"],
        status="requires_payment_method",
    )
    events.emit(world, "payment_intent.created", world.store.put(KIND, intent))
    return intent


def charge(world: World, session: dict, intent: dict, card: Card) -> dict:
    paid = card.code is None
    details = session["customer_details"]
    billing = dict.fromkeys(Charge.BillingDetails.__annotations__)
    return shape(
        Charge,
        id=fresh("ch"),
        amount=intent["amount"],
        amount_captured=intent["amount"] if paid else 0,
        amount_refunded=0,
        billing_details=billing | {"email": details["email"], "name": details["name"]},
        captured=paid,
        created=world.now(),
        currency=intent["currency"],
        description=intent["description"],
        disputed=False,
        failure_code=card.code,
        failure_message=card.message,
        fraud_details={},
        metadata=intent["metadata"],
        outcome=outcome(card),
        paid=paid,
        payment_intent=intent["id"],
        payment_method=fresh("pm"),
        payment_method_details={"type": "card", "card": {"brand": card.brand, "last4": card.last4}},
        refunded=False,
        status="succeeded" if paid else "failed",
    )


def outcome(card: Card) -> dict:
    known = dict.fromkeys(Charge.Outcome.__annotations__)
    if card.code is None:
        return known | {"type": "authorized", "network_status": "approved_by_network"}
    return known | {
        "type": "issuer_declined",
        "network_status": "declined_by_network",
        "reason": card.decline_code or card.code,
    }


def succeeded(world: World, session: dict, intent: dict, card: Card, falsified: dict) -> dict:
    taken = charge(world, session, intent, card)
    intent |= {"status": "succeeded", "amount_received": intent["amount"]}
    intent |= {"latest_charge": taken["id"], "payment_method": taken["payment_method"]}
    intent |= {"last_payment_error": None}
    session |= {"status": "complete", "payment_status": "paid", "url": None}
    for obj in (taken, intent, session):
        falsify(obj, falsified)
    world.store.put("charge", taken)
    world.store.put(KIND, intent)
    sessions.save(world, session)
    events.emit(world, "charge.succeeded", taken)
    events.emit(world, "payment_intent.succeeded", intent)
    events.emit(world, "checkout.session.completed", session)
    return session


def falsify(obj: dict, falsified: dict) -> None:
    for name, value in falsified.items():
        for field in TAMPERED[obj["object"]].get(name, (name,)):
            obj[field] = value


def declined(world: World, session: dict, intent: dict, card: Card, falsified: dict) -> dict:
    failed = world.store.put("charge", charge(world, session, intent, card))
    intent["latest_charge"] = failed["id"]
    intent["last_payment_error"] = {
        "type": "card_error",
        "code": card.code,
        "decline_code": card.decline_code,
        "message": card.message,
        "charge": failed["id"],
    }
    world.store.put(KIND, intent)
    session["customer_details"] = None
    sessions.save(world, session)
    events.emit(world, "charge.failed", failed)
    events.emit(world, "payment_intent.payment_failed", intent)
    return session


def retrieve(world: World, id: str) -> dict:
    intent = world.store.get(KIND, id)
    if intent is None:
        raise missing(KIND, id, param="intent")
    return intent
