"""What every way to pay can do. A new one is a module beside this, and a line in registry.py."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from ..models import PaymentAttempt, Refund


class ProviderUnavailable(Exception):
    """It cannot be reached, or does not say what came of it. Try again, with the same key."""


class ProviderFailed(ProviderUnavailable):
    """It says that it failed, and would say so again to this key; nothing came of it so far."""


class ProviderRefused(Exception):
    """It said no, and would again. Nothing was done there."""


class NotAuthentic(Exception):
    """A notification that the provider did not send, or sent too long ago."""


@dataclass(frozen=True)
class Started:
    """Where the buyer pays, and until when the provider lets them."""

    session_id: str
    url: str
    expires_at: datetime


@dataclass(frozen=True)
class RefundState:
    """A refund as the provider knows it. `key`: our Refund's, "" where it was begun over there."""

    provider_id: str
    amount: int
    status: Refund.Status
    key: str = ""


@dataclass(frozen=True)
class DisputeState:
    provider_id: str
    amount: int
    status: str
    is_open: bool


@dataclass(frozen=True)
class State:
    """How a payment stands at the provider. `pending`: begun, and neither paid nor given up."""

    status: str  # open | pending | paid | expired
    amount: int
    currency: str
    livemode: bool
    attempt_key: str
    order_number: str
    session_id: str
    payment_intent: str = ""
    refunds: tuple[RefundState, ...] = ()
    disputes: tuple[DisputeState, ...] = ()


@dataclass(frozen=True)
class Notification:
    """What an event is about; what is true is asked from the provider afterwards."""

    event_id: str
    kind: str
    livemode: bool
    session_id: str = ""
    payment_intent: str = ""
    attempt_key: str = ""
    order_number: str = ""
    #: Of the payment as a whole, in đồng; None where the event does not say.
    amount: int | None = None
    currency: str = ""
    #: Whether it tells that money came.
    is_money: bool = field(default=False)


class Provider(Protocol):
    name: str
    livemode: bool

    def start(self, attempt: PaymentAttempt) -> Started:
        """Opens a payment, or finds the one opened before. Repeated, it is the same one.

        Raises ProviderRefused or ProviderFailed only where none was opened.
        """

    def fetch_state(self, attempt: PaymentAttempt) -> State: ...

    def expire(self, attempt: PaymentAttempt) -> State:
        """Sees to it that nothing can be paid any more, and says how it ended."""

    def refund(self, refund: Refund) -> RefundState: ...

    def parse_notification(self, body: bytes, headers) -> Notification:
        """Raises NotAuthentic."""

    def recent_sessions(self, since: datetime) -> Iterable[State]:
        """Everything opened there since, by us or by others; without refunds and disputes."""

    def recent_events(self, since: datetime) -> Iterable[Notification]: ...
