"""How an order comes to be: see docs/stock.md.

`place`, in one transaction: (1) locks the basket: sent twice, it finds the order made before;
(2) reads afresh what it holds, and stops if that is not what the buyer agreed to; (3) writes the
order, counts voucher and offers, takes a place in the window; (4) writes the order's parts,
timeline and mail; (5) sets the goods aside, last, since other buyers wait for those rows.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from shop.basket.contents import Contents, contents
from shop.basket.models import Basket, ReceiveBy
from shop.order import vouchers
from shop.order.models import Order
from shop.partner import stock
from shop.partner.stock_errors import NotEnoughStock as TooFew
from shop.payment.registry import offered
from shop.shipping import booking
from shop.shipping.windows import rule_of, window_at

from . import refusals, writing
from .models import CheckoutSettings

Method = Order.PaymentMethod


@dataclass(frozen=True)
class Placement:
    """What the buyer gave, checked as to form. Goods, prices and the way come from the basket.

    `window_starts_at`: aware; None for a delivery. `phone` in E.164. `agreed`: the fingerprint
    of the contents that the buyer saw.
    """

    basket: Basket
    contact_name: str
    payment_method: str
    language: str
    agreed: str
    email: str = ""
    phone: str = ""
    window_starts_at: datetime | None = None
    recipient: str = ""
    street: str = ""
    note: str = ""
    invoice_company: str = ""
    invoice_tax_code: str = ""
    invoice_address: str = ""
    user: object | None = None


@transaction.atomic
def place(placement: Placement) -> Order:
    """The order of this basket, made now or before. Raises a `refusals.Refused`."""
    basket = locked(placement.basket)
    if basket.status != Basket.OPEN:
        return made_before(basket)
    rules = CheckoutSettings.load()
    if not rules.is_open:
        raise refusals.Closed
    coupons = vouchers.locked(basket.vouchers.values("pk"))
    found = contents(basket, with_pictures=False, with_options=False)
    check(found, placement, coupons)
    check_payment(found, placement, rules)
    order = writing.write_order(placement, found, rules)
    writing.write_discounts(order, found)
    window, held_until = book(found, placement)
    writing.write_parts(order, found, window, held_until)
    writing.announce(order, placement, rules)
    take(order, found)
    return order


def locked(basket: Basket) -> Basket:
    """As it is now, held until the transaction ends: whoever sends the form again waits here."""
    rows = Basket.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("outlet", "province", "owner").get(pk=basket.pk)


def made_before(basket: Basket) -> Order:
    order = Order.objects.filter(checkout_key=basket.checkout_key).first()
    if order is None:
        raise refusals.Empty
    return order


def check(found: Contents, placement: Placement, coupons: list):
    """Whether this is what the buyer saw, and can be had."""
    if found.is_empty:
        raise refusals.Empty
    if found.fingerprint != placement.agreed:
        spent = any(not is_available(coupon, found.basket) for coupon in coupons)
        raise (refusals.VoucherSpent if spent else refusals.Changed)(found)
    if not found.can_be_ordered:
        raise refusals.CannotBeReceived(found)


def is_available(voucher, basket: Basket) -> bool:
    return voucher.is_active() and voucher.is_available_to_user(writing.owner_of(basket))[0]


def check_payment(found: Contents, placement: Placement, rules: CheckoutSettings):
    """At the counter pays who comes to one; whoever owes nothing pays in any way."""
    is_sent = found.basket.receive_by == ReceiveBy.DELIVER
    if placement.payment_method == Method.COUNTER and is_sent:
        raise refusals.NotOffered
    if placement.payment_method not in Method.values:
        raise refusals.NotOffered
    if found.total and placement.payment_method not in offered(found.total, rules):
        raise refusals.NotOffered


def book(found: Contents, placement: Placement):
    """The place in the collection window, and until when goods wait there; None for a delivery."""
    outlet, now = found.basket.outlet, timezone.now()
    if found.basket.receive_by == ReceiveBy.DELIVER:
        return None, None
    window = placement.window_starts_at and window_at(outlet, placement.window_starts_at, now)
    if not window:
        raise refusals.WindowGone
    rule = rule_of(outlet)
    try:
        booked = booking.book(
            outlet=outlet,
            starts_at=window.starts_at,
            ends_at=window.ends_at,
            capacity=rule.capacity,
        )
    except booking.WindowFull:
        raise refusals.WindowGone from None
    return booked, booked.ends_at + timedelta(minutes=rule.grace_minutes)


def take(order: Order, found: Contents):
    """Sets the goods aside; a price that changed at the last moment is the buyer's to see."""
    prices = {line.plan.stockrecord.pk: line.unit_price for line in found.lines}
    lines = [(line.plan.stockrecord, line.quantity) for line in found.lines]
    try:
        moves = stock.allocate(lines=lines, reference=order.number)
    except TooFew:
        raise refusals.NotEnoughStock(found) from None
    if any(prices[move.stockrecord_id] != move.stockrecord.price for move in moves):
        raise refusals.Changed(found)
