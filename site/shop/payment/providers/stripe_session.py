"""What Stripe is asked to open for an attempt: its items come to the order's total exactly.

All of it follows from what is stored, so that asking again with the same key asks the same.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from shop.order.models import Line, Order

from ..models import PaymentAttempt

CURRENCY = "vnd"  # without decimals: 1 is one đồng
#: Stripe opens no payment page for less or more than this; a minute is left for the way there.
SHORTEST = timedelta(minutes=31)
LONGEST = timedelta(hours=23, minutes=59)


def page_ends(hold_expires_at: datetime) -> datetime:
    """Until when the page is to be open: as long as the hold, as far as Stripe lets us."""
    now = timezone.now()
    return min(max(hold_expires_at, now + SHORTEST), now + LONGEST).replace(microsecond=0)


def params(attempt: PaymentAttempt) -> dict[str, Any]:
    order = attempt.order
    metadata = {"attempt": str(attempt.idempotency_key), "order": order.number}
    with translation.override(order.language):
        return {
            "mode": "payment",
            "allowed_payment_method_types": ["card"],
            "adaptive_pricing": {"enabled": False},
            "locale": order.language,
            "client_reference_id": order.number,
            "metadata": metadata,
            "payment_intent_data": {"metadata": metadata, "description": order.number},
            "line_items": line_items(order, attempt.amount),
            "expires_at": int(attempt.expires_at.timestamp()),
            "success_url": address("payment_return", order),
            "cancel_url": settings.SITE_URL + order.get_absolute_url(),
            **({"customer_email": order.email} if order.email else {}),
        }


def address(name: str, order: Order) -> str:
    """The order's own page of this name, in full, in the language now active."""
    return settings.SITE_URL + reverse(name, args=[order.number, order.access_token])


def line_items(order: Order, amount: int) -> list[dict]:
    """The order's lines after discount, then delivery; one item where they do not sum up."""
    items = [line_item(line, order.language) for line in order.lines.order_by("pk")]
    if order.shipping_incl_tax:
        items.append(item(gettext("Delivery"), order.shipping_incl_tax))
    total = sum(entry["quantity"] * entry["price_data"]["unit_amount"] for entry in items)
    if total == amount:
        return items
    return [item(gettext("Order %(number)s") % {"number": order.number}, amount)]


def line_item(line: Line, language: str) -> dict:
    """A discount may not divide by the quantity: the line then is one item."""
    title = (line.title_en if language == "en" else "") or line.title
    unit, rest = divmod(line.line_price_incl_tax, line.quantity)
    if rest:
        return item(f"{line.quantity} × {title}", line.line_price_incl_tax)
    return item(title, unit, line.quantity)


def item(name: str, unit_amount: int, quantity: int = 1) -> dict:
    return {
        "quantity": quantity,
        "price_data": {
            "currency": CURRENCY,
            "unit_amount": unit_amount,
            "product_data": {"name": name[:250]},
        },
    }
