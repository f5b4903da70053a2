"""Steps by which an order ends early or money goes back: cancelled, not collected, refunded."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from design.templatetags.money import vnd
from shop.dashboard import access
from shop.dashboard.orders.order import is_overdue, refundable
from shop.dashboard.orders.step_forms import CancelForm, RefundForm
from shop.dashboard.orders.steps import OrderStep
from shop.order import fulfilment
from shop.order.errors import Frozen
from shop.payment import cancellation, refunds
from shop.payment.errors import NotCancellable


class Cancel(OrderStep):
    """Whoever may give no money back cancels unpaid orders only, and only their own outlet's."""

    see = act = access.CANCEL
    title = gettext_lazy("Cancel the order")
    button = gettext_lazy("Cancel the order")
    explains = gettext_lazy(
        "Its goods can be sold again, what was paid is refunded, and the customer gets a mail. "
        "This cannot be undone."
    )
    is_harsh = True
    form_class = CancelForm

    def blocked(self, order):
        if not cancellation.may_cancel(order, by_customer=False):
            return str(NotCancellable())
        if not access.may_cancel(self.request.user, order):
            return _("It is paid, or shared with another outlet: ask the sales manager.")
        return ""

    def perform(self, order, cleaned):
        cancellation.cancel(order=order, by=self.request.user, reason=cleaned["reason"])
        return _("%(number)s is cancelled.") % {"number": order.number}


class NoShow(OrderStep):
    title = gettext_lazy("Not collected")
    button = gettext_lazy("Nobody came: close it")
    explains = gettext_lazy(
        "Its goods can be sold again and the customer gets a mail. This cannot be undone."
    )
    is_harsh = True

    def blocked(self, order):
        if order.is_frozen:
            return str(Frozen())
        return "" if is_overdue(order) else _("Its time to be collected is not over.")

    def perform(self, order, cleaned):
        fulfilment.no_show(order=order, by=self.request.user)
        return _("%(number)s counts as not collected.") % {"number": order.number}


class Refund(OrderStep):
    see = act = access.REFUND
    title = gettext_lazy("Refund")
    button = gettext_lazy("Refund")
    explains = gettext_lazy(
        "Money paid by card goes back to the card in some days; cash and transfers are given "
        "back by you, in person. This cannot be undone."
    )
    is_harsh = True
    form_class = RefundForm

    def form(self, order, data=None):
        return RefundForm(data, left=refundable(order))

    def blocked(self, order):
        return "" if refundable(order) else _("Nothing is left to refund.")

    def perform(self, order, cleaned):
        refunds.ask_of_order(order=order, by=self.request.user, **cleaned)
        return _("Refund of %(amount)s begun.") % {"amount": vnd(cleaned["amount"])}
