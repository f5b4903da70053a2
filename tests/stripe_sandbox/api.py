"""One API request: who asks, faults, idempotency, answer."""

import base64
import binascii
import time

from . import faults, idempotency, params, routes
from .errors import StripeError, unauthorized
from .world import REQUEST, World, fresh


class Closed(Exception):
    """The connection is to be closed without an answer."""


class Api:
    def __init__(self, world: World):
        self.world = world
        self.in_use = idempotency.InUse()

    def answer(self, method: str, path: str, text: str, headers) -> tuple[int, dict, dict]:
        """Status, body and headers of the answer. `text`: the form, or the query of a GET."""
        id = fresh("req", 14)
        extra = {"Request-Id": id, "Stripe-Version": headers.get("Stripe-Version", "")}
        key = headers.get("Idempotency-Key") if method == "POST" else None
        if key:
            extra["Idempotency-Key"] = key
        REQUEST.set({"id": id, "idempotency_key": key})
        try:
            authorize(headers.get("Authorization", ""))
            status, body, replayed = self.once(method, path, params.parse(text), key)
            extra |= {"Idempotent-Replayed": "true"} if replayed else {}
            return status, body, extra
        except StripeError as error:
            return error.status, error.body, extra

    def once(self, method: str, path: str, given: dict, key: str | None):
        def execute():
            return self.misbehaving(method, path, given, key)

        if not key:
            return *execute(), False
        request = {"path": path, "params": given}
        return idempotency.once(self.world, self.in_use, key, request, execute)

    def misbehaving(self, method: str, path: str, given: dict, key: str | None):
        fault = faults.take(self.world, "api", path, method)
        kind = fault["kind"] if fault else None
        if kind == "slow":
            time.sleep(fault["seconds"])
        if kind == "close":
            raise Closed
        if kind == "error":
            return broken(fault["status"])
        status, body = self.execute(method, path, given, key, fault)
        self.world.wake()
        if kind == "close_after":
            raise Closed
        return status, body

    def execute(self, method: str, path: str, given: dict, key: str | None, fault: dict | None):
        """The deed and the answer kept for its key are one transaction."""
        route, ids = routes.find(method, path)
        with self.world.store.work():
            status, body = routes.answer(self.world, route, ids, given)
            if fault and fault["kind"] == "error_after":
                # As at Stripe, repeating the request repeats this error.
                status, body = broken(fault["status"])
            request = {"path": path, "params": given}
            idempotency.keep(self.world, key, request, status, body)
        return status, body


def broken(status: int) -> tuple[int, dict]:
    kind = "invalid_request_error" if status < 500 else "api_error"
    return status, {"error": {"type": kind, "message": "The sandbox was told to fail."}}


def authorize(header: str) -> None:
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "basic":
        try:
            value = base64.b64decode(value, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            value = ""
    if not value:
        raise unauthorized("You did not provide an API key.")
    if not value.startswith("sk_test_") or len(value) < 9:
        raise unauthorized(f"Invalid API Key provided: {value[:8]}****")
