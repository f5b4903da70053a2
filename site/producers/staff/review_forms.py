"""What staff write when they answer a draft: one form for all answers, so that nothing that was
typed is lost whichever button is pressed."""

from types import SimpleNamespace
from zlib import crc32

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.text import nfc
from producers.drafts.candidate import Related
from producers.drafts.fields import PriceField, form_for
from producers.drafts.words import PARTS
from producers.models import Draft
from shop.dashboard.catalogue.prices import PricesForm

LONGEST = 2000
COMMENT = "comment_"
#: Of a product that is not in the shop yet, as PricesForm asks.
NOWHERE = SimpleNamespace(stockrecords=Related())


class AnswerForm(forms.Form):
    """A comment for each field and part of the draft, and one on the whole: to the producer.

    `act`: "approve", "changes" or "reject". Comments are of use with "changes" alone; another
    button refuses them rather than lose them.
    """

    text = forms.CharField(
        label=gettext_lazy("To the producer, on the whole"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, draft: Draft, act: str = ""):
        super().__init__(data)
        self.act = act
        for name in (*form_for(draft).names(), *PARTS):
            self.fields[COMMENT + name] = forms.CharField(
                label=_("Comment for the producer"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def comments(self) -> dict[str, str]:
        """{field: comment} of what was written."""
        written = {
            name.removeprefix(COMMENT): text
            for name, text in self.cleaned_data.items()
            if name.startswith(COMMENT)
        }
        return {name: text for name, text in written.items() if text}

    def clean(self):
        cleaned = super().clean()
        for name, text in cleaned.items():
            cleaned[name] = nfc(text).replace("\r\n", "\n")
        if problem := self.problem(bool(self.comments()), bool(cleaned.get("text"))):
            raise forms.ValidationError(problem)
        return cleaned

    def problem(self, has_comments: bool, has_text: bool) -> str:
        """What does not go with the button that was pressed."""
        if self.errors:
            return ""
        if self.act == "changes" and not (has_comments or has_text):
            return _("Write at least one comment: what is the producer to change?")
        if self.act == "reject" and has_comments:
            return _(
                "You have commented on fields. Request changes instead, or write all of it into"
                " the reason and empty the comments."
            )
        if self.act == "reject" and not has_text:
            return _("Write the reason: the producer reads it.")
        if self.act == "approve" and (has_comments or has_text):
            return _(
                "You have written comments, and approval would not send them. Request changes"
                " instead, or empty them."
            )
        return ""


class ApprovalPrices(PricesForm):
    """The price at each outlet: as listed now; while none is, what the producer wishes for.

    `seen` holds what was listed when the page was drawn: a colleague's price is not overwritten.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, draft: Draft, **kwargs):
        super().__init__(*args, product=draft.product or NOWHERE, prefix="prices", **kwargs)
        self.fields["seen"].initial = self.mark()
        if not any(record.price for record in self.records.values()):
            wish = wish_of(draft)
            for outlet in self.outlets:
                self.fields[f"price_{outlet.pk}"].initial = wish

    def price_field(self, outlet, read_only):
        record = self.records.get(outlet.pk)
        field = PriceField(
            label=outlet.name, required=False, initial=record.price if record else None
        )
        field.widget.attrs |= {"autocomplete": "off", "size": 12}
        return field

    def mark(self) -> str:
        now = sorted((pk, record.price) for pk, record in self.records.items())
        return str(crc32(repr(now).encode()))

    def is_overtaken(self) -> bool:
        return self.cleaned_data["seen"] != self.mark()


def wish_of(draft: Draft) -> int | None:
    form = form_for(draft)
    form.full_clean()
    return form.cleaned_data.get("price_wish")
