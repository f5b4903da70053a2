"""What a Checkout Session may be asked to be."""

import re
from urllib.parse import urlsplit

from . import money
from .errors import Refused
from .params import absent

SPOKEN = frozenset(
    {
        "adaptive_pricing.enabled",
        "allowed_payment_method_types",
        "cancel_url",
        "client_reference_id",
        "currency",
        "customer_email",
        "expand",
        "expires_at",
        "line_items.price_data.currency",
        "line_items.price_data.product_data.description",
        "line_items.price_data.product_data.images",
        "line_items.price_data.product_data.metadata",
        "line_items.price_data.product_data.name",
        "line_items.price_data.tax_behavior",
        "line_items.price_data.unit_amount",
        "line_items.quantity",
        "locale",
        "metadata",
        "mode",
        "payment_intent_data.description",
        "payment_intent_data.metadata",
        "submit_type",
        "success_url",
        "ui_mode",
    }
)
SHORTEST, LONGEST = 30 * 60, 24 * 60 * 60


def validate(params: dict, now: int) -> None:
    """Raises for what Stripe, or the sandbox, does not take."""
    for name in ("mode", "line_items", "success_url"):
        if name not in params:
            raise absent(name)
    one_way_only(params)
    for name in ("success_url", "cancel_url"):
        url(params.get(name), name)
    email(params.get("customer_email"))
    expiry(params.get("expires_at"), now)
    metadata(params.get("metadata", {}), "metadata")
    metadata(
        params.get("payment_intent_data", {}).get("metadata", {}), "payment_intent_data[metadata]"
    )
    if len(params.get("client_reference_id", "")) > 200:
        raise too_long("client_reference_id", 200)
    items(params["line_items"])


def one_way_only(params: dict) -> None:
    """The sandbox takes one payment by card on the hosted page."""
    if params["mode"] != "payment":
        raise Refused("The sandbox speaks mode=payment only.", param="mode")
    if params.get("ui_mode", "hosted_page") != "hosted_page":
        raise Refused("The sandbox speaks ui_mode=hosted_page only.", param="ui_mode")
    if params.get("allowed_payment_method_types", ["card"]) != ["card"]:
        raise Refused("The sandbox speaks card only.", param="allowed_payment_method_types")
    money.only_dong(params.get("currency", money.CURRENCY), "currency")


def url(value: str | None, param: str) -> None:
    if value is None:
        return
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("Not a valid URL", code="url_invalid", param=param)


def email(value: str | None) -> None:
    if value is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", value):
        raise Refused(
            f"Invalid email address: {value}", code="email_invalid", param="customer_email"
        )


def expiry(value: int | None, now: int) -> None:
    if value is None or now + SHORTEST <= value <= now + LONGEST:
        return
    least = "at least 30 minutes" if value < now + SHORTEST else "less than 24 hours"
    message = f"The `expires_at` timestamp must be {least} from Checkout Session creation."
    raise Refused(message, param="expires_at")


def metadata(entries: dict[str, str], param: str) -> None:
    if len(entries) > 50:
        raise Refused("Metadata can have at most 50 keys.", param=param)
    for key, value in entries.items():
        if len(key) > 40:
            raise too_long(f"{param}[{key}]", 40)
        if len(value) > 500:
            raise too_long(f"{param}[{key}]", 500)


def too_long(param: str, limit: int) -> Refused:
    return Refused(
        f"Invalid string: {param} must be at most {limit} characters",
        code="parameter_invalid_string_length",
        param=param,
    )


def items(lines: list[dict]) -> None:
    if len(lines) > 100:
        raise Refused("A session can have at most 100 line items.", param="line_items")
    for place, line in enumerate(lines):
        item(line, f"line_items[{place}]")
    money.chargeable(sum(line["price_data"]["unit_amount"] * line["quantity"] for line in lines))


def item(line: dict, at: str) -> None:
    for name in ("price_data", "quantity"):
        if name not in line:
            raise absent(f"{at}[{name}]")
    price = line["price_data"]
    money.only_dong(price["currency"], f"{at}[price_data][currency]")
    for name in ("unit_amount", "product_data"):
        if name not in price:
            raise absent(f"{at}[price_data][{name}]")
    at_least(price["unit_amount"], 0, f"{at}[price_data][unit_amount]")
    at_least(line["quantity"], 1, f"{at}[quantity]")


def at_least(value: int, least: int, param: str) -> None:
    if value < least:
        raise Refused(
            f"This value must be greater than or equal to {least}.",
            code="parameter_invalid_integer",
            param=param,
        )
