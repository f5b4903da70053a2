"""One order as the desk sees it: its parts, the steps open to each, what can be refunded."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import timezone

from shop.basket.models import ReceiveBy
from shop.dashboard import access
from shop.order.models import Consignment, Line, Order
from shop.payment import refunds

State = Consignment.Status


@dataclass
class Part:
    """A consignment, whether it lies at an outlet of whoever looks, and the steps open to it."""

    consignment: Consignment
    lines: list
    is_mine: bool
    steps: tuple[str, ...]


def full_order(user, number: str) -> Order:
    """The order with all that its page shows; 404 for an order of other outlets."""
    lines = Line.objects.select_related("product").prefetch_related(
        "product__images__picture__renditions", "product__categories"
    )
    orders = (
        access.orders_for(user)
        .select_related("user", "shipping_address")
        .prefetch_related(
            "consignments__outlet",
            "consignments__window",
            Prefetch("consignments__lines", lines),
            "events__by",
            "events__consignment__outlet",
            "payment_attempts__by",
            "payment_attempts__disputes",
            "payment_attempts__refunds__by",
            "alerts",
            "mails",
            "discounts",
        )
    )
    return get_object_or_404(orders, number=number.upper())


def steps(order: Order, consignment: Consignment) -> tuple[str, ...]:
    """What may be done next with this part, the most likely first."""
    if order.status != Order.Status.CONFIRMED or order.is_frozen:
        return ()
    last = "hand_over" if order.receive_by == ReceiveBy.COLLECT else "ship"
    return {
        State.WAITING: ("prepare", "ready"),
        State.PREPARING: ("ready",),
        State.READY: (last,),
    }.get(State(consignment.status), ())


def parts_of(order: Order, user) -> list[Part]:
    """The order's parts; steps only at outlets where `user` works and may act."""
    mine = set(access.outlets_for(user).values_list("pk", flat=True))
    may_fulfil = access.may(user, access.FULFIL)
    return [
        Part(
            consignment=part,
            lines=list(part.lines.all()),
            is_mine=part.outlet_id in mine,
            steps=steps(order, part) if may_fulfil and part.outlet_id in mine else (),
        )
        for part in order.consignments.all()
    ]


def is_overdue(order: Order) -> bool:
    """Whether the time to collect is over for all of it, and nobody came."""
    waiting = [part for part in order.consignments.all() if part.status in Consignment.OPEN]
    now = timezone.now()
    return (
        order.status == Order.Status.CONFIRMED
        and bool(waiting)
        and all(part.held_until and part.held_until < now for part in waiting)
    )


def refundable(order: Order) -> int:
    """Đồng that were paid and not yet asked back."""
    return sum(map(refunds.refundable, order.payment_attempts.all()))


def latest_event(order: Order) -> int:
    """What a page has seen of an order: sent back with its forms, so that a stale one shows."""
    return max((event.pk for event in order.events.all()), default=0)
