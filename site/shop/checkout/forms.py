"""What a buyer fills in to order. Goods, prices and the way they come are the basket's."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.text import nfc
from shop.order.models import Order
from shop.shipping.windows import Window

from .fields import PhoneField, TaxCodeField
from .times import OTHER, Times

Method = Order.PaymentMethod
INVOICE = ("invoice_company", "invoice_tax_code", "invoice_address")


def text(label, *, autocomplete: str = "off", help_text="", most: int = 255, rows: int = 0, **more):
    """A field of one line, or of `rows`; `most` letters."""
    attrs = {"autocomplete": autocomplete, "maxlength": most}
    widget = forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs)
    options = {"required": False, "max_length": most, **more}
    return forms.CharField(label=label, help_text=help_text, widget=widget, **options)


class CheckoutForm(forms.Form):
    """`times`: the collection windows, None for a delivery. `methods`: the ways to pay offered.

    `cleaned_data` has `window` (a Window or None) and everything a Placement takes.
    """

    use_required_attribute = False

    window = forms.CharField(label=_("Time"), required=False)
    other_window = forms.CharField(required=False)
    street = text(_("House number and street"), autocomplete="address-line1")
    contact_name = text(
        _("Full name"),
        autocomplete="name",
        most=128,
        required=True,
        error_messages={"required": _("Tell us your name.")},
    )
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        max_length=40,
        help_text=_("From Vietnam or abroad, with the country’s code: +84, +82…"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("To send you the collection code and news of this order. Nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This is not an e-mail address. For example: lan@gmail.com")},
    )
    note = text(_("Note"), help_text=_("For example: ripe pineapples, please."), most=500, rows=2)
    wants_invoice = forms.BooleanField(
        label=_("I need a company invoice (name, tax code, address)"), required=False
    )
    invoice_company = text(_("Company"), autocomplete="organization")
    invoice_tax_code = TaxCodeField(label=_("Tax code"), required=False, max_length=20)
    invoice_address = text(_("Company’s address"), autocomplete="off")
    payment_method = forms.CharField(label=_("Payment"), required=False)
    terms = forms.BooleanField(
        label=_("Terms of sale"),
        error_messages={"required": _("To order, tick that you agree to the terms of sale.")},
    )
    agreed = forms.CharField(required=False, max_length=64)

    def __init__(self, *args, times: Times | None, methods: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.times, self.methods = times, methods

    @property
    def is_delivery(self) -> bool:
        return self.times is None

    def clean_contact_name(self):
        return " ".join(nfc(self.cleaned_data["contact_name"]).split())

    def clean_window(self) -> Window | None:
        """One that is free now: chosen on a card, or in the list of the other days."""
        if self.is_delivery:
            return None
        chosen = self.cleaned_data["window"]
        listed = self.data.get(self.add_prefix("other_window"), "")
        wanted = listed if chosen in ("", OTHER) else chosen
        if not wanted:
            raise forms.ValidationError(gettext("Choose when you come to collect."))
        window = self.times.find(wanted)
        if window is None:
            raise forms.ValidationError(gettext("This time is no longer free. Choose another."))
        return window

    def clean_street(self):
        street = nfc(self.cleaned_data["street"]).strip()
        if self.is_delivery and not street:
            raise forms.ValidationError(gettext("Tell us the house number and street."))
        return street if self.is_delivery else ""

    def clean_payment_method(self):
        chosen = self.cleaned_data["payment_method"]
        if not self.methods:  # nothing is due; if it were, placing would refuse it
            return Method.CARD
        if chosen not in self.methods:
            raise forms.ValidationError(gettext("Choose how you pay."))
        return chosen

    def clean(self):
        values = super().clean()
        self._check_reachable(values)
        self._check_invoice(values)
        return values

    def _check_reachable(self, values: dict):
        """A carrier rings; otherwise a phone or an e-mail address will do."""
        typed = [name for name in ("phone", "email") if values.get(name) or name in self.errors]
        if self.is_delivery and "phone" not in typed:
            self.add_error("phone", gettext("The carrier rings before coming: give a phone."))
        elif not typed:
            words = gettext("Give a phone number or an e-mail address, so that we can reach you.")
            self.add_error("phone", words)

    def _check_invoice(self, values: dict):
        if not values.get("wants_invoice"):
            for name in INVOICE:
                values[name] = ""
                self.errors.pop(name, None)
            return
        for name in INVOICE:
            if not values.get(name) and name not in self.errors:
                self.add_error(name, gettext("An invoice needs this."))

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """(id of the control, label, what is wrong), in the order of the page."""
        names = [name for name in self.fields if name in self.errors]
        return [
            (self.anchor(name), str(self.fields[name].label), self.errors[name][0])
            for name in names
        ]

    def anchor(self, name: str) -> str:
        """Where the focus goes: the first of a group of choices."""
        groups = {"window": "window-0", "payment_method": "payment-0"}
        return groups.get(name) or self[name].id_for_label
