"""What is asked before a step is done to an order."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import nfc
from design.templatetags.money import vnd
from shop.dashboard.bilingual import dress


class StepForm(forms.Form):
    """Nothing to fill in: sending it is the answer."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)


class NoteForm(StepForm):
    message = forms.CharField(label=gettext_lazy("Note"), max_length=500, widget=forms.Textarea)

    def clean_message(self):
        return nfc(self.cleaned_data["message"])


class ShipForm(StepForm):
    carrier = forms.CharField(label=gettext_lazy("Carrier"), max_length=64)
    tracking_code = forms.CharField(
        label=gettext_lazy("Tracking code"), max_length=64, required=False
    )
    tracking_url = forms.URLField(
        label=gettext_lazy("Tracking page"), max_length=200, required=False, assume_scheme="https"
    )


class CancelForm(StepForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=255,
        help_text=gettext_lazy("The customer reads it in the mail and on the order's page."),
    )

    def clean_reason(self):
        return nfc(self.cleaned_data["reason"])


class RefundForm(StepForm):
    """`left`: đồng that can still be refunded."""

    amount = forms.IntegerField(label=gettext_lazy("Amount, đồng"), min_value=1)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=255)

    def __init__(self, *args, left: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.left = left
        amount = self.fields["amount"]
        amount.initial = left
        amount.widget.attrs["inputmode"] = "numeric"
        amount.help_text = _("At most %(left)s: all that was paid and not refunded yet.") % {
            "left": vnd(left)
        }

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount > self.left:
            raise forms.ValidationError(
                _("At most %(left)s can be refunded.") % {"left": vnd(self.left)}
            )
        return amount

    def clean_reason(self):
        return nfc(self.cleaned_data["reason"])
