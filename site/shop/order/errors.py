"""Why a step of an order is refused. `str()` is in the active language, fit to show."""

from django.utils.translation import gettext as _


class OrderRefused(Exception):
    """Any refusal here. Nothing was written."""


class WrongState(OrderRefused):
    """The step does not follow from the state, `state`, which the order or consignment is in."""

    def __init__(self, state):
        self.state = state
        super().__init__(_("Not possible: it now stands at “%(state)s”.") % {"state": state.label})


class Unpaid(OrderRefused):
    """`amount` in đồng is still due."""

    def __init__(self, amount: int):
        self.amount = amount
        super().__init__(_("Not paid yet: goods are handed over once the order is paid."))


class Frozen(OrderRefused):
    """A dispute about the payment is open."""

    def __init__(self):
        super().__init__(
            _("The payment is disputed: nothing is handed over until that is settled.")
        )
