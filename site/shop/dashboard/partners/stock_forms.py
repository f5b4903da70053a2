"""The four things staff do to stock, each a small form and one call of `shop.partner.stock`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.dashboard.bilingual import dress
from shop.partner import stock
from shop.partner.stock_quantities import MOST

REASONS = [
    ("", _("Choose a reason")),
    ("broken", _("Broken or spoilt")),
    ("expired", _("Past its date")),
    ("tasting", _("Given to taste or shown")),
    ("found", _("Found again")),
    ("returned", _("Sent back to the producer")),
    ("other", _("Other: write it below")),
]
#: What the ledger says, in Vietnamese whoever writes: it is a record, not interface text.
WORDS = {
    "broken": "Hư, bể, hỏng",
    "expired": "Hết hạn dùng",
    "tasting": "Cho khách nếm thử, trưng bày",
    "found": "Tìm lại được",
    "returned": "Trả lại người làm ra",
}


class MovementForm(forms.Form):
    """`record(stockrecord=…, by=…)` writes the movement; it may raise StockError."""

    act = ""
    heading = ""
    button = ""

    def __init__(self, *args, read_only=False, **kwargs):
        super().__init__(*args, prefix=self.act, **kwargs)
        for field in self.fields.values():
            dress(field)
            field.disabled = read_only
            if isinstance(field, forms.IntegerField):
                field.widget.attrs["inputmode"] = "numeric"


class SellForm(MovementForm):
    act, heading, button = "sell", _("Sell over the counter"), _("Take off the shelf")
    quantity = forms.IntegerField(label=_("How many were sold"), min_value=1, max_value=MOST)
    reference = forms.CharField(label=_("Receipt"), max_length=128, required=False)

    def record(self, *, stockrecord, by):
        return stock.sell(stockrecord=stockrecord, by=by, **self.cleaned_data)


class ReceiveForm(MovementForm):
    act, heading, button = "receive", _("Receive goods"), _("Add to stock")
    quantity = forms.IntegerField(label=_("How many came"), min_value=1, max_value=MOST)
    reference = forms.CharField(label=_("Delivery note"), max_length=128, required=False)

    def record(self, *, stockrecord, by):
        return stock.receive(stockrecord=stockrecord, by=by, **self.cleaned_data)


class CountForm(MovementForm):
    act, heading, button = "count", _("Count the shelf"), _("Save the count")
    counted = forms.IntegerField(
        label=_("How many there are, those set aside for orders included"),
        min_value=0,
        max_value=MOST,
    )
    reason = forms.CharField(label=_("Note"), max_length=255, required=False)

    def record(self, *, stockrecord, by):
        return stock.count(stockrecord=stockrecord, by=by, **self.cleaned_data)


class AdjustForm(MovementForm):
    act, heading, button = "adjust", _("Adjust"), _("Write the adjustment")
    change = forms.IntegerField(
        label=_("By how many"),
        min_value=-MOST,
        max_value=MOST,
        help_text=_("For example −2 for two jars broken."),
    )
    why = forms.ChoiceField(label=_("Reason"), choices=REASONS)
    words = forms.CharField(label=_("In your words"), max_length=200, required=False)

    def clean_change(self):
        if self.cleaned_data["change"] == 0:
            raise forms.ValidationError(_("Zero changes nothing."))
        return self.cleaned_data["change"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("why") == "other" and not cleaned.get("words", "").strip():
            self.add_error("words", _("Write the reason."))
        return cleaned

    def reason(self) -> str:
        """Stored with the movement: the reason chosen, then what was written."""
        parts = (WORDS.get(self.cleaned_data["why"], ""), self.cleaned_data["words"].strip())
        return ": ".join(part for part in parts if part)

    def record(self, *, stockrecord, by):
        change = self.cleaned_data["change"]
        return stock.adjust(stockrecord=stockrecord, change=change, reason=self.reason(), by=by)


FORMS = {form.act: form for form in (SellForm, ReceiveForm, CountForm, AdjustForm)}
