"""Amounts as Stripe takes them. VND has no smaller unit: an amount is whole đồng."""

from .errors import Refused

CURRENCY = "vnd"
# Stripe charges at least what converts to 50 US cents, and at most eight digits.
MINIMUM = 13_500
MAXIMUM = 99_999_999


def written(amount: int) -> str:
    return f"₫{amount:,}"


def only_dong(currency: str, param: str) -> None:
    if currency.lower() != CURRENCY:
        raise Refused(f"Invalid currency: {currency}. The sandbox speaks vnd only.", param=param)


def chargeable(total: int) -> None:
    if total < MINIMUM:
        raise Refused(
            "The Checkout Session's total amount must convert to at least 50 cents. "
            f"{written(total)} converts to less.",
            code="amount_too_small",
        )
    if total > MAXIMUM:
        raise Refused(
            f"The Checkout Session's total amount due must be no more than {written(MAXIMUM)}.",
            code="amount_too_large",
        )
