"""Products that a rule finds: shelves in pages and collections choose by these names."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.ranking import in_season


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
