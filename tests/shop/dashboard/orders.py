"""Orders as staff find them on the desk, with their goods set aside."""

import uuid
from datetime import timedelta

from django.utils import timezone

from shop.communication.models import OutgoingMail
from shop.dashboard.settings.voucher_saving import Benefit, Terms, Voucher, save_voucher
from shop.order import timeline
from shop.order.models import Consignment, Line, Order
from shop.order.numbers import new_code, new_number
from shop.partner import stock
from shop.payment.models import PaymentAttempt
from shop.shipping.models import CollectionWindow


def placed_order(*records, quantity=2, state="waiting", paid=False, starts_in=60, **values):
    """Confirmed, `quantity` of each record's product, one part an outlet; guest "Nguyễn Văn Ân".

    `state` is its parts'; `starts_in` minutes begins its window of an hour; `paid` by card.
    """
    total = sum(record.price * quantity for record in records)
    values = {
        "number": new_number(),
        "status": Order.Status.CONFIRMED,
        "language": "vi",
        "receive_by": "collect",
        "contact_name": "Nguyễn Văn Ân",
        "phone": "+84912345678",
        "guest_email": "an@example.vn",
        "payment_method": "card" if paid else "counter",
        "currency": "VND",
        **values,
    }
    order = Order.objects.create(
        checkout_key=uuid.uuid4(), total_incl_tax=total, total_excl_tax=total, **values
    )
    timeline.write(order, "placed", by_customer=True)
    for record in records:
        add_part(order, record, quantity, state, starts_in)
    lines = [(record, quantity) for record in records]
    stock.allocate(lines=lines, reference=order.number)
    if paid:
        pay(order)
    return order


def add_part(order, record, quantity, state, starts_in):
    """A line, in its outlet's part of the order."""
    window = window_of(record.partner, starts_in) if order.receive_by == "collect" else None
    part, _made = Consignment.objects.get_or_create(
        order=order,
        outlet=record.partner,
        defaults={
            "status": state,
            "code": new_code(),
            "window": window,
            "held_until": window and window.ends_at + timedelta(hours=2),
        },
    )
    price = record.price * quantity
    kinds = ("line_price", "line_price_before_discounts")
    amounts = {f"{kind}_{tax}_tax": price for kind in kinds for tax in ("incl", "excl")}
    Line.objects.create(
        order=order,
        consignment=part,
        product=record.product,
        stockrecord=record,
        partner=record.partner,
        partner_name=record.partner.name,
        partner_sku=record.partner_sku,
        title=record.product.title_vi,
        unit=record.product.unit_vi or "",
        quantity=quantity,
        num_allocated=quantity,
        unit_price_incl_tax=record.price,
        unit_price_excl_tax=record.price,
        **amounts,
    )


def window_of(outlet, starts_in) -> CollectionWindow:
    starts_at = timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=starts_in)
    return CollectionWindow.objects.get_or_create(
        outlet=outlet,
        starts_at=starts_at,
        defaults={"ends_at": starts_at + timedelta(hours=1), "booked": 1},
    )[0]


def pay(order, *, provider="counter", means="cash"):
    """All of it is paid."""
    order.paid_total = order.total_incl_tax
    order.save()
    return PaymentAttempt.objects.create(
        order=order,
        provider=provider,
        means=means,
        amount=order.total_incl_tax,
        status=PaymentAttempt.Status.PAID,
        paid_at=timezone.now(),
    )


def failed_mail(order) -> OutgoingMail:
    return OutgoingMail.objects.create(
        key=f"order:{order.number}:placed",
        kind="placed",
        order=order,
        to="sai@example.vn",
        language="vi",
        status=OutgoingMail.Status.FAILED,
    )


def voucher(**values) -> Voucher:
    """Ten percent off, running, unless told otherwise."""
    today = timezone.localdate()
    terms = {
        "code": "KHOM10",
        "name": "Mùa khóm",
        "kind": Benefit.PERCENTAGE,
        "value": 10,
        "least": 0,
        "usage": Voucher.MULTI_USE,
        "first_day": today,
        "last_day": today + timedelta(days=7),
    }
    return save_voucher(terms=Terms(**{**terms, **values}))
