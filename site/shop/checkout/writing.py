"""The rows of a new order, each kind in one statement. Only `placement` calls this: it checks."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket.contents import Contents, ContentsLine
from shop.basket.models import Basket, ReceiveBy
from shop.order import timeline, vouchers
from shop.order.models import Consignment, Line, Order, OrderEvent
from shop.order.numbers import new_code, new_number
from shop.order.telling import tell
from shop.payment.models import PaymentAttempt
from shop.payment.registry import ONLINE

from . import refusals

Consent = get_model("customer", "Consent")
OrderDiscount = get_model("order", "OrderDiscount")
ShippingAddress = get_model("order", "ShippingAddress")
Status = Order.Status
COPIED = (
    "contact_name",
    "phone",
    "note",
    "invoice_company",
    "invoice_tax_code",
    "invoice_address",
    "payment_method",
    "language",
    "user",
)


def owner_of(basket: Basket):
    return basket.owner or AnonymousUser()


def write_order(placement, found: Contents, rules) -> Order:
    """Waits for its payment until its hold runs out, if it is to be paid online."""
    basket, now = found.basket, timezone.now()
    waits = bool(found.total) and placement.payment_method in ONLINE
    goods = sum(row.total - row.discount for row in found.lines)
    shipping = shipping_of(found)
    return Order.objects.create(
        number=new_number(),
        basket=basket,
        checkout_key=basket.checkout_key,
        date_placed=now,
        status=Status.AWAITING_PAYMENT if waits else Status.CONFIRMED,
        hold_expires_at=now + timedelta(minutes=rules.hold_minutes) if waits else None,
        guest_email=placement.email,
        receive_by=basket.receive_by,
        shipping_address=write_address(placement, basket),
        total_incl_tax=goods + shipping,
        total_excl_tax=goods + shipping,
        shipping_incl_tax=shipping,
        shipping_excl_tax=shipping,
        discount_total=sum(row.discount for row in found.lines),
        **{name: getattr(placement, name) for name in COPIED},
    )


def shipping_of(found: Contents) -> int:
    """What is paid for delivery, in đồng: offers on it taken off."""
    off = sum(discount.amount for discount in found.discounts if discount.is_shipping)
    return max(0, found.shipping_price - off)


def write_parts(order: Order, found: Contents, window, held_until):
    """Its consignments, lines and payment; the basket is used up."""
    parts = write_consignments(order, found, window, held_until)
    Line.objects.bulk_create(line_of(order, parts, row) for row in found.lines)
    if order.status == Status.AWAITING_PAYMENT:
        write_attempt(order)
    Basket.objects.filter(pk=found.basket.pk).update(
        status=Basket.SUBMITTED, date_submitted=order.date_placed
    )


def write_address(placement, basket: Basket):
    if basket.receive_by != ReceiveBy.DELIVER:
        return None
    return ShippingAddress.objects.create(
        first_name=placement.recipient or placement.contact_name,
        line1=placement.street,
        line3=basket.ward,
        line4=basket.province.name_vi,
        country_id="VN",
        phone_number=placement.phone,
    )


def write_consignments(order: Order, found: Contents, window, held_until) -> dict:
    """{outlet: its consignment}; the parcels' prices add up to the order's delivery."""
    prices = {parcel.outlet: parcel.price for parcel in found.plan.parcels}
    off = sum(prices.values()) - order.shipping_incl_tax
    parts = {}
    for outlet in found.plan.outlets:
        price = prices.get(outlet, 0)
        less = min(off, price)
        off -= less
        parts[outlet] = Consignment(
            order=order,
            outlet=outlet,
            code=new_code(),
            window=window,
            held_until=held_until,
            shipping_price=price - less,
        )
    Consignment.objects.bulk_create(parts.values())
    return parts


def line_of(order: Order, parts: dict, row: ContentsLine) -> Line:
    """As it is called and priced now, whatever becomes of the product."""
    product, record = row.product, row.plan.stockrecord
    return Line(
        order=order,
        consignment=parts[record.partner],
        partner=record.partner,
        partner_name=record.partner.name_vi,
        partner_sku=record.partner_sku,
        stockrecord=record,
        product=product,
        title=product.title_vi,
        title_en=product.title_en or "",
        unit=product.unit_vi or "",
        unit_en=product.unit_en or "",
        upc=product.upc,
        quantity=row.quantity,
        **amounts("unit_price", row.unit_price),
        **amounts("line_price_before_discounts", row.total),
        **amounts("line_price", row.total - row.discount),
    )


def amounts(name: str, amount: int) -> dict[str, int]:
    """Prices include VAT; how much of it is VAT is the invoice's business."""
    return {f"{name}_incl_tax": amount, f"{name}_excl_tax": amount}


def write_discounts(order: Order, found: Contents):
    """What was taken off and why; uses of vouchers and offers are counted with it."""
    if not found.discounts:
        return
    OrderDiscount.objects.bulk_create(discount_of(order, found, row) for row in found.discounts)
    used: dict[int, int] = {}
    for row in found.discounts:
        if row.voucher:
            used[row.voucher.pk] = used.get(row.voucher.pk, 0) + row.amount
    try:
        vouchers.record(order, used, within_limits=True)
    except vouchers.OfferSpent:
        raise refusals.VoucherSpent(found) from None


def discount_of(order: Order, found: Contents, row):
    kind = OrderDiscount.SHIPPING if row.is_shipping else OrderDiscount.BASKET
    return OrderDiscount(
        order=order,
        category=kind,
        offer_id=row.offer.pk,
        offer_name=row.name[:128],
        voucher_id=row.voucher.pk if row.voucher else None,
        voucher_code=row.voucher.code if row.voucher else "",
        frequency=found.basket.offer_applications.applications[row.offer.pk]["freq"],
        amount=row.amount,
    )


def write_attempt(order: Order):
    PaymentAttempt.objects.create(
        order=order,
        provider=ONLINE[order.payment_method],
        means=PaymentAttempt.Means.CARD,
        amount=order.total_incl_tax,
    )


def announce(order: Order, placement, rules):
    """The buyer's agreement, the timeline, and the mail of an order that needs no payment now."""
    Consent.objects.create(
        order=order,
        user=placement.user,
        purpose=Consent.Purpose.TERMS,
        version=rules.terms_version,
        language=placement.language,
    )
    timeline.write(order, OrderEvent.Kind.PLACED, by_customer=True)
    if order.status == Status.CONFIRMED:
        tell(order, "placed")
