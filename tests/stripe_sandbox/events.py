"""Events: written in the same transaction as what they tell of, and kept for thirty days."""

from fnmatch import fnmatchcase

from stripe import Event
from stripe._api_version import _ApiVersion

from . import outbox
from .errors import Refused, missing
from .shapes import shape
from .world import REQUEST, World, fresh

KIND = "event"
KEPT = 30 * 24 * 60 * 60


def made(world: World, type: str, obj: dict) -> dict:
    return shape(
        Event,
        id=fresh("evt"),
        api_version=_ApiVersion.CURRENT,
        created=world.now(),
        data={"object": obj},
        livemode=obj.get("livemode", False),
        pending_webhooks=0,
        request=dict(REQUEST.get()),
        type=type,
    )


def emit(world: World, type: str, obj: dict) -> dict:
    event = made(world, type, obj)
    settings = world.settings
    wanted = any(fnmatchcase(type, pattern) for pattern in settings["enabled_events"])
    event["pending_webhooks"] = int(wanted and bool(settings["webhook_url"]))
    world.store.put(KIND, event)
    if event["pending_webhooks"]:
        outbox.put(world, event)
    return event


def retrieve(world: World, id: str) -> dict:
    event = world.store.get(KIND, id)
    if event is None:
        raise missing(KIND, id)
    return event


def kept_by(world: World, params: dict):
    if "type" in params and "types" in params:
        raise Refused("You may only specify one of these parameters: type, types.")
    patterns = params.get("types") or [params.get("type", "*")]
    oldest = world.now() - KEPT
    success = params.get("delivery_success")
    delivered = outbox.delivered_events(world) if success is not None else {}

    def keep(event: dict) -> bool:
        if success is not None and (event["id"] in delivered) != success:
            return False
        named = any(fnmatchcase(event["type"], pattern) for pattern in patterns)
        return named and event["created"] >= oldest

    return keep
