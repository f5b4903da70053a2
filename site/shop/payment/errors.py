"""Why money does not move. `str()` is in the active language, fit to show."""

from django.utils.translation import gettext as _

from shop.order.errors import OrderRefused


class NotPayable(OrderRefused):
    """Paid, ended, or held no longer."""

    def __init__(self):
        super().__init__(_("This order does not wait for a payment."))


class PaymentUnknown(OrderRefused):
    """The provider does not say whether it was paid; nothing is let go before it does."""

    def __init__(self):
        super().__init__(
            _("We cannot learn right now whether it was paid. Please try again in a few minutes.")
        )


class RefundTooMuch(OrderRefused):
    """`left` in đồng is what can still be refunded."""

    def __init__(self, left: int):
        self.left = left
        super().__init__(_("More than can be refunded."))


class NotCancellable(OrderRefused):
    def __init__(self):
        super().__init__(_("This order can no longer be cancelled."))
