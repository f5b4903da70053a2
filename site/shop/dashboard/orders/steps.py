"""What is done to an order: each step asks on a page of its own, then calls the order's core.

A page shows what it knew (`seen`, the latest event). Sent after somebody else acted, it does
nothing but say what happened meanwhile; what was typed stays, and it can be sent again.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from shop.customer.lookup import send_order_link
from shop.dashboard import access
from shop.dashboard.orders.order import full_order, latest_event, parts_of, steps
from shop.dashboard.orders.step_forms import NoteForm, ShipForm, StepForm
from shop.dashboard.screens import StaffView
from shop.order import fulfilment, links
from shop.order.errors import Frozen, OrderRefused, WrongState
from shop.order.models import Consignment, Order
from shop.partner.stock_errors import StockError
from shop.payment.providers.base import ProviderRefused

#: What a step may raise: nothing was written then, and the words can be shown.
REFUSALS = (OrderRefused, StockError)


class OrderStep(StaffView):
    """`perform` does it and returns what to tell; it may raise a refusal."""

    see = act = access.FULFIL
    template = "dashboard/order_step.html"
    form_class = StepForm
    title = ""
    button = ""
    explains = ""
    #: Drawn in red: goods or money are given up.
    is_harsh = False

    def get(self, request, number, **where):
        order = self.find(number, **where)
        return self.show(order, self.form(order))

    def post(self, request, number, **where):
        order = self.find(number, **where)
        form = self.form(order, request.POST)
        if not form.is_valid():
            return self.show(order, form, status=422)
        news = news_since(order, request.POST.get("seen", ""))
        if news is not None:
            return self.show(order, form, news=news, status=409)
        if why := self.blocked(order):
            return self.show(order, form, refusal=why, status=409)
        try:
            done = self.perform(order, form.cleaned_data)
        except REFUSALS as error:
            return self.show(self.find(number, **where), form, refusal=str(error), status=409)
        except ProviderRefused:
            return self.show(order, form, refusal=not_ended(), status=503)
        messages.success(request, done)
        return redirect("dashboard:order", number=order.number)

    def find(self, number):
        return full_order(self.request.user, number)

    def form(self, order, data=None):
        return self.form_class(data)

    def blocked(self, order) -> str:
        """Why it cannot be done now; empty if it can."""
        return ""

    def show(self, order, form, *, refusal="", news=None, status=200):
        return self.render(
            heading=self.title,
            order=order,
            form=form,
            part=getattr(self, "part", None),
            seen=latest_event(order),
            news=news,
            refusal=refusal or self.blocked(order),
            blocked=bool(self.blocked(order)),
            button=self.button,
            explains=self.explains,
            is_harsh=self.is_harsh,
            status=status,
        )


def not_ended() -> str:
    return _(
        "The payment provider does not end the payment. Nothing was changed; try again in a minute."
    )


def news_since(order, seen: str) -> list | None:
    """What happened since the page was made; None if nothing did."""
    events = order.events.all()
    if seen.isascii() and seen.isdigit() and int(seen) >= latest_event(order):
        return None
    return [event for event in events if seen.isascii() and seen.isdigit() and event.pk > int(seen)]


class PartStep(OrderStep):
    """A step of one consignment; one at another outlet is a 404."""

    step = ""

    def find(self, number, pk):
        order = super().find(number)
        for part in parts_of(order, self.request.user):
            if part.consignment.pk == pk and part.is_mine:
                self.part = part
                return order
        raise Http404

    def blocked(self, order):
        if self.step in steps(order, self.part.consignment):
            return ""
        if order.is_frozen:
            return str(Frozen())
        if order.status != Order.Status.CONFIRMED:
            return str(WrongState(Order.Status(order.status)))
        return str(WrongState(Consignment.Status(self.part.consignment.status)))


class Prepare(PartStep):
    step = "prepare"
    title = gettext_lazy("Begin to prepare")
    button = gettext_lazy("I am preparing it")
    explains = gettext_lazy("Your colleagues see that somebody is packing it.")

    def perform(self, order, cleaned):
        fulfilment.prepare(consignment=self.part.consignment, by=self.request.user)
        return _("%(number)s is being prepared.") % {"number": order.number}


class Ready(PartStep):
    step = "ready"
    title = gettext_lazy("Ready")
    button = gettext_lazy("All packed, it is ready")
    explains = gettext_lazy("Whoever collects gets a mail at once. It cannot be called back.")

    def perform(self, order, cleaned):
        fulfilment.ready(consignment=self.part.consignment, by=self.request.user)
        return _("%(number)s is ready.") % {"number": order.number}


class Ship(PartStep):
    step = "ship"
    title = gettext_lazy("Send")
    button = gettext_lazy("Given to the carrier")
    explains = gettext_lazy("The customer gets a mail with the tracking code.")
    form_class = ShipForm

    def perform(self, order, cleaned):
        by = self.request.user
        fulfilment.ship(consignment=self.part.consignment, by=by, **cleaned)
        return _("%(number)s is on its way.") % {"number": order.number}


class AddNote(OrderStep):
    title = gettext_lazy("Note")
    button = gettext_lazy("Write the note")
    explains = gettext_lazy("Only staff read it. It cannot be changed later.")
    form_class = NoteForm

    def perform(self, order, cleaned):
        fulfilment.add_note(order=order, by=self.request.user, **cleaned)
        return _("The note is written down.")


class RenewLink(OrderStep):
    title = gettext_lazy("New link for the customer")
    button = gettext_lazy("Make the old link worthless")
    explains = gettext_lazy(
        "For a link that somebody else has seen: the old one opens nothing any more, and the "
        "customer gets the new one by mail."
    )

    def perform(self, order, cleaned):
        with override("vi"):
            message = _("The customer’s link was renewed.")
        order = links.renew(order=order, message=message, by=self.request.user)
        send_order_link(order=order, language=order.language)
        return _("Only the new link opens the order now.")
