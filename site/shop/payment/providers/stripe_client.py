"""How Stripe is reached: soon given up, never inside a transaction, its errors told as ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import stripe
from django.conf import settings
from django.db import connection

from .base import ProviderFailed, ProviderRefused, ProviderUnavailable

#: Seconds to connect and to wait for an answer.
TIMEOUT = (4, 8)


class InsideTransaction(Exception):
    """A call to Stripe would have held locks for as long as it takes."""


class OutsideTransactions(stripe.RequestsClient):
    def request(self, method, url, headers, post_data=None):
        # A test's own transaction does not count, as for Django's durable blocks.
        if any(not block._from_testcase for block in connection.atomic_blocks):
            raise InsideTransaction(f"{method} {url}")
        return super().request(method, url, headers, post_data)


def client() -> stripe.StripeClient:
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@lru_cache(maxsize=4)
def _client(key: str, base: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": base} if base else {},
        max_network_retries=1,
        http_client=OutsideTransactions(timeout=TIMEOUT),
    )


@contextmanager
def errors_as_ours() -> Iterator[None]:
    """400, 402 and 404 are a no; all else may have been done or not, and is tried again.

    A key used before with other words (IdempotencyError) is a no as well: nothing new was done.
    """
    try:
        yield
    except (stripe.InvalidRequestError, stripe.CardError, stripe.IdempotencyError) as error:
        raise ProviderRefused(str(error)) from error
    except stripe.APIError as error:
        # A 500 is kept with its key, and repeated to whoever asks with it again.
        failed = (error.http_status or 0) >= 500
        raise (ProviderFailed if failed else ProviderUnavailable)(str(error)) from error
    except stripe.StripeError as error:
        raise ProviderUnavailable(str(error)) from error
