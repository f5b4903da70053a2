"""What the basket's page shows beside its contents."""

from django.utils.translation import gettext as _

from catalogue.models import Product, Province
from catalogue.ranking import ranked
from catalogue.views import trail
from design.frame import frame
from shop.partner.picking import sellable
from shop.partner.strategy import may_be_sold
from shop.shipping.receiving import DELIVER, describe
from shop.shipping.zones import address_provinces

from . import reading
from .contents import Contents, ContentsLine
from .models import MOST_UNITS
from .quantities import read
from .refusals import BasketRefused
from .ways_out import ways_out

#: Offered to who has an empty basket.
SUGGESTED = 4


def page(request, found: Contents) -> dict:
    """The template's context."""
    rows = [row(found, line) for line in found.lines]
    return {
        "contents": found,
        "rows": rows,
        "blocked": [one for one in rows if one["problem"]],
        "problem": found.plan.problem or "",
        "problem_words": describe(found.plan.problem),
        "provinces": _provinces(found),
        "removed": removed(request, found),
        "suggested": _suggested() if found.is_empty else [],
        **trail((_("Basket"), None)),
        **frame(request),
        "noindex": True,
    }


def row(found: Contents, line: ContentsLine) -> dict:
    """A line with what can be done about it. `most`: what any one outlet has, 0 for none."""
    most = max((record.net_stock_level for record in sellable(line.product)), default=0)
    problem = line.plan.problem or ""
    return {
        "line": line,
        "product": line.product,
        "most": min(most, MOST_UNITS),
        "less": line.quantity - 1,
        "more": line.quantity + 1,
        "problem": problem,
        "problem_words": describe(problem),
        "ways_out": ways_out(found, line),
    }


def removed(request, found: Contents) -> dict | None:
    """What was just taken out, to undo it; named in the address, so that nothing is kept for it."""
    try:
        quantity = read(request.GET.get("quantity", ""))
        product = reading.product({"product": request.GET.get("removed", "")})
    except BasketRefused:
        return None
    is_back = any(line.product == product for line in found.lines)
    if is_back or not may_be_sold(product):
        return None
    return {"product": product, "quantity": quantity}


def _provinces(found: Contents) -> list[Province]:
    delivers = any(option.receive_by == DELIVER for option in found.options)
    return list(address_provinces()) if delivers else []


def _suggested() -> list[Product]:
    products = Product.objects.listed().exclude(restriction=Product.Restriction.ALCOHOL)
    return list(ranked(products).for_cards()[:SUGGESTED])
