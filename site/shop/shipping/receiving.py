"""Whether and how a basket can be received: the basket, the checkout and placement ask here.

A plan, in order: (1) who may serve what was chosen (`serving`); (2) which of them serves which
line (`shop.partner.picking`); (3) why a line is not served; (4) parcels and their price. See
docs/receiving.md.
"""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from catalogue.models import Product
from shop.partner.picking import Missing, Picked, Wanted, pick, sellable
from shop.partner.strategy import may_be_sold

from . import problems
from .options import options
from .plans import COLLECT, DELIVER, LinePlan, Option, Parcel, Receiving, ReceivingPlan
from .problems import describe
from .serving import Serving, parcels, serving_for
from .zones import COLD

__all__ = [
    "COLLECT",
    "DELIVER",
    "LinePlan",
    "Option",
    "Parcel",
    "Receiving",
    "ReceivingPlan",
    "Wanted",
    "describe",
    "options",
    "plan",
]


def plan(wanted: Iterable[Wanted], receiving: Receiving) -> ReceivingPlan:
    """Seven queries at most, whatever is wanted; stock that products bring is not read again."""
    wanted = list(wanted)
    prefetch_related_objects([row.product for row in wanted], "stockrecords__partner")
    serving = serving_for(receiving)
    found = pick(wanted, candidates=serving.candidates, allowed=serving.allowed)
    sent = parcels(found.picked, serving.zone) if serving.zone else []
    too_heavy = any(parcel.price is None for parcel in sent)
    return ReceivingPlan(
        receiving=receiving,
        lines=_lines(wanted, found, serving, receiving),
        problem=problems.TOO_HEAVY if too_heavy else serving.problem,
        zone=serving.zone,
        parcels=sent,
    )


def _lines(wanted, found, serving: Serving, receiving: Receiving) -> list[LinePlan]:
    """In the order of `wanted`."""
    rows = {row.product: _served(row) for row in found.picked}
    for row in found.missing:
        rows[row.product] = _refused(row, serving, receiving)
    return [rows[product] for product in dict.fromkeys(row.product for row in wanted)]


def _served(row: Picked) -> LinePlan:
    return LinePlan(row.product, row.quantity, row.stockrecord, row.stockrecord.net_stock_level)


def _refused(row: Missing, serving: Serving, receiving: Receiving) -> LinePlan:
    problem = _problem(row, serving, receiving.receive_by == DELIVER)
    elsewhere = row.elsewhere
    return LinePlan(row.product, row.wanted, row.stockrecord, row.available, problem, elsewhere)


def _problem(row: Missing, serving: Serving, is_sent: bool) -> str:
    product, zone = row.product, serving.zone
    if not may_be_sold(product):
        return problems.DISPLAY_ONLY if product.is_display_only else problems.UNLISTED
    if not sellable(product):
        return problems.SOLD_OUT
    if is_sent and product.storage == Product.Storage.SERVICE:
        return problems.COLLECT_ONLY
    if zone and product.storage in COLD and not zone.takes_chilled:
        return problems.NOT_SHIPPED
    if row.available:
        return problems.TOO_FEW
    return problems.NOT_SENT if is_sent else problems.NOT_HERE
