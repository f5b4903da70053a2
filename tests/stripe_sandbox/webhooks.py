"""Signed webhooks, delivered by a thread of their own."""

import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from . import outbox, sessions
from .world import World

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def body_of(event: dict) -> bytes:
    return json.dumps(event, ensure_ascii=False, indent=2).encode()


def signature(body: bytes, secret: str, age: int = 0) -> str:
    """The header for a body signed `age` seconds ago; receivers keep their own, real clock."""
    at = int(time.time()) - age
    signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"


def post(url: str, body: bytes, header: str | None, timeout: float = 10) -> dict:
    """One attempt: {"at": Unix time, "status": what was answered or null, "error"}."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Stripe/1.0"}
    if header:
        headers["Stripe-Signature"] = header
    result = {"at": time.time(), "status": None, "error": None}
    try:
        request = urllib.request.Request(url, body, headers, method="POST")
        with DIRECT.open(request, timeout=timeout) as answer:
            return result | {"status": answer.status}
    except urllib.error.HTTPError as error:
        error.close()
        return result | {"status": error.code}
    except (OSError, ValueError) as error:
        return result | {"error": str(error) or type(error).__name__}


class Courier(threading.Thread):
    """Delivers what is due, eight at a time, and expires sessions when their time has come."""

    def __init__(self, world: World):
        super().__init__(daemon=True)
        self.world = world
        self.pool = ThreadPoolExecutor(max_workers=8)
        self.news = threading.Event()
        self.busy: set[str] = set()
        world.wake = self.news.set

    def run(self) -> None:
        while True:
            self.news.wait(0.1)
            self.news.clear()
            sessions.expire_due(self.world)
            if not self.world.settings["paused"]:
                self.hand_out()

    def hand_out(self) -> None:
        for delivery in self.world.store.due(outbox.KIND, time.time()):
            if delivery["id"] not in self.busy and self.turn(delivery):
                self.busy.add(delivery["id"])
                self.pool.submit(self.deliver, delivery["id"])

    def turn(self, delivery: dict) -> bool:
        """Whether the one that is to go before it went."""
        before = delivery["after"] and self.world.store.get(outbox.KIND, delivery["after"])
        return not before or bool(before["attempts"])

    def deliver(self, id: str) -> None:
        try:
            settings = self.world.settings
            delivery = self.world.store.get(outbox.KIND, id)
            event = delivery and self.world.store.get("event", delivery["event"])
            # Read anew: it may have been delivered or forgotten since it was found due.
            if not event or delivery["state"] != "waiting":
                return
            body = body_of(event)
            header = signature(body, settings["webhook_secret"])
            result = post(settings["webhook_url"], body, header, settings["timeout"])
            outbox.tried(self.world, id, result)
        finally:
            self.busy.discard(id)
            self.news.set()
