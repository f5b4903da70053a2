"""The counter: a code is typed, or scanned, and the goods go over it, paid."""

from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.basket.models import ReceiveBy
from shop.dashboard import access
from shop.dashboard.bilingual import dress
from shop.dashboard.orders.order import full_order, latest_event, parts_of
from shop.dashboard.orders.steps import REFUSALS, news_since
from shop.dashboard.screens import StaffView
from shop.order import fulfilment
from shop.order.errors import Frozen, WrongState
from shop.order.models import Consignment, Order
from shop.payment import counter

MEANS = [
    ("cash", gettext_lazy("Cash received")),
    ("transfer", gettext_lazy("Transfer received")),
]


def read_code(text: str) -> str:
    """The code in what was typed or scanned: the code itself, or the address that the QR holds."""
    text = text.strip().replace("\0", "")
    if "code=" in text:
        text = parse_qs(urlsplit(text).query).get("code", [""])[0]
    return "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())[:32]


class CodeForm(forms.Form):
    code = forms.CharField(label=gettext_lazy("Collection code"), max_length=500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(self.fields["code"])
        self.fields["code"].widget.attrs.update(
            {"autofocus": True, "autocomplete": "off", "autocapitalize": "characters"}
        )


class MeansForm(forms.Form):
    """How the amount due was paid at the counter; nothing to ask where nothing is due."""

    means = forms.ChoiceField(
        label=gettext_lazy("How was it paid?"), choices=MEANS, widget=forms.RadioSelect
    )

    def __init__(self, *args, due: int, **kwargs):
        super().__init__(*args, **kwargs)
        if not due:
            del self.fields["means"]


class Found(NamedTuple):
    """What a code leads to. With a `problem`, in words, nothing can be handed over.

    `part` is None where the code is nobody's, or another outlet's: its customer is not shown.
    """

    order: Order | None = None
    part: object = None
    problem: str = ""


def find(user, code: str) -> Found:
    consignment = Consignment.objects.select_related("order", "outlet").filter(code=code).first()
    if consignment is None:
        return Found(problem=_("No order has this code. Ask to see the mail, or search by name."))
    if not access.outlets_for(user).filter(pk=consignment.outlet_id).exists():
        where = {"outlet": consignment.outlet.name}
        return Found(problem=_("This order is collected at another outlet: %(outlet)s.") % where)
    order = full_order(user, consignment.order.number)
    [part] = [each for each in parts_of(order, user) if each.consignment.pk == consignment.pk]
    return Found(order, part, problem_of(order, part.consignment))


def problem_of(order, consignment) -> str:
    """Why the goods stay here; empty if they may go."""
    if order.receive_by == ReceiveBy.DELIVER:
        return _("This order is sent to its customer, not collected.")
    if consignment.status == Consignment.Status.COLLECTED:
        return _("It was collected already.")
    if order.status == Order.Status.AWAITING_PAYMENT:
        return _("The card payment has not come yet. The customer pays on the order's page.")
    if order.status != Order.Status.CONFIRMED:
        return str(WrongState(Order.Status(order.status)))
    return str(Frozen()) if order.is_frozen else ""


@transaction.atomic
def hand_over(*, order, consignment, means: str | None, by):
    """Books the money taken at the counter (`means`; None where nothing is due) and the goods."""
    if means:
        counter.take(order=order, means=means, by=by)
    return fulfilment.hand_over(consignment=consignment, by=by)


class HandOver(StaffView):
    see = act = access.FULFIL
    template = "dashboard/handover.html"

    def get(self, request):
        typed = request.GET.get("code", "")
        code = read_code(typed)
        if not code:
            return self.show(refusal=_("Type the code.") if typed else "")
        return self.show(find(request.user, code), code=code)

    def post(self, request):
        code = read_code(request.POST.get("code", ""))
        found = find(request.user, code)
        if found.problem:
            return self.show(found, code=code, status=409)
        due = found.order.amount_due
        form = MeansForm(request.POST, due=due)
        if not form.is_valid():
            return self.show(found, code=code, form=form, status=422)
        news = news_since(found.order, request.POST.get("seen", ""))
        if news is not None:
            return self.show(found, code=code, form=form, news=news, status=409)
        return self.perform(found, code, form)

    def perform(self, found, code, form):
        try:
            hand_over(
                order=found.order,
                consignment=found.part.consignment,
                means=form.cleaned_data.get("means"),
                by=self.request.user,
            )
        except REFUSALS as error:
            again = find(self.request.user, code)
            return self.show(again, code=code, form=form, refusal=str(error), status=409)
        told = {"number": found.order.number, "name": found.order.contact_name}
        messages.success(self.request, _("Handed over: %(number)s, %(name)s.") % told)
        return redirect("dashboard:handover")

    def show(self, found=None, *, code="", form=None, refusal="", news=None, status=200):
        found = found or Found()
        order = found.order
        events = order.events.all() if order else ()
        return self.render(
            heading=_("Hand over"),
            code_form=CodeForm(initial={"code": code}),
            code=code,
            order=order,
            part=found.part,
            others=order and len(order.consignments.all()) > 1,
            refusal=refusal or found.problem,
            blocked=bool(found.problem),
            collected=[event for event in events if event.kind == "collected"],
            form=form or (order and MeansForm(due=order.amount_due)),
            seen=latest_event(order) if order else "",
            news=news,
            status=status,
        )
