"""The ways to pay: which there are, and which are offered."""

from django.conf import settings
from oscar.core.loading import get_model

from shop.order.models import Order

from .providers.base import Provider
from .providers.counter import Counter
from .providers.stripe import Stripe

Method = Order.PaymentMethod
PROVIDERS = {provider.name: provider for provider in (Stripe(), Counter())}
#: Which provider serves which method that is paid online.
ONLINE = {Method.CARD: Stripe.name}
#: What Stripe takes in one payment, in đồng.
LEAST_BY_CARD, MOST_BY_CARD = 15_000, 99_999_999


def provider(name: str) -> Provider:
    return PROVIDERS[name]


def stripe_is_configured() -> bool:
    return bool(settings.STRIPE_SECRET_KEY and settings.STRIPE_WEBHOOK_SECRET)


def offered(total: int | None = None, rules=None) -> list[Method]:
    """The methods that staff allow and that work; by card, only what Stripe takes (`total`).

    `rules`: the CheckoutSettings, if at hand.
    """
    rules = rules or get_model("checkout", "CheckoutSettings").load()
    card = rules.takes_card and stripe_is_configured() and fits_card(total)
    allowed = {Method.CARD: card, Method.COUNTER: rules.takes_counter}
    return [method for method, is_allowed in allowed.items() if is_allowed]


def fits_card(total: int | None) -> bool:
    return total is None or LEAST_BY_CARD <= total <= MOST_BY_CARD
