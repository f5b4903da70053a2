"""What tests may do to the sandbox, over `/_control/…` in JSON. See README.md."""

import re
import time

from . import cards, disputes, events, faults, outbox, payments, refunds, sessions, webhooks
from .errors import Refused
from .world import World

HELD = {
    "sessions": sessions.KIND,
    "payment_intents": payments.KIND,
    "charges": "charge",
    "refunds": refunds.KIND,
    "disputes": disputes.KIND,
    "events": events.KIND,
    "deliveries": outbox.KIND,
    "faults": "fault",
}


def holdings(world: World) -> dict:
    """All of it, newest first."""
    return {"now": world.now(), "settings": world.settings} | {
        name: world.store.all(kind) for name, kind in HELD.items()
    }


def pay(world: World, *, session: str, card: str = cards.VISA, **more) -> dict:
    return payments.pay(world, session, card=card, **more)


def expire(world: World, *, session: str) -> dict:
    return sessions.expire(world, session)


def refund(world: World, *, payment_intent: str, **more) -> dict:
    return refunds.create(world, {"payment_intent": payment_intent, **more})


def settle_refund(world: World, *, refund: str, status: str) -> dict:
    return refunds.settle(world, refund, status)


def dispute(world: World, *, payment_intent: str, **more) -> dict:
    return disputes.begin(world, payment_intent, **more)


def close_dispute(world: World, *, dispute: str, status: str) -> dict:
    return disputes.close(world, dispute, status)


def change_settings(world: World, **changes) -> dict:
    return world.set(**changes)


def forward(world: World, *, seconds: int) -> dict:
    world.set(forward=world.settings["forward"] + seconds)
    sessions.expire_due(world)
    return {"now": world.now()}


def fail(world: World, **fault) -> dict:
    return faults.add(world, **fault)


def clear_faults(world: World) -> dict:
    faults.clear(world)
    return {}


def deliver(
    world: World,
    *,
    event: str | dict | None = None,
    type: str = "",
    object: dict | None = None,
    body: str | None = None,
    secret: str | None = None,
    age: int = 0,
    changed: bool = False,
    signed: bool = True,
    header: str | None = None,
    url: str | None = None,
) -> dict:
    """Delivers at once, and once: a known event again, a given one, or one made of type, object.

    `age`: seconds since it was signed. `changed`: one byte is changed after signing.
    """
    sent = events.retrieve(world, event) if isinstance(event, str) else event
    if sent is None and body is None:
        sent = events.made(world, type, object or {})
    content = body.encode() if body is not None else webhooks.body_of(sent)
    settings = world.settings
    header = header or webhooks.signature(content, secret or settings["webhook_secret"], age)
    if changed:
        content = one_byte_changed(content)
    target = url or settings["webhook_url"]
    result = webhooks.post(target, content, header if signed else None, settings["timeout"])
    return result | {"event": sent}


def one_byte_changed(content: bytes) -> bytes:
    """Still JSON: its last digit is another one."""
    last = rb"[0-9](?=[^0-9]*\Z)"
    return re.sub(last, lambda digit: b"8" if digit[0] == b"9" else b"9", content)


def idle(world: World, *, timeout: float = 5) -> dict:
    """Waits until nothing waits for delivery; `idle` tells whether that came about."""
    deadline = time.monotonic() + timeout
    while waiting := world.store.waiting(outbox.KIND):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    return {"idle": not waiting}


def reset(world: World) -> dict:
    world.reset()
    return {}


# These wait for others, so that they hold no transaction.
SLOW = {"deliver": deliver, "idle": idle}
DEEDS = {
    deed.__name__: deed
    for deed in (
        holdings, pay, expire, refund, settle_refund, dispute, close_dispute, change_settings,
        forward, fail, clear_faults, reset,
    )
}  # fmt: skip


def answer(world: World, name: str, given: dict) -> dict:
    try:
        if name in SLOW:
            return SLOW[name](world, **given)
        if name not in DEEDS:
            raise Refused(f"No such deed: {name}", status=404)
        with world.store.work():
            return DEEDS[name](world, **given)
    except (TypeError, ValueError) as error:
        raise Refused(str(error)) from error
    finally:
        world.wake()
