import pytest

from shop.payment.starting import start
from tests.factories.listed import listed_product
from tests.factories.order import open_checkout, placed


@pytest.fixture
def sandbox(transactional_db, stripe_sandbox, settings):
    """Stripe's stand-in, which the shop talks to over HTTP. It sends no webhooks by itself."""
    settings.STRIPE_API_BASE = stripe_sandbox.url
    settings.STRIPE_SECRET_KEY = stripe_sandbox.api_key
    settings.STRIPE_WEBHOOK_SECRET = stripe_sandbox.webhook_secret
    open_checkout(alert_email="canhbao@example.com")
    return stripe_sandbox


@pytest.fixture
def webhooks(sandbox, live_server, settings):
    """The same, and what happens there is told to the shop, over HTTP too."""
    settings.SITE_URL = live_server.url
    sandbox.settings(webhook_url=f"{live_server.url}/webhooks/stripe/")
    return sandbox


@pytest.fixture
def card_order(sandbox):
    """An order of three units of one product, to be paid by card: nobody has begun to."""
    product = listed_product(received=5, price=100_000)
    outlet = product.stockrecords.get().partner
    return placed((product, 3), outlet=outlet, payment_method="card", language="en")


@pytest.fixture
def attempt(card_order):
    """Its payment, opened at Stripe: the buyer has the payment page before them."""
    return start(card_order.payment_attempts.get())


@pytest.fixture
def record(card_order):
    return card_order.lines.get().stockrecord
