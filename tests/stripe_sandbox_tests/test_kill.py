"""Killed at any moment, the sandbox holds whole payments or none."""

import threading
import time
from collections import Counter
from contextlib import suppress

import stripe

from .making import opened

BUYERS, KILLS = 4, 3


def buy(sandbox, over):
    client = sandbox.client()
    while not over.is_set():
        with suppress(stripe.StripeError, RuntimeError, OSError, ValueError):
            sandbox.pay(opened(client).id)
            continue
        time.sleep(0.05)


def test_every_paid_session_has_its_payment_charge_and_event(stripe_sandbox, shop):
    over = threading.Event()
    buyers = [threading.Thread(target=buy, args=(stripe_sandbox, over)) for _ in range(BUYERS)]
    for buyer in buyers:
        buyer.start()
    for _ in range(KILLS):
        time.sleep(0.3)
        stripe_sandbox.restart()
    time.sleep(0.3)
    over.set()
    for buyer in buyers:
        buyer.join()
    assert stripe_sandbox.wait_idle(30)

    held = stripe_sandbox.holdings()
    paid = {one["payment_intent"] for one in held["sessions"] if one["status"] == "complete"}
    assert len(paid) > KILLS
    assert Counter(one["payment_intent"] for one in held["charges"]) == dict.fromkeys(paid, 1)
    assert {one["id"] for one in held["payment_intents"]} == paid
    completed = [one for one in held["events"] if one["type"] == "checkout.session.completed"]
    told = Counter(one["data"]["object"]["payment_intent"] for one in completed)
    assert told == dict.fromkeys(paid, 1)
    # At least once: a kill between delivery and its booking delivers again.
    assert {one["id"] for one in completed} <= {event["id"] for event, _, _ in shop.received}
