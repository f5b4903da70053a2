"""Why a basket did not change. Each says so in the active language; nothing was written."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import MOST_LINES, MOST_UNITS


class BasketRefused(Exception):
    """`code` for programs, `str()` for visitors."""

    def __init__(self, code: str, words: str):
        self.code = code
        super().__init__(words)


def not_a_quantity() -> BasketRefused:
    words = _("Give a whole number from 1 to %(most)d.") % {"most": MOST_UNITS}
    return BasketRefused("quantity", words)


def unlisted() -> BasketRefused:
    return BasketRefused("unlisted", _("This product is not sold at the moment."))


def display_only() -> BasketRefused:
    return BasketRefused(
        "display_only", _("This product is shown only: alcohol is not sold online.")
    )


def sold_out() -> BasketRefused:
    return BasketRefused("sold_out", _("This product is sold out."))


def too_few(left: int) -> BasketRefused:
    text = ngettext("Only %(count)d is left.", "Only %(count)d are left.", left)
    return BasketRefused("too_few", text % {"count": left})


def too_many_units() -> BasketRefused:
    words = _("At most %(most)d of one product can be ordered at once.") % {"most": MOST_UNITS}
    return BasketRefused("too_many_units", words)


def too_many_lines() -> BasketRefused:
    words = _("At most %(most)d products can be ordered at once.") % {"most": MOST_LINES}
    return BasketRefused("too_many_lines", words)


def not_in_basket() -> BasketRefused:
    return BasketRefused("not_in_basket", _("This product is no longer in your basket."))


def closed() -> BasketRefused:
    return BasketRefused("closed", _("This basket has already been ordered."))


def not_a_way() -> BasketRefused:
    return BasketRefused("not_a_way", _("Choose an outlet, or delivery with province and ward."))


def no_voucher(words: str = "") -> BasketRefused:
    return BasketRefused("voucher", words or _("This code is not valid, or no longer."))
