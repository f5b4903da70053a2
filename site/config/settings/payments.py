"""Stripe, where keys are given; without them a demo or test uses the sandbox named here."""

from django.core.exceptions import ImproperlyConfigured

from config import env

STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
#: Another server that speaks Stripe's API: the sandbox. Empty for Stripe itself.
STRIPE_API_BASE = env.text("STRIPE_API_BASE")
if STRIPE_API_BASE and env.IS_PRODUCTION:
    raise ImproperlyConfigured("STRIPE_API_BASE names a sandbox: nothing sold would be paid.")
if bool(STRIPE_SECRET_KEY) != bool(STRIPE_WEBHOOK_SECRET):
    raise ImproperlyConfigured("STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together.")
#: Where a buyer is sent to pay; forms may lead there (CSP's form-action holds for redirects too).
PAYMENT_PAGE_HOSTS = [STRIPE_API_BASE or "https://checkout.stripe.com"]
