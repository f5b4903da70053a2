"""An old order's goods, put into the basket anew: at today's prices, as far as they can be had."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shop.basket import changes, refusals
from shop.basket.models import Basket
from shop.basket.refusals import BasketRefused
from shop.order.models import Line, Order


def reorder(*, order: Order, basket: Basket) -> tuple[int, list[tuple[str, str]]]:
    """(lines put in, [(title, why not)]); nothing that may not be sold today gets in."""
    added, left_out = 0, []
    for line in order.lines.select_related("product").order_by("pk"):
        try:
            put(line, basket)
            added += 1
        except BasketRefused as refusal:
            left_out.append((title_of(line), str(refusal)))
    return added, left_out


def put(line: Line, basket: Basket):
    """All of it, or none: a smaller gift than was wanted is for the visitor to decide."""
    if line.product is None:
        raise refusals.unlisted()
    changes.add(basket=basket, product=line.product, quantity=line.quantity)


def title_of(line: Line) -> str:
    return line.title_en if get_language() == "en" and line.title_en else line.title


def told(added: int, left_out: list[tuple[str, str]]) -> str:
    """One message for the basket page."""
    if not left_out:
        return _("Everything from that order is in your basket again.")
    reasons = "; ".join(f"{title}: {why}" for title, why in left_out)
    if not added:
        return _("Nothing of that order can be bought now. %(reasons)s") % {"reasons": reasons}
    return _("In your basket again, but for: %(reasons)s") % {"reasons": reasons}
