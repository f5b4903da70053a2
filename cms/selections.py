"""Products that a rule finds: shelves in pages and collections choose by these names."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from catalogue.ranking import in_season, ranked


@dataclass(frozen=True)
class Rule:
    """`condition()` is asked anew each time: what is in season changes with the day.

    `order` is a name in `catalogue.ranking.ORDERS`, empty for the usual order.
    """

    label: str | Promise
    condition: Callable[[], Q]
    order: str = ""


def today():
    return timezone.localdate()


RULES = {
    "season": Rule(_("In season now"), lambda: in_season(today())),
    "stars": Rule(
        _("With OCOP stars, the most first"), lambda: Q(ocop_valid_until__gte=today()), "stars"
    ),
    "five-stars": Rule(
        _("Five OCOP stars"), lambda: Q(ocop_valid_until__gte=today(), ocop_stars=5)
    ),
    "startup": Rule(_("Start-up products"), lambda: Q(is_startup=True)),
    "export": Rule(_("With export potential"), lambda: Q(has_export_potential=True)),
    "award": Rule(_("Rural-industrial awards"), lambda: ~Q(rural_industrial_award="")),
    "guests": Rule(_("From other provinces"), lambda: Q(place__province__is_home=False)),
    "new": Rule(_("The newest"), Q, "new"),
}


def selected(key: str = "", *, specialty: int | None = None):
    """Listed products of a rule, of a specialty (its key), or of both, best first.

    A rule puts no alcohol forward: an editor may choose it, one by one.
    """
    products = Product.objects.listed().exclude(restriction=Product.Restriction.ALCOHOL)
    order = ""
    if key:
        products, order = products.filter(RULES[key].condition()), RULES[key].order
    if specialty:
        products = products.filter(specialty=specialty)
    if order == "stars":  # among equals as recommended: what can be had stands first
        return ranked(products, first=("-stars_now",))
    return ranked(products, order)
