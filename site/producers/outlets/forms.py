"""What outlet staff can do with an offer of supply, each a small form and one call of `supply`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.text import nfc
from producers import supply
from producers.models import SupplyOffer
from producers.models.supply import MOST_UNITS
from shop.dashboard.bilingual import dress

State = SupplyOffer.State


class StepForm(forms.Form):
    """`record(offer=…, by=…)` makes the step; it may raise what `supply` raises."""

    act = ""
    heading = ""
    button = ""
    explains = ""
    is_harsh = False

    def __init__(self, *args, offer, **kwargs):
        super().__init__(*args, prefix=self.act, **kwargs)
        self.offer = offer
        for field in self.fields.values():
            dress(field)


class AcceptForm(StepForm):
    act, heading, button = "accept", _("Accept"), _("Accept the offer")
    explains = _("The producer is told to bring the goods on that day.")

    def record(self, *, offer, by):
        return supply.accept(offer=offer, by=by)


class ReceiveForm(StepForm):
    act, heading, button = "receive", _("Receive"), _("Take into stock")
    explains = _("The number goes into the outlet’s stock at once, and the producer is told.")
    quantity = forms.IntegerField(
        label=_("How many came, as counted"),
        min_value=1,
        max_value=MOST_UNITS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args, offer, **kwargs):
        super().__init__(*args, offer=offer, initial={"quantity": offer.quantity}, **kwargs)

    def record(self, *, offer, by):
        return supply.receive(offer=offer, by=by, **self.cleaned_data)


class DeclineForm(StepForm):
    act, heading, button, is_harsh = "decline", _("Decline"), _("Decline the offer"), True
    reason = forms.CharField(
        label=_("Why not"),
        help_text=_("The producer reads this in a mail."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self):
        return nfc(self.cleaned_data["reason"]).replace("\r\n", "\n")

    def record(self, *, offer, by):
        return supply.decline(offer=offer, by=by, **self.cleaned_data)


#: {state: what can be done from it}.
FORMS = {
    State.OFFERED: (AcceptForm, DeclineForm),
    State.ACCEPTED: (ReceiveForm, DeclineForm),
}


def forms_for(offer) -> tuple[type[StepForm], ...]:
    return FORMS.get(offer.state, ())
