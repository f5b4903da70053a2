"""`expand`: ids replaced by the objects that they name."""

from .errors import Refused
from .world import World

KINDS = {"pi": "payment_intent", "ch": "charge", "re": "refund", "cs": "checkout.session"}


def expand(world: World, obj: dict, paths: list[str]) -> dict:
    for path in paths:
        put_in(world, obj, path.split("."), path)
    return obj


def put_in(world: World, obj: dict, steps: list[str], path: str) -> None:
    first, *rest = steps
    if first == "line_items" and obj["object"] == "checkout.session":
        obj[first] = world.store.get("line_items", obj["id"])["list"]
    elif first not in obj:
        raise Refused(f"This property cannot be expanded ({path}).", param="expand")
    elif isinstance(obj[first], str):
        obj[first] = named(world, obj[first], path)
    if rest:
        inner = obj[first]
        for one in inner if isinstance(inner, list) else [inner]:
            if one is not None:
                put_in(world, one, rest, path)


def named(world: World, id: str, path: str) -> dict:
    kind = KINDS.get(id.split("_")[0])
    if found := kind and world.store.get(kind, id):
        return found
    raise Refused(f"This property cannot be expanded ({path}).", param="expand")
