"""Why goods cannot be had the way that was chosen, in words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

#: Of the whole.
CHOOSE = "choose"
NO_ZONE = "no_zone"
TOO_HEAVY = "too_heavy"
OUTLET_CLOSED = "outlet_closed"
#: Of one line.
UNLISTED = "unlisted"
DISPLAY_ONLY = "display_only"
SOLD_OUT = "sold_out"
TOO_FEW = "too_few"
NOT_HERE = "not_here"
NOT_SENT = "not_sent"
NOT_SHIPPED = "not_shipped"
COLLECT_ONLY = "collect_only"

WORDS = {
    CHOOSE: _("Choose how you would like to receive your goods."),
    NO_ZONE: _("We do not deliver to this address yet. You can collect at an outlet."),
    TOO_HEAVY: _("This is too heavy for one parcel to this address. Take fewer, or collect."),
    OUTLET_CLOSED: _("This outlet takes no orders at the moment. Please choose another way."),
    UNLISTED: _("This product is no longer sold."),
    DISPLAY_ONLY: _("This product is shown only; it is not sold online."),
    SOLD_OUT: _("Sold out."),
    TOO_FEW: _("There are not that many left."),
    NOT_HERE: _("Not available at this outlet."),
    NOT_SENT: _("Not available for delivery to this address."),
    NOT_SHIPPED: _("Chilled and frozen goods are not sent this far: they would not stay cold."),
    COLLECT_ONLY: _("Tickets and services are not sent: collect them at the outlet."),
}


def describe(problem: str | None) -> str:
    """In the active language; "" for none."""
    return str(WORDS.get(problem, gettext("This cannot be ordered."))) if problem else ""
