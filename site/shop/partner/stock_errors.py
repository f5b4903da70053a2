"""Why stock did not move. Each says so in the active language; nothing was written."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class StockError(Exception):
    """Any refusal by shop.partner.stock. `str()` is fit to show to staff."""


class LedgerBypassed(TypeError):
    """Code tried to change a stock record's numbers past shop.partner.stock."""


class InvalidQuantity(StockError, ValueError):
    def __init__(self, value, *, least: int, most: int):
        self.value = value
        text = _("Not a quantity: %(value)s. Give a whole number from %(least)d to %(most)d.")
        super().__init__(text % {"value": value, "least": least, "most": most})


class ReasonMissing(StockError, ValueError):
    def __init__(self):
        super().__init__(_("An adjustment needs a reason."))


class ReferenceMissing(StockError, ValueError):
    def __init__(self):
        super().__init__(_("Stock is set aside for an order: give its number."))


class NotEnoughStock(StockError):
    """`shortages`: {stockrecord pk: units available}, for each record that lacks some."""

    def __init__(self, shortages: dict[int, int]):
        self.shortages = shortages
        least = min(shortages.values())
        text = ngettext("Only %(count)d is left.", "Only %(count)d are left.", least)
        super().__init__(text % {"count": least} if least else _("None is left."))


class NotAllocated(StockError):
    """The reference holds `held` units of the record, fewer than the `asked`."""

    def __init__(self, *, reference: str, asked: int, held: int):
        self.asked, self.held = asked, held
        text = _("%(reference)s holds %(held)d, so %(asked)d cannot be released or handed over.")
        super().__init__(text % {"reference": reference, "held": held, "asked": asked})


class BelowAllocated(StockError):
    """The shelf would hold fewer than are promised to orders."""

    def __init__(self, *, in_stock: int, allocated: int):
        self.in_stock, self.allocated = in_stock, allocated
        text = _(
            "%(allocated)d are set aside for orders, so the shelf cannot hold %(in_stock)d. "
            "Release or hand over those orders first."
        )
        super().__init__(text % {"allocated": allocated, "in_stock": in_stock})
