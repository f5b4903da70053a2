"""Idempotency keys as Stripe has them: the first answer is the answer, errors included."""

import threading
from collections.abc import Callable

from .errors import Refused
from .world import World

KIND = "idempotency"
Answer = tuple[int, dict]


class InUse:
    """The keys of requests that are being answered; a killed server forgets them."""

    def __init__(self):
        self.lock = threading.Lock()
        self.keys: set[str] = set()

    def enter(self, key: str) -> bool:
        with self.lock:
            free = key not in self.keys
            self.keys.add(key)
            return free

    def leave(self, key: str) -> None:
        with self.lock:
            self.keys.discard(key)


def once(world: World, in_use: InUse, key: str, request: dict, answer: Callable[[], Answer]):
    """What was answered to this key before, or the answer now: status, body, whether replayed.

    `request` is the path and the parameters; other ones under the same key are refused.
    """
    if len(key) > 255:
        raise Refused("Idempotency keys may be at most 255 characters long.")
    if not in_use.enter(key):
        raise Refused(
            "There is currently another in-progress request using this Idempotent Key "
            f"(that probably means you submitted twice, and the other request is still going "
            f"through): {key}. Please try again later.",
            status=409,
            code="idempotency_key_in_use",
            type="idempotency_error",
        )
    try:
        if before := world.store.get(KIND, key):
            same(before["request"], request, key)
            return before["status"], before["body"], True
        return *answer(), False
    finally:
        in_use.leave(key)


def same(before: dict, now: dict, key: str) -> None:
    if before["path"] != now["path"]:
        what = f"the same endpoint they were first used for ('{before['path']}')"
    elif before["params"] != now["params"]:
        what = "the same parameters they were first used with"
    else:
        return
    raise Refused(
        f"Keys for idempotent requests can only be used with {what}. Try using a key other than "
        f"'{key}' if you meant to execute a different request.",
        type="idempotency_error",
    )


def keep(world: World, key: str | None, request: dict, status: int, body: dict) -> None:
    if key:
        kept = {"id": key, "request": request, "status": status, "body": body}
        world.store.put(KIND, kept)
