"""Misbehaviour that a test asked for: each fault hits the next `times` that match."""

from fnmatch import fnmatchcase

from .world import World, fresh

KINDS = {
    "api": {"error", "error_after", "close", "close_after", "slow"},
    "webhook": {"drop", "duplicate", "delay", "reverse"},
    "refund": {"pending", "failed"},
}


def add(
    world: World,
    *,
    where: str,
    kind: str,
    match: str = "*",
    method: str = "*",
    times: int = 1,
    seconds: float = 1,
    status: int = 500,
) -> dict:
    """`match`: a pattern for the path (api) or the event's type (webhook)."""
    if kind not in KINDS.get(where, ()):
        raise ValueError(f"no such fault: {where} {kind}")
    fault = {"id": fresh("fault"), "where": where, "kind": kind, "match": match}
    fault |= {"method": method, "times": times, "seconds": seconds, "status": status}
    # `reverse` holds as many as it hits.
    return world.store.put("fault", fault | {"count": times, "held": []})


def take(world: World, where: str, name: str, method: str = "*") -> dict | None:
    """The oldest fault that matches; it has one time less now."""
    with world.store.work():
        for fault in world.store.all("fault", "ASC"):
            hit = fault["where"] == where and fault["times"] > 0
            if hit and fnmatchcase(name, fault["match"]) and fnmatchcase(method, fault["method"]):
                fault["times"] -= 1
                return world.store.put("fault", fault)
    return None


def clear(world: World) -> None:
    with world.store.work():
        for fault in world.store.all("fault"):
            world.store.drop("fault", fault["id"])
