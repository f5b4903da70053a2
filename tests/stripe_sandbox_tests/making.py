"""What the tests ask of the sandbox."""

import time

KHOM = {"currency": "vnd", "unit_amount": 50_000, "product_data": {"name": "Khóm Cầu Đúc"}}


def asked(**changes):
    """The parameters of a session of 100.000 ₫; None leaves one out."""
    params = {
        "mode": "payment",
        "line_items": [{"price_data": KHOM, "quantity": 2}],
        "success_url": "https://shop.example/paid?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://shop.example/basket",
        "expires_at": int(time.time()) + 31 * 60,
    } | changes
    return {name: value for name, value in params.items() if value is not None}


def line(**price):
    return [{"price_data": KHOM | price, "quantity": 1}]


def opened(client, key=None, **changes):
    options = {"idempotency_key": key} if key else {}
    return client.v1.checkout.sessions.create(asked(**changes), options)


def paid(client, sandbox, **changes):
    """The PaymentIntent of a session that was paid."""
    session = sandbox.pay(opened(client, **changes).id)
    return client.v1.payment_intents.retrieve(session["payment_intent"])
