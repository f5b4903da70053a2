"""Orders as they come to be in the shop: a basket, the real `place()`, and what follows it."""

from django.utils import timezone

from shop.basket import changes
from shop.basket.contents import contents
from shop.basket.models import Basket
from shop.checkout.models import CheckoutSettings
from shop.checkout.placement import Placement, place
from shop.order import fulfilment
from shop.order.models import Order
from shop.payment import settle
from shop.payment.providers.base import State
from shop.shipping.windows import windows

from .listed import listed_product

CARD, COUNTER = Order.PaymentMethod.CARD, Order.PaymentMethod.COUNTER


def open_checkout(**values) -> CheckoutSettings:
    """Staff take orders; `values` are fields of the settings."""
    rules = CheckoutSettings(is_open=True, **values)
    rules.save()
    return rules


def filled_basket(*lines, outlet=None, province=None, ward="", owner=None) -> Basket:
    """`lines`: (product, quantity). Collected at `outlet`, or delivered to `province`, `ward`."""
    basket = Basket.objects.create(owner=owner)
    for product, quantity in lines:
        changes.add(basket=basket, product=product, quantity=quantity)
    way = {"receive_by": "collect", "outlet": outlet}
    if province:
        way = {"receive_by": "deliver", "province": province, "ward": ward}
    return changes.receive(basket=basket, **way)


def placement(basket: Basket, **values) -> Placement:
    """Paid at the counter unless told otherwise, in the first free window, as the buyer sees it."""
    if basket.receive_by == "collect" and "window_starts_at" not in values:
        values["window_starts_at"] = free_window(basket.outlet)
    if "agreed" not in values:
        values["agreed"] = contents(Basket.objects.get(pk=basket.pk)).fingerprint
    values = {
        "contact_name": "Nguyễn Thị Mẫu",
        "email": "khach@example.com",
        "phone": "+84912345678",
        "payment_method": COUNTER,
        "language": "vi",
        "street": "12 đường Trần Hưng Đạo",
        **values,
    }
    return Placement(basket=basket, **values)


def free_window(outlet):
    """When the first window with a place left starts."""
    return next(w.starts_at for w in windows(outlet, now=timezone.now()) if w.left)


def placed(*lines, outlet=None, province=None, ward="", **values) -> Order:
    """Placed. Without lines: one unit of a new product, at its outlet."""
    if not lines:
        product = listed_product()
        lines, outlet = [(product, 1)], product.stockrecords.get().partner
    basket = filled_basket(*lines, outlet=outlet, province=province, ward=ward)
    return place(placement(basket, **values))


def pay(order: Order) -> Order:
    """Its open payment is booked as the provider would report it."""
    attempt = order.payment_attempts.get(status__in=("created", "open"))
    state = State(
        status="paid",
        amount=attempt.amount,
        currency="vnd",
        livemode=False,
        attempt_key=str(attempt.idempotency_key),
        order_number=order.number,
        session_id=f"cs_test_{attempt.pk}",
        payment_intent=f"pi_test_{attempt.pk}",
    )
    return settle.book(attempt, state)


def made_ready(order: Order, *, by) -> Order:
    """All its consignments are packed."""
    for consignment in order.consignments.all():
        fulfilment.ready(consignment=consignment, by=by)
    return Order.objects.get(pk=order.pk)
