"""Stripe's test cards and what each does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """`code` and `decline_code` are null when the card pays."""

    number: str
    brand: str = "visa"
    code: str | None = None
    decline_code: str | None = None
    message: str | None = None

    @property
    def last4(self) -> str:
        return self.number[-4:]


VISA = "4242424242424242"
CARDS = {
    card.number: card
    for card in (
        Card(VISA),
        Card("5555555555554444", "mastercard"),
        Card(
            "4000000000000002",
            code="card_declined",
            decline_code="generic_decline",
            message="Your card was declined.",
        ),
        Card(
            "4000000000009995",
            code="card_declined",
            decline_code="insufficient_funds",
            message="Your card has insufficient funds.",
        ),
        Card("4000000000000069", code="expired_card", message="Your card has expired."),
        Card(
            "4000000000000127",
            code="incorrect_cvc",
            message="Your card's security code is incorrect.",
        ),
    )
}
