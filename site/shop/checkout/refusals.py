"""Why an order did not come to be. `str()` is in the active language; nothing was written."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """Any refusal by `placement.place`."""

    def __init__(self):
        super().__init__(self.words())

    def words(self) -> str:
        return _("Your order could not be placed.")


class Closed(Refused):
    """Staff take no orders at the moment."""

    def words(self):
        return _("We are not taking orders online at the moment.")


class Empty(Refused):
    def words(self):
        return _("Your basket is empty.")


class NotOffered(Refused):
    """This way to pay does not go with this order, or is switched off."""

    def words(self):
        return _("This way to pay is not available for your order. Please choose another.")


class Changed(Refused):
    """The buyer agreed to something else than `contents`, as it is now."""

    def __init__(self, contents):
        self.contents = contents
        super().__init__()

    def words(self):
        return _("Something changed while you were ordering. Please look it over once more.")


class VoucherSpent(Changed):
    """A voucher of the basket was used up or ran out meanwhile."""

    def words(self):
        return _("Your code can no longer be used. Please look over the new total.")


class CannotBeReceived(Changed):
    """Not all of it can be had in the way that was chosen; `contents` says which and why."""

    def words(self):
        return _("Not everything can be had that way. Your basket shows what you can do.")


class NotEnoughStock(Changed):
    """Somebody else took some of it a moment ago."""

    def words(self):
        return _("Somebody was faster: there is not enough left. Please look over your basket.")


class WindowGone(Refused):
    """The collection window is full, over, or was never offered."""

    def words(self):
        return _("This time is no longer free. Please choose another.")
