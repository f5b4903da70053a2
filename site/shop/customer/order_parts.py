"""What the order's page shows of each outlet's part."""

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from catalogue.carry_home import advice
from catalogue.models import Product
from design.frame import absolute
from shop.order.models import Consignment, Line, Order


def parts_of(order: Order) -> list[Consignment]:
    """The order's consignments with outlet, window and lines: a fixed number of queries."""
    products = Product.objects.for_cards()
    lines = Line.objects.order_by("pk").prefetch_related(Prefetch("product", products))
    parts = list(
        order.consignments.select_related("outlet", "window").prefetch_related(
            Prefetch("lines", lines),
            "outlet__opening_hours",
            "outlet__opening_exceptions",
        )
    )
    for part in parts:
        part.order = order
    return parts


def is_to_collect(order: Order, part: Consignment) -> bool:
    """Whether its code still opens something at the counter."""
    is_confirmed = order.status == Order.Status.CONFIRMED
    return is_confirmed and order.receive_by == "collect" and part.status in Consignment.OPEN


def handover_url(part: Consignment) -> str:
    """What the QR code says: where staff hand over, else the bare code."""
    try:
        with override("vi"):
            return f"{absolute(reverse('dashboard:handover'))}?code={part.code}"
    except NoReverseMatch:
        return part.code


def advice_for(parts: list[Consignment]) -> list[tuple[str, str, list[Product]]]:
    """How it all travels: (icon, sentence, the products it is said of)."""
    products = dict.fromkeys(line.product for part in parts for line in part.lines.all())
    found: dict[tuple[str, str], list[Product]] = {}
    for product in filter(None, products):
        for said in advice(product):
            found.setdefault(said, []).append(product)
    return [(*said, products) for said, products in found.items()]
