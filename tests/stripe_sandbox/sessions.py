"""Checkout Sessions: opened, paid on the hosted page, or expired."""

from stripe import LineItem, Price
from stripe.checkout import Session

from . import events
from .errors import StripeError, missing
from .session_params import LONGEST, validate
from .shapes import shape
from .world import World, fresh

KIND = "checkout.session"


def create(world: World, params: dict) -> dict:
    validate(params, world.now())
    lines = params["line_items"]
    total = sum(line["price_data"]["unit_amount"] * line["quantity"] for line in lines)
    id = fresh("cs_test", 58)
    email = params.get("customer_email")
    session = shape(
        Session,
        id=id,
        created=world.now(),
        adaptive_pricing=params.get("adaptive_pricing", {"enabled": True}),
        allowed_payment_method_types=params.get("allowed_payment_method_types"),
        amount_subtotal=total,
        amount_total=total,
        automatic_tax={"enabled": False, "liability": None, "provider": None, "status": None},
        cancel_url=params.get("cancel_url"),
        client_reference_id=params.get("client_reference_id"),
        currency="vnd",
        custom_fields=[],
        custom_text=dict.fromkeys(Session.CustomText.__annotations__),
        customer_creation="if_required",
        customer_details=customer_details(email) if email else None,
        customer_email=email,
        expires_at=params.get("expires_at", world.now() + LONGEST),
        locale=params.get("locale"),
        metadata=params.get("metadata", {}),
        mode="payment",
        payment_method_collection="if_required",
        payment_method_types=["card"],
        payment_status="unpaid",
        shipping_options=[],
        status="open",
        submit_type=params.get("submit_type"),
        success_url=params["success_url"],
        total_details={"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        ui_mode="hosted_page",
        url=f"{world.public_url}/pay/{id}",
    )
    intent = {"id": id, **params.get("payment_intent_data", {})}
    world.store.put("payment_intent_data", intent)
    world.store.put("line_items", {"id": id, "list": line_items(world, id, lines)})
    return save(world, session)


def save(world: World, session: dict) -> dict:
    due = session["expires_at"] if session["status"] == "open" else None
    return world.store.put(KIND, session, due)


def customer_details(email: str | None, name: str | None = None) -> dict:
    known = dict.fromkeys(Session.CustomerDetails.__annotations__)
    return known | {"email": email, "name": name, "tax_exempt": "none", "tax_ids": []}


def line_items(world: World, session_id: str, lines: list[dict]) -> dict:
    url = f"/v1/checkout/sessions/{session_id}/line_items"
    data = [line_item(world, line) for line in lines]
    return {"object": "list", "url": url, "has_more": False, "data": data}


def line_item(world: World, line: dict) -> dict:
    price = line["price_data"]
    amount = price["unit_amount"] * line["quantity"]
    return shape(
        LineItem,
        id=fresh("li"),
        object="item",
        amount_discount=0,
        amount_subtotal=amount,
        amount_tax=0,
        amount_total=amount,
        currency="vnd",
        description=price["product_data"]["name"],
        price=shape(
            Price,
            id=fresh("price"),
            active=False,
            billing_scheme="per_unit",
            created=world.now(),
            currency="vnd",
            metadata={},
            product=fresh("prod", 14),
            tax_behavior=price.get("tax_behavior", "unspecified"),
            type="one_time",
            unit_amount=price["unit_amount"],
            unit_amount_decimal=str(price["unit_amount"]),
        ),
        quantity=line["quantity"],
    )


def retrieve(world: World, id: str) -> dict:
    session = world.store.get(KIND, id)
    if session is None:
        raise missing(KIND, id, param="session")
    return session


def expire(world: World, id: str) -> dict:
    session = retrieve(world, id)
    if session["status"] != "open":
        raise StripeError(
            'Only Checkout Sessions with a status in ["open"] can be expired. '
            f"This Checkout Session has a status of `{session['status']}`."
        )
    save(world, session | {"status": "expired", "url": None})
    cancel_intent(world, session["payment_intent"])
    events.emit(world, "checkout.session.expired", retrieve(world, id))
    return retrieve(world, id)


def cancel_intent(world: World, id: str | None) -> None:
    """The payment that was begun and declined ends with its session."""
    if id is None:
        return
    intent = world.store.get("payment_intent", id)
    intent |= {"status": "canceled", "cancellation_reason": "automatic"}
    intent |= {"canceled_at": world.now()}
    events.emit(world, "payment_intent.canceled", world.store.put("payment_intent", intent))


def expire_due(world: World) -> None:
    with world.store.work():
        for session in world.store.due(KIND, world.now()):
            expire(world, session["id"])


def kept_by(params: dict):
    """The filter of a list."""
    asked = {name: params[name] for name in ("payment_intent", "status") if name in params}
    email = params.get("customer_details", {}).get("email")

    def keep(session: dict) -> bool:
        theirs = (session["customer_details"] or {}).get("email")
        return email in (None, theirs) and all(session[name] == asked[name] for name in asked)

    return keep
