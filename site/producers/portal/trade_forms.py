"""What producers ask of their sales, offer to outlets, and write to buyers."""

from datetime import timedelta
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import Product
from catalogue.text import nfc
from producers.models.supply import MOST_UNITS
from producers.sales import outlets_of
from shop.partner.models import Partner

SPANS = [
    (8, gettext_lazy("8 weeks")),
    (26, gettext_lazy("26 weeks")),
    (52, gettext_lazy("52 weeks")),
]
#: How far ahead goods are promised.
FARTHEST = timedelta(days=365)


class SalesForm(forms.Form):
    """Which weeks and outlet; without an answer, the last eight at all outlets."""

    weeks = forms.TypedChoiceField(
        label=gettext_lazy("How far back"),
        choices=SPANS,
        coerce=int,
        empty_value=SPANS[0][0],
        required=False,
    )
    outlet = forms.ModelChoiceField(
        label=gettext_lazy("Outlet"),
        queryset=Partner.objects.none(),
        empty_label=gettext_lazy("All outlets"),
        required=False,
    )

    def __init__(self, *args, producer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = outlets_of(producer)

    def asked(self) -> dict:
        """What `sales` is asked with; the usual where the answers are none."""
        if not self.is_valid():
            return {"weeks": SPANS[0][0], "outlet": None}
        return self.cleaned_data


class OfferForm(forms.Form):
    """Only what may be offered can be chosen: own listed products, outlets that trade.

    `key` is that of the form as it was shown.
    """

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    product = forms.ModelChoiceField(
        label=gettext_lazy("Product"),
        queryset=Product.objects.none(),
        empty_label=gettext_lazy("Choose a product"),
    )
    outlet = forms.ModelChoiceField(
        label=gettext_lazy("Outlet"),
        queryset=Partner.objects.none(),
        empty_label=gettext_lazy("Choose an outlet"),
    )
    quantity = forms.IntegerField(
        label=gettext_lazy("How many units"),
        help_text=gettext_lazy("Units as they are sold: boxes, bags, jars."),
        min_value=1,
        max_value=MOST_UNITS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    deliver_on = forms.DateField(
        label=gettext_lazy("Day of delivery"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=gettext_lazy("Note for the outlet"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, producer, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        own = Product.objects.listed().filter(producer=producer).order_by("title_vi", "pk")
        self.fields["product"].queryset = own
        self.fields["outlet"].queryset = Partner.objects.trading()
        today = timezone.localdate()
        self.fields["deliver_on"].widget.attrs.update(
            {"min": today.isoformat(), "max": (today + FARTHEST).isoformat()}
        )

    def clean_deliver_on(self):
        day, today = self.cleaned_data["deliver_on"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day is over. Choose today or later."))
        if day > today + FARTHEST:
            raise forms.ValidationError(_("This is more than a year ahead."))
        return day

    def clean_note(self):
        return nfc(self.cleaned_data["note"]).replace("\r\n", "\n")


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_text(self):
        return nfc(self.cleaned_data["text"]).replace("\r\n", "\n")
