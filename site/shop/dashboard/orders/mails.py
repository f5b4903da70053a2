"""A mail that could not be sent is sent anew, to the address that the order has now."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.communication import outbox
from shop.communication.models import OutgoingMail
from shop.dashboard.orders.steps import OrderStep

#: What each mail of an order says, in a word or two.
KINDS = {
    "placed": gettext_lazy("Order received"),
    "paid": gettext_lazy("Payment received"),
    "ready": gettext_lazy("Ready to collect"),
    "shipped": gettext_lazy("On its way"),
    "collected": gettext_lazy("Handed over"),
    "cancelled": gettext_lazy("Cancelled"),
    "refunded": gettext_lazy("Refunded"),
    "hold_ending": gettext_lazy("Time to pay is ending"),
    "expired": gettext_lazy("Not paid in time"),
    "unfillable": gettext_lazy("Paid too late: refunded"),
    "no_show": gettext_lazy("Not collected"),
    "order_link": gettext_lazy("Link to the order"),
}


def told(order) -> list[tuple[str, OutgoingMail]]:
    """[(what it says, mail), …], the latest first."""
    return [(KINDS.get(mail.kind, mail.kind), mail) for mail in order.mails.all()]


def send_again(*, mail: OutgoingMail) -> None:
    """Puts a copy under a key of its own, the same one however often this mail is asked for."""
    outbox.put(
        kind=mail.kind,
        key=f"again:{mail.pk}:{mail.key}"[:160],
        to=mail.order.email or mail.to,
        language=mail.language,
        order=mail.order,
        data=mail.data,
    )


class SendMailAgain(OrderStep):
    title = gettext_lazy("Send the mail again")
    button = gettext_lazy("Send it again")

    def find(self, number, pk):
        order = super().find(number)
        self.mail = next((mail for mail in order.mails.all() if mail.pk == pk), None)
        if self.mail is None:
            raise Http404
        return order

    @property
    def explains(self):
        return _("It goes to %(address)s.") % {"address": self.mail.order.email or self.mail.to}

    def blocked(self, order):
        failed = self.mail.status == OutgoingMail.Status.FAILED
        return "" if failed else _("This mail was sent, or is on its way.")

    def perform(self, order, cleaned):
        send_again(mail=self.mail)
        return _("The mail is on its way again.")
