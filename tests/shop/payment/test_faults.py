"""What goes wrong between a buyer, Stripe and us, over HTTP: see the table in docs/payments.md."""

import pytest
from django.db import connection

from shop.communication.models import OutgoingMail
from shop.payment.models import PaymentAttempt, Refund, StaffAlert, WebhookEvent
from shop.payment.reconcile import reconcile
from shop.payment.settle import settle
from shop.payment.starting import retry

DONE = "checkout.session.completed"


@pytest.fixture
def back(client, card_order, webhooks):
    """The buyer comes back from Stripe's page, as its success address says."""

    def come():
        [session] = [one for one in webhooks.holdings()["sessions"] if one["success_url"]]
        path = session["success_url"].removeprefix(session["success_url"].split("/en/")[0])
        return client.get(path)

    return come


def order_now(order):
    order.refresh_from_db()
    return order


def paid_once(order):
    order = order_now(order)
    assert (order.status, order.paid_total, order.refunded_total) == ("confirmed", 300_000, 0)
    assert order.events.filter(kind="paid").count() == 1
    assert OutgoingMail.objects.filter(kind="paid").count() == 1
    return True


def test_the_webhook_comes_before_the_redirect(webhooks, card_order, attempt, back):
    webhooks.pay(attempt.session_id)
    assert webhooks.wait_idle() and paid_once(card_order)
    assert back().status_code == 303 and paid_once(card_order)


def test_the_redirect_never_comes(webhooks, card_order, attempt):
    webhooks.pay(attempt.session_id)
    assert webhooks.wait_idle() and paid_once(card_order)


def test_the_redirect_comes_before_the_webhook(webhooks, card_order, attempt, back):
    webhooks.hold_webhooks()
    webhooks.pay(attempt.session_id)
    assert back().status_code == 303 and paid_once(card_order)
    webhooks.release_webhooks()
    assert webhooks.wait_idle() and paid_once(card_order)
    assert back().status_code == 303 and paid_once(card_order)


def test_the_way_back_without_a_payment_books_nothing(webhooks, card_order, attempt, back):
    answer = back()
    assert answer.status_code == 303 and card_order.number in answer["Location"]
    assert order_now(card_order).status == "awaiting_payment"


def test_the_way_back_while_stripe_is_away_leads_to_the_order(webhooks, card_order, attempt, back):
    webhooks.fail("close", f"/v1/checkout/sessions/{attempt.session_id}", times=2)
    assert back().status_code == 303
    assert order_now(card_order).status == "awaiting_payment"


def test_webhooks_twice_pay_once(webhooks, card_order, attempt):
    webhooks.fail_webhooks("duplicate", times=3)
    webhooks.pay(attempt.session_id)
    assert webhooks.wait_idle() and paid_once(card_order)
    ids = WebhookEvent.objects.values_list("event_id", flat=True)
    assert len(webhooks.deliveries()) > len(ids) == len(set(ids))


def test_webhooks_in_the_wrong_order_pay_once(webhooks, card_order, attempt):
    """The refund is told of before the payment that it refunds."""
    webhooks.hold_webhooks()
    webhooks.pay(attempt.session_id)
    webhooks.refund(webhooks.events(DONE)[0]["data"]["object"]["payment_intent"], 100_000)
    for event in webhooks.events():
        assert webhooks.deliver(event["id"])["status"] == 200
    order = order_now(card_order)
    assert (order.status, order.paid_total, order.refunded_total) == ("confirmed", 300_000, 100_000)


def test_an_old_expired_message_does_not_undo_a_payment(webhooks, card_order, attempt):
    webhooks.pay(attempt.session_id)
    assert webhooks.wait_idle()
    session = {"id": attempt.session_id, "object": "checkout.session", "status": "expired"}
    webhooks.deliver(type="checkout.session.expired", object=session)
    assert paid_once(card_order)


def test_webhooks_lost_for_good_are_made_up_for(webhooks, card_order, attempt):
    webhooks.fail_webhooks("drop", times=9)
    webhooks.pay(attempt.session_id)
    assert webhooks.wait_idle() and order_now(card_order).status == "awaiting_payment"
    reconcile()
    assert paid_once(card_order)


def test_what_the_shop_could_not_keep_stripe_sends_again(webhooks, card_order, attempt):
    rename("payment_webhookevent", "away")
    webhooks.pay(attempt.session_id)
    assert not webhooks.wait_idle(0.5)
    rename("away", "payment_webhookevent")
    assert webhooks.wait_idle() and paid_once(card_order)


def rename(table, to):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {to}")


@pytest.mark.parametrize(
    "falsified", [{"amount": 1}, {"currency": "usd"}, {"livemode": True}], ids=str
)
def test_a_signed_event_that_does_not_match_is_quarantined(
    webhooks, card_order, attempt, falsified
):
    webhooks.pay(attempt.session_id, **falsified)
    assert webhooks.wait_idle()
    assert (order_now(card_order).status, card_order.paid_total) == ("awaiting_payment", 0)
    assert set(StaffAlert.objects.values_list("kind", flat=True)) == {"mismatch"}


def test_a_second_success_is_refunded(webhooks, card_order, attempt):
    """Both sessions were paid: the first while the second was being opened."""
    second = retry(card_order)
    webhooks.pay(second.session_id)
    assert webhooks.wait_idle() and paid_once(card_order)
    other = another_session(webhooks, card_order, attempt)
    webhooks.pay(other)
    assert webhooks.wait_idle()
    order = order_now(card_order)
    assert (order.status, order.paid_total, order.refunded_total) == (
        "confirmed",
        600_000,
        300_000,
    )
    assert Refund.objects.get().attempt_id == attempt.pk and Refund.objects.get().status == "done"
    assert StaffAlert.objects.get().kind == "paid_twice"


def another_session(sandbox, order, attempt):
    """One more session for an attempt that we hold for ended, as after a loss of data."""
    words = {"attempt": str(attempt.idempotency_key), "order": order.number}
    session = sandbox.client().v1.checkout.sessions.create(
        {
            "mode": "payment",
            "success_url": "https://example.com/",
            "metadata": words,
            "payment_intent_data": {"metadata": words},
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": "vnd",
                        "unit_amount": 300_000,
                        "product_data": {"name": "?"},
                    },
                }
            ],
        }
    )
    PaymentAttempt.objects.filter(pk=attempt.pk).update(session_id=session.id)
    return session.id


def test_stripe_killed_and_back_the_payment_is_booked(webhooks, card_order, attempt):
    webhooks.pay(attempt.session_id)
    webhooks.restart()
    assert webhooks.wait_idle()
    assert settle(attempt) and paid_once(card_order)


class TestPayAgain:
    def post(self, client, order, token=None):
        return client.post(f"/en/order/{order.number}/{token or order.access_token}/pay/")

    def test_leads_to_a_new_page(self, client, webhooks, card_order, attempt):
        answer = self.post(client, card_order)
        assert answer.status_code == 303 and answer["Location"].startswith(webhooks.url)
        assert answer["Location"] != attempt.session_url

    def test_of_what_is_paid_leads_to_the_order(self, client, webhooks, card_order, attempt):
        webhooks.pay(attempt.session_id)
        answer = self.post(client, card_order)
        assert answer.status_code == 303 and "/pay/" not in answer["Location"]
        assert paid_once(card_order)

    def test_while_stripe_is_away_leads_to_the_order(self, client, webhooks, card_order, attempt):
        webhooks.fail("close", times=2)
        answer = self.post(client, card_order)
        assert answer.status_code == 303 and not answer["Location"].startswith(webhooks.url)

    def test_needs_the_orders_own_token(self, client, card_order):
        assert self.post(client, card_order, "wrong").status_code == 404

    def test_takes_posts_only(self, client, card_order):
        assert (
            client.get(f"/en/order/{card_order.number}/{card_order.access_token}/pay/").status_code
            == 405
        )

    def test_the_way_back_needs_the_token_too(self, client, card_order):
        assert client.get(f"/en/order/{card_order.number}/wrong/paid/").status_code == 404
