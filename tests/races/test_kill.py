"""Processes killed at random moments while people buy: money, goods and mails stay explained.

KILLS says how often (10), SEED repeats a run: who is killed, when, and what everybody wishes.
"""

import os
import random
import time
from collections import Counter
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from shop.order.models import Order
from shop.payment.models import PaymentAttempt, Refund
from tests.bench.serving import free_port

from .books import put_in_order, wrong
from .clerk import log_in
from .customers import Crowd
from .processes import Shop

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]
KILLS = int(os.environ.get("KILLS", "10"))
SEED = os.environ.get("SEED") or str(random.randrange(10**6))
BUYERS = 5
VICTIMS = ("web", "web", "worker", "worker", "clock")


class Letters:
    """A mail server that keeps which mails came, by the key of their Message-ID."""

    def __init__(self):
        self.keys = []

    async def handle_DATA(self, server, session, envelope):
        [line] = [row for row in envelope.content.split(b"\r\n") if row.startswith(b"Message-ID:")]
        self.keys.append(line.decode().partition("<")[2].partition("@")[0])
        return "250 OK"


@pytest.fixture
def letters(settings):
    box, port = Letters(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 10
    yield box
    controller.stop()


@pytest.fixture
def crowd(product, redis_cache, stripe_sandbox, settings, letters, tmp_path):
    """Web, worker and clock at work, with a payment provider and a mail server."""
    settings.STRIPE_API_BASE = stripe_sandbox.url
    settings.STRIPE_SECRET_KEY = stripe_sandbox.api_key
    settings.STRIPE_WEBHOOK_SECRET = stripe_sandbox.webhook_secret
    outside = {
        "STRIPE_API_BASE": stripe_sandbox.url,
        "STRIPE_SECRET_KEY": stripe_sandbox.api_key,
        "STRIPE_WEBHOOK_SECRET": stripe_sandbox.webhook_secret,
        "MAIL_HOST": "127.0.0.1",
        "MAIL_PORT": str(settings.EMAIL_PORT),
        "MAIL_TLS": "0",
    }
    goods = [product(units) for units in (9000, 9000, 20)]
    with Shop(tmp_path, **outside) as shop:
        stripe_sandbox.settings(webhook_url=f"{shop.url}/webhooks/stripe/")
        shop.start("web", "worker", "clock")
        yield Crowd(shop, stripe_sandbox, goods, seed=SEED)


def let_time_pass(chance, _name):
    """Some holds run out, so that the clock has something to end."""
    time.sleep(1)
    waiting = Order.objects.filter(status=Order.Status.AWAITING_PAYMENT)
    for order in waiting.order_by("?")[:2]:
        Order.objects.filter(pk=order.pk, status=order.status).update(
            hold_expires_at=timezone.now()
        )


def kill_again_and_again(shop: Shop) -> Counter:
    """Each dies at a random moment after it has come to work. How often who did."""
    chance, died = random.Random(SEED), Counter()
    for _kill in range(KILLS):
        victim, moment = chance.choice(VICTIMS), chance.uniform(0, 2)
        shop.await_work("web")
        shop.await_work(victim)
        time.sleep(moment)
        shop.kill(victim)
        shop.begin(victim)
        died[victim] += 1
    shop.await_work("web")
    return died


def await_all_kinds(seconds: float = 60) -> None:
    """People go on until there is something of everything; else the test would prove little."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not has_all_kinds():
        time.sleep(0.2)


def has_all_kinds() -> bool:
    states = set(Order.objects.values_list("status", flat=True))
    paid = PaymentAttempt.objects.filter(status="paid")
    enough = paid.filter(means="card").count() > KILLS // 2 and Refund.objects.exists()
    everything = {"confirmed", "completed", "cancelled", "expired"} <= states
    return everything and enough and paid.filter(means="cash").exists()


def test_killed_at_any_moment_everything_is_explained_afterwards(crowd, letters):
    acts = {f"buyer{n}": crowd.buy for n in range(BUYERS)}
    acts |= {"clerk": crowd.serve_at_desk(log_in()), "time": let_time_pass}
    people = [Thread(target=crowd.live, args=(act, name)) for name, act in acts.items()]
    started = time.monotonic()
    for person in people:
        person.start()
    try:
        died = kill_again_and_again(crowd.shop)
        took = time.monotonic() - started
        await_all_kinds()
    finally:
        crowd.over.set()
        for person in people:
            person.join()
    for name in list(crowd.shop.running):
        crowd.shop.kill(name)
    crowd.sandbox.hold_webhooks()
    put_in_order()

    states = Counter(Order.objects.values_list("status", flat=True))
    print(f"SEED={SEED} KILLS={KILLS} in {took:.0f} s:", dict(died), dict(crowd.did), dict(states))
    assert not wrong(crowd.sandbox.holdings(), letters.keys) and not crowd.errors
    assert crowd.did["broken connections"] and letters.keys and has_all_kinds()
