"""Webhooks that are to be delivered. A fault may drop, double, delay or turn round some."""

import time

from . import faults
from .world import World, fresh

KIND = "delivery"


def put(world: World, event: dict) -> None:
    fault = faults.take(world, "webhook", event["type"])
    kind = fault["kind"] if fault else None
    if kind == "reverse":
        hold(world, event, fault)
        return
    delay = fault["seconds"] if kind == "delay" else 0
    for _ in range(2 if kind == "duplicate" else 1):
        due = None if kind == "drop" else time.time() + delay
        save(world, new(event, "dropped" if kind == "drop" else "waiting"), due)


def new(event: dict, state: str) -> dict:
    return {
        "id": fresh("whd"),
        "event": event["id"],
        "type": event["type"],
        "state": state,
        "after": None,
        "attempts": [],
    }


def save(world: World, delivery: dict, due: float | None) -> dict:
    return world.store.put(KIND, delivery, due)


def hold(world: World, event: dict, fault: dict) -> None:
    """Keeps deliveries until as many as the fault names are there, then the last goes first."""
    delivery = save(world, new(event, "held"), None)
    held = [*fault["held"], delivery["id"]]
    world.store.put("fault", fault | {"held": held})
    if len(held) == fault["count"]:
        release(world, held[::-1])


def release(world: World, ids: list[str]) -> None:
    now, before = time.time(), None
    for place, id in enumerate(ids):
        delivery = world.store.get(KIND, id) | {"state": "waiting", "after": before}
        save(world, delivery, now + place / 1_000)
        before = id


def delivered_events(world: World) -> set[str]:
    return {one["event"] for one in world.store.all(KIND) if one["state"] == "delivered"}


def tried(world: World, id: str, result: dict) -> None:
    """Books one attempt; without success the next is due after the next of `retry_delays`."""
    with world.store.work():
        delivery = world.store.get(KIND, id)
        if delivery is None:
            return
        delivery["attempts"].append(result)
        delays = world.settings["retry_delays"]
        tries = len(delivery["attempts"])
        if 200 <= (result["status"] or 0) < 300:
            delivered(world, delivery)
        elif tries > len(delays):
            save(world, delivery | {"state": "failed"}, None)
        else:
            save(world, delivery, time.time() + delays[tries - 1])


def delivered(world: World, delivery: dict) -> None:
    save(world, delivery | {"state": "delivered"}, None)
    event = world.store.get("event", delivery["event"])
    if event:
        world.store.put("event", event | {"pending_webhooks": 0})
