"""How a basket changes. Every way in passes here: what may not be sold never gets in.

Each function, in one transaction: (1) locks the open basket, (2) checks, (3) writes. Refusals are
BasketRefused. Nothing is set aside for a basket: stock is checked again when it is ordered.
"""

from django.db import transaction
from django.db.models import prefetch_related_objects

from shop.partner.picking import sellable
from shop.partner.strategy import may_be_sold

from . import refusals
from .locks import locked
from .models import MOST_LINES, MOST_UNITS, Basket, Line, ReceiveBy
from .quantities import checked
from .vouchers import apply_voucher, drop_voucher

__all__ = [
    "add",
    "apply_voucher",
    "drop_voucher",
    "locked",
    "receive",
    "remove",
    "set_quantity",
    "shelf_for",
]


def shelf_for(product, quantity: int, *, outlet_id: int | None = None):
    """The stock record whose price is shown for it: the chosen outlet's, else one with enough.

    Refused where no outlet that trades has `quantity` (int) of the product, or it may not be sold.
    """
    prefetch_related_objects([product], "stockrecords__partner")
    records = sellable(product)
    if not may_be_sold(product):
        raise refusals.display_only() if product.is_display_only else refusals.unlisted()
    if not records:
        raise refusals.sold_out()
    if quantity > MOST_UNITS:
        raise refusals.too_many_units()
    enough = [record for record in records if record.net_stock_level >= quantity]
    if not enough:
        raise refusals.too_few(max(record.net_stock_level for record in records))
    return next((record for record in enough if record.partner_id == outlet_id), enough[0])


@transaction.atomic
def add(*, basket: Basket, product, quantity: int, outlet=None) -> Line:
    """`quantity` more of the product. `outlet`: collect there, if nothing was chosen yet."""
    checked(quantity)
    basket = locked(basket)
    line = basket.lines.filter(product=product).first()
    wanted = quantity + (line.quantity if line else 0)
    record = shelf_for(product, wanted, outlet_id=basket.outlet_id or getattr(outlet, "pk", None))
    if outlet is not None and not basket.receive_by:
        _receive(basket, ReceiveBy.COLLECT, outlet=outlet)
    if line is None:
        return _new_line(basket, product, wanted, record)
    line.quantity = wanted
    line.save(update_fields=["quantity", "date_updated"])
    return line


@transaction.atomic
def set_quantity(*, basket: Basket, product, quantity: int) -> Line | None:
    """So many of a product that is in the basket; 0 removes it, and None is returned."""
    checked(quantity, least=0)
    basket = locked(basket)
    line = basket.lines.filter(product=product).first()
    if line is None:
        raise refusals.not_in_basket()
    if quantity == 0:
        line.delete()
        return None
    shelf_for(product, quantity)
    line.quantity = quantity
    line.save(update_fields=["quantity", "date_updated"])
    return line


@transaction.atomic
def remove(*, basket: Basket, product) -> int:
    """Takes the product out; returns how many there were, 0 if it was gone already."""
    line = locked(basket).lines.filter(product=product).first()
    if line is None:
        return 0
    line.delete()
    return line.quantity


@transaction.atomic
def receive(*, basket: Basket, receive_by: str, outlet=None, province=None, ward: str = ""):
    """Collect at an outlet that trades, or deliver; the address may be completed later."""
    basket = locked(basket)
    is_complete = receive_by == ReceiveBy.DELIVER or (outlet is not None and outlet.is_trading)
    if receive_by not in ReceiveBy.values or not is_complete:
        raise refusals.not_a_way()
    _receive(basket, receive_by, outlet=outlet, province=province, ward=ward)
    return basket


def _receive(basket: Basket, receive_by: str, *, outlet=None, province=None, ward: str = ""):
    """A delivery's address outlives a change of mind."""
    basket.receive_by = receive_by
    if receive_by == ReceiveBy.COLLECT:
        basket.outlet = outlet
    else:
        basket.province, basket.ward = province, " ".join(ward.split())[:128]
    basket.save(update_fields=["receive_by", "outlet", "province", "ward"])


def _new_line(basket: Basket, product, quantity: int, record) -> Line:
    if basket.lines.count() >= MOST_LINES:
        raise refusals.too_many_lines()
    return basket.lines.create(
        product=product,
        line_reference=f"product-{product.pk}",
        quantity=quantity,
        stockrecord=record,
        price_incl_tax=record.price,
    )
