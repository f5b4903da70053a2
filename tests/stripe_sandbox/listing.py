"""Stripe's lists: newest first, in pages between cursors."""

from .errors import Refused, missing
from .expand import expand
from .world import World

CURSORS = ("starting_after", "ending_before")


def page(world: World, kind: str, url: str, params: dict, keep=lambda obj: True) -> dict:
    """One page of the objects of this kind that `keep` lets through."""
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        raise Refused("Invalid limit: must be between 1 and 100", param="limit")
    if all(cursor in params for cursor in CURSORS):
        raise Refused("You may only specify one of these parameters: starting_after, ending_before")
    within = in_interval(params.get("created"))
    found = [obj for obj in world.store.all(kind) if keep(obj) and within(obj["created"])]
    data, more = cut(world, kind, found, params, limit)
    answer = {"object": "list", "url": url, "has_more": more, "data": data}
    return expand(world, answer, params.get("expand", []))


def in_interval(created):
    if isinstance(created, int):
        return lambda time: time == created
    tests = {
        "gt": lambda time, edge: time > edge,
        "gte": lambda time, edge: time >= edge,
        "lt": lambda time, edge: time < edge,
        "lte": lambda time, edge: time <= edge,
    }
    return lambda time: all(tests[name](time, edge) for name, edge in (created or {}).items())


def cut(world: World, kind: str, found: list, params: dict, limit: int) -> tuple[list, bool]:
    if "ending_before" in params:
        end = place(world, kind, found, params, "ending_before")
        return found[max(0, end - limit) : end], end > limit
    start = 0
    if "starting_after" in params:
        start = place(world, kind, found, params, "starting_after") + 1
    return found[start : start + limit], len(found) > start + limit


def place(world: World, kind: str, found: list, params: dict, cursor: str) -> int:
    """Where the cursor's object stands, or would stand if the filter had kept it."""
    ids = world.store.ids(kind)
    if params[cursor] not in ids:
        raise missing(kind, params[cursor], param=cursor, status=400)
    newer = set(ids[: ids.index(params[cursor])])
    at = sum(obj["id"] in newer for obj in found)
    kept = at < len(found) and found[at]["id"] == params[cursor]
    return at if kept or cursor == "ending_before" else at - 1
