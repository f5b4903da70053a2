"""What every part of the sandbox shares: the store, the settings, the clock and fresh ids."""

import secrets
import string
import time
from contextvars import ContextVar
from types import MappingProxyType

from .store import Store

LETTERS = string.ascii_letters + string.digits
SETTINGS = {
    "id": "settings",
    "webhook_url": "",
    "webhook_secret": "whsec_sandbox",
    "enabled_events": [
        "checkout.session.*",
        "payment_intent.succeeded",
        "payment_intent.payment_failed",
        "charge.refunded",
        "charge.dispute.*",
        "refund.*",
    ],
    "retry_delays": [0.2, 0.5, 1, 2, 4, 8, 15, 30, 60, 120],
    "timeout": 10,
    "paused": False,
    "forward": 0,
    "shop_name": "OCOP Hậu Giang",
}

# The request that is being answered: {"id", "idempotency_key"}; events name it.
NO_REQUEST = MappingProxyType({"id": None, "idempotency_key": None})
REQUEST = ContextVar("REQUEST", default=NO_REQUEST)


def fresh(prefix: str, length: int = 24) -> str:
    return f"{prefix}_{''.join(secrets.choice(LETTERS) for _ in range(length))}"


class World:
    """`settings` given here are those that hold after a reset."""

    def __init__(self, state: str, **settings):
        self.store = Store(state)
        self.first = (self.store.get("settings", "first") or SETTINGS) | settings
        self.public_url = ""
        self.wake = lambda: None
        with self.store.work():
            self.keep_first()
            self.set(**settings)

    def keep_first(self) -> None:
        self.store.put("settings", self.first | {"id": "first"})

    @property
    def settings(self) -> dict:
        return self.store.get("settings", "settings") or self.first | {"id": "settings"}

    def set(self, **changes) -> dict:
        unknown = changes.keys() - SETTINGS.keys()
        if unknown:
            raise ValueError(f"unknown settings: {', '.join(sorted(unknown))}")
        return self.store.put("settings", self.settings | changes)

    def now(self) -> int:
        """Unix time as the sandbox sees it; tests may have moved it forward."""
        return int(time.time()) + self.settings["forward"]

    def reset(self) -> None:
        """Forgets everything: a new, empty account with the first settings."""
        with self.store.work():
            self.store.clear()
            self.keep_first()
