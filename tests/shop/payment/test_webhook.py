"""What the webhook's address takes in: signed, recent, short, and once."""

import os
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from launch.paths import ROOT
from shop.payment import inbox
from shop.payment.models import StaffAlert, WebhookEvent

TYPE = "checkout.session.completed"


@pytest.fixture
def paid(webhooks, attempt):
    """Paid, and the event that tells so held back."""
    webhooks.hold_webhooks()
    webhooks.pay(attempt.session_id)
    [event] = webhooks.events(TYPE)
    return event["id"]


def status(order):
    order.refresh_from_db()
    return order.status


def test_a_signed_message_pays_the_order(webhooks, paid, card_order):
    assert webhooks.deliver(paid)["status"] == 200
    assert status(card_order) == "confirmed"
    assert WebhookEvent.objects.get().status == WebhookEvent.Status.DONE


@pytest.mark.parametrize(
    "how",
    [
        {"signed": False},
        {"secret": "whsec_other"},
        {"age": 600},
        {"changed": True},
        {"header": "t=1,v1=ff"},
        {"header": "nonsense"},
    ],
    ids=["unsigned", "wrong secret", "10 minutes old", "one byte changed", "forged", "no header"],
)
def test_what_stripe_did_not_sign_now_is_refused(webhooks, paid, card_order, how):
    assert webhooks.deliver(paid, **how)["status"] == 400
    assert not WebhookEvent.objects.exists() and status(card_order) == "awaiting_payment"


@pytest.mark.parametrize("body", ["", "{}", "[]", "nonsense", '{"object": "event"}'])
def test_what_is_signed_and_no_event_is_refused(webhooks, body):
    assert webhooks.deliver(body=body)["status"] == 400


def test_bytes_that_are_no_text_are_refused(client, sandbox):
    answer = client.post("/webhooks/stripe/", b"\xff\xfe", content_type="application/json")
    assert answer.status_code == 400


def test_a_message_of_five_megabytes_is_not_read(db, live_server):
    """It is answered before it has come."""
    with socket.create_connection((live_server.thread.host, live_server.thread.port)) as line:
        line.settimeout(10)
        line.sendall(b"POST /webhooks/stripe/ HTTP/1.1\r\nHost: x\r\n")
        line.sendall(b"Content-Length: 5000000\r\n\r\n{")
        assert line.recv(100).split()[1] == b"413"


def test_the_longest_message_taken_is_256_kilobytes(webhooks):
    assert webhooks.deliver(body="x" * 256 * 1024)["status"] == 400
    assert webhooks.deliver(body="x" * (256 * 1024 + 1))["status"] == 413


def test_a_replay_is_thanked_for_and_changes_nothing(webhooks, paid, card_order):
    webhooks.deliver(paid)
    before = WebhookEvent.objects.values().get()
    assert webhooks.deliver(paid)["status"] == 200
    assert WebhookEvent.objects.values().get() == before
    assert card_order.events.filter(kind="paid").count() == 1


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options", "trace"])
def test_it_takes_posts_only(client, db, method):
    assert getattr(client, method)("/webhooks/stripe/").status_code == 405


def test_an_event_that_tells_another_amount_is_reported_and_the_payment_judged_by_itself(
    webhooks, card_order, attempt
):
    session = {"id": attempt.session_id, "object": "checkout.session", "payment_status": "paid"}
    webhooks.deliver(type=TYPE, object=session | {"amount_total": 1, "currency": "vnd"})
    assert StaffAlert.objects.get().kind == StaffAlert.Kind.MISMATCH
    assert status(card_order) == "awaiting_payment"


def test_an_event_that_lies_about_being_paid_pays_nothing(webhooks, card_order, attempt):
    session = {"id": attempt.session_id, "object": "checkout.session", "payment_status": "paid"}
    webhooks.deliver(type=TYPE, object=session | {"amount_total": 300_000, "currency": "vnd"})
    assert status(card_order) == "awaiting_payment"


def test_what_concerns_no_order_is_taken_and_left(webhooks):
    assert webhooks.deliver(type="charge.refunded", object={"object": "charge"})["status"] == 200
    assert not StaffAlert.objects.exists()


def test_with_the_table_gone_stripe_is_told_to_come_again(client, webhooks, paid, card_order):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE payment_webhookevent RENAME TO away")
    assert webhooks.deliver(paid)["status"] == 503
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE away RENAME TO payment_webhookevent")
    assert webhooks.deliver(paid)["status"] == 200 and status(card_order) == "confirmed"


WITHOUT_DATABASE = """
import django
django.setup()
from django.test import Client
from stripe import WebhookSignature
body = '{"id": "evt_1", "object": "event", "type": "charge.refunded", "livemode": false, '
body += '"data": {"object": {"object": "charge"}}}'
signature = WebhookSignature.generate_signature_header(body, "whsec_sandbox")
answer = Client(raise_request_exception=False).post(
    "/webhooks/stripe/", body, "application/json", headers={"Stripe-Signature": signature}
)
print(answer.status_code)
"""


def test_with_the_database_down_stripe_is_told_to_come_again():
    shop = {
        "SHOP_ENV": "test",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "STRIPE_SECRET_KEY": "sk_test_sandbox",
        "STRIPE_WEBHOOK_SECRET": "whsec_sandbox",
    }
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_DATABASE],
        env=os.environ | shop,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "503", told.stderr[-2000:]


@pytest.mark.parametrize(
    ("status", "days", "stays"),
    [("done", 91, False), ("done", 89, True), ("failed", 400, True), ("waiting", 400, True)],
)
def test_messages_dealt_with_are_kept_for_ninety_days(db, status, days, stays):
    then = timezone.now() - timedelta(days=days)
    done_at = then if status == "done" else None
    WebhookEvent.objects.create(
        provider="stripe", event_id="evt_1", kind="x", payload={}, status=status, done_at=done_at
    )
    inbox.forget_old()
    assert WebhookEvent.objects.exists() == stays
