"""What changed since the visitor last looked, and why: said once, since lines remember it."""

from dataclasses import dataclass

from catalogue.models import Product
from shop.partner.models import Partner
from shop.shipping import problems

from .models import Line

#: Those that come about without the visitor's doing.
GONE = (problems.UNLISTED, problems.DISPLAY_ONLY, problems.SOLD_OUT)
#: Those that the visitor's own choice of outlet may bring about as well.
SCARCE = (problems.TOO_FEW, problems.NOT_HERE)


@dataclass(frozen=True)
class Change:
    """`kind`: "dearer", "cheaper", "other_outlet" (its price there), "less", "sold_out", "gone".

    Prices in đồng. `outlet`: whose price or stock it is, None for all. `left`: units there.
    """

    kind: str
    product: Product
    outlet: Partner | None = None
    price_before: int | None = None
    price: int | None = None
    left: int = 0


def change_of(line: Line, row, shelf, receiving) -> Change | None:
    """`row`: the line's plan; `shelf`: the stock record whose price is shown, None where none."""
    lost = _lost(line, row, receiving)
    if lost or row.problem in GONE:
        return lost
    before = line.price_incl_tax
    if shelf is None or before in (None, shelf.price):
        return None
    if shelf.pk != line.stockrecord_id:
        return Change("other_outlet", row.product, shelf.partner, before, shelf.price)
    kind = "dearer" if shelf.price > before else "cheaper"
    return Change(kind, row.product, shelf.partner, before, shelf.price)


def _lost(line: Line, row, receiving) -> Change | None:
    """Goods that were there when last seen."""
    if line.seen_problem == row.problem or not row.problem:
        return None
    if row.problem in GONE:
        kind = "sold_out" if row.problem == problems.SOLD_OUT else "gone"
        return Change(kind, row.product)
    if row.problem not in SCARCE:
        return None
    if not row.elsewhere:
        return Change("less", row.product, left=row.available)
    was_here = not line.seen_problem and line.stockrecord.partner == receiving.outlet
    if not was_here:
        return None
    kind = "less" if row.available else "sold_out"
    return Change(kind, row.product, receiving.outlet, left=row.available)


def remember_seen(lines) -> None:
    """The visitor has been shown these `ContentsLine`s; writes only what is new to them."""
    news = []
    for row in lines:
        line, problem = row.line, row.plan.problem or ""
        if line.seen == (line.stockrecord_id, row.unit_price, problem):
            continue
        line.price_incl_tax, line.seen_problem = row.unit_price, problem
        news.append(line)
    Line.objects.bulk_update(news, ["stockrecord", "price_incl_tax", "seen_problem"])
