"""What the order's page says of the order's state: one headline, one sentence, what can be done."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from shop.order.models import Consignment, Order

PLACED, PREPARING, READY = (
    Consignment.Status.WAITING,
    Consignment.Status.PREPARING,
    Consignment.Status.READY,
)
GONE = (Consignment.Status.COLLECTED, Consignment.Status.SHIPPED)


@dataclass(frozen=True)
class OrderState:
    """`code` names it in template and test. `tone`: ok, wait, warn or over, for colour and sign."""

    code: str
    tone: str
    headline: str
    sentence: str = ""

    @property
    def is_waiting(self) -> bool:
        """The buyer says it is paid, nobody else has: the page looks again by itself."""
        return self.code == "waiting"

    @property
    def can_be_paid(self) -> bool:
        return self.code == "awaiting_payment"


def state_of(order: Order, consignments: list[Consignment], *, back: bool, now: datetime):
    """`back`: the buyer has just come from the payment page."""
    if order.status == Order.Status.AWAITING_PAYMENT:
        return _awaiting(order, back, now)
    if order.is_frozen and order.status == Order.Status.CONFIRMED:
        return OrderState(
            "stopped",
            "warn",
            _("Your order is stopped for now"),
            _("There is a question about its payment. Please ring the outlet."),
        )
    if order.status == Order.Status.CONFIRMED:
        return _confirmed(order, consignments)
    if order.status == Order.Status.COMPLETED:
        return _completed(order)
    return _ended(order)


def _awaiting(order: Order, back: bool, now: datetime) -> OrderState:
    if back:
        return OrderState(
            "waiting",
            "wait",
            _("Waiting for the confirmation of your payment"),
            _("It mostly takes less than a minute. Please do not pay a second time."),
        )
    if order.hold_expires_at and order.hold_expires_at <= now:
        return OrderState(
            "too_late",
            "warn",
            _("The time to pay is over"),
            _("The goods are no longer held. If you did pay, we fill the order or refund you."),
        )
    return OrderState(
        "awaiting_payment",
        "wait",
        _("Pay to confirm your order"),
        _("Your goods are set aside. Without a payment in time they go back on the shelf."),
    )


def _confirmed(order: Order, consignments: list[Consignment]) -> OrderState:
    """As far as the slowest part has come."""
    statuses = [part.status for part in consignments]
    open_ones = [status for status in statuses if status in Consignment.OPEN]
    slowest = min(open_ones, key=Consignment.OPEN.index, default=PLACED)
    if any(status in GONE for status in statuses):
        return OrderState("partly_gone", "ok", _("Part of your order is on its way"))
    if slowest == PREPARING:
        return OrderState("preparing", "ok", _("We are preparing your order"), _tell(order))
    if slowest == READY:
        return _ready(order)
    return OrderState("confirmed", "ok", _("Your order is confirmed"), _tell(order))


def _tell(order: Order) -> str:
    if not order.email:
        return _("Look at this page again: it says when the order is ready.")
    if order.receive_by == "collect":
        return _("We send you a mail as soon as it is ready.")
    return _("We send you a mail as soon as it has left.")


def _ready(order: Order) -> OrderState:
    if order.receive_by == "collect":
        return OrderState(
            "ready",
            "ok",
            _("Your order, ready to collect"),
            _("It is packed and waiting for you."),
        )
    return OrderState("ready", "ok", _("Your order is packed"), _("It leaves shortly."))


def _completed(order: Order) -> OrderState:
    if order.receive_by == "collect":
        return OrderState("collected", "ok", _("Collected. Thank you!"), _("Enjoy it."))
    return OrderState(
        "shipped", "ok", _("Your order is on its way"), _("The carrier takes it from here.")
    )


def _ended(order: Order) -> OrderState:
    headlines = {
        Order.Status.CANCELLED: _("This order was cancelled"),
        Order.Status.EXPIRED: _("This order was not paid in time"),
        Order.Status.NO_SHOW: _("This order was not collected in time"),
        Order.Status.UNFILLABLE: _("Your payment came after the goods were gone"),
    }
    sentences = {
        Order.Status.EXPIRED: _("The goods are back on the shelf. You can order again."),
        Order.Status.NO_SHOW: _("The goods are back on the shelf. You can order again."),
        Order.Status.UNFILLABLE: _("We are sorry. You get all of your money back."),
    }
    status = Order.Status(order.status)
    if status == Order.Status.NO_SHOW and order.paid_total:
        sentences[status] = _("The goods are back on the shelf. For your money, ring the outlet.")
    return OrderState(status.value, "over", headlines[status], sentences.get(status, ""))
