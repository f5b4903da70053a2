"""What a visitor would find of a product that a page features."""

from enum import Enum

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from design.templatetags.buying import most_at_one_outlet


class State(Enum):
    SHOWN = "shown"
    SOLD_OUT = "sold-out"
    STARS_LAPSED = "stars-lapsed"
    HIDDEN = "hidden"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    State.SHOWN: _("On sale"),
    State.SOLD_OUT: _("Sold out at every outlet"),
    State.STARS_LAPSED: _("OCOP stars have lapsed"),
    State.HIDDEN: _("Not listed: visitors do not see it"),
}


def state_of(product) -> State:
    """`product` as `for_cards()` reads it."""
    today = timezone.localdate()
    lapsed = product.listed_until is not None and product.listed_until < today
    if not (product.is_public and product.is_listed) or lapsed:
        return State.HIDDEN
    if not product.is_display_only and most_at_one_outlet(product) <= 0:
        return State.SOLD_OUT
    return State.STARS_LAPSED if product.stars_lapsed_on else State.SHOWN
