"""What a wholesale buyer fills in, with traps for machines as in the shop's other forms."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalogue.text import nfc
from cms.forms import spam
from cms.forms.building import check_phone
from producers.models import WholesaleQuestion


class WholesaleForm(forms.ModelForm):
    """`key` is that of this sending, once the form is valid. Neither consent is ticked."""

    #: Hidden from people; machines fill it.
    homepage = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, initial=spam.stamp)

    class Meta:
        model = WholesaleQuestion
        fields = [
            "name",
            "organisation",
            "phone",
            "email",
            "quantity",
            "message",
            "agrees_to_pass_on",
            "agrees_to_news",
        ]
        labels = {
            "quantity": _("How many units you need"),
            "agrees_to_pass_on": _(
                "I agree that the OCOP Point keeps what I write here for 36 months and passes it "
                "to the producer, who answers me."
            ),
            "agrees_to_news": _(
                "I agree that this producer may also write to me about other goods and harvests."
            ),
        }
        help_texts = {
            "phone": _("A phone number or an e-mail address is needed for the answer."),
            "message": _("When you need it, how often, where to."),
        }
        error_messages = {
            "agrees_to_pass_on": {
                "required": _("Without your consent the question cannot be passed on.")
            }
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "quantity": forms.NumberInput(attrs={"inputmode": "numeric"}),
            "message": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.key, self.label_suffix = "", ""
        self.fields["agrees_to_pass_on"].required = True
        self.fields["phone"].validators.append(check_phone)
        for name in ("name", "organisation", "message"):
            self.fields[name].clean = composed(self.fields[name].clean)

    @property
    def visible(self):
        """Bound fields that a person sees, in their order."""
        return [self[name] for name in self._meta.fields]

    def words(self) -> dict:
        """What is kept of a valid form."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def clean(self):
        cleaned = super().clean()
        if not (self["phone"].value() or self["email"].value()):
            self.add_error("phone", _("Give a phone number or an e-mail address."))
        self.refuse_machines(cleaned)
        return cleaned

    def refuse_machines(self, cleaned):
        given = cleaned.get("stamp", "")
        try:
            self.key = spam.key_of(given)
        except signing.BadSignature as wrong:
            self.renew()
            raise ValidationError(
                _("This form had been open for too long. Please send it once more.")
            ) from wrong
        if spam.links_in([cleaned.get("message", "")]) > spam.MOST_LINKS:
            raise ValidationError(
                _("Please leave out the links: messages with many of them are not delivered.")
            )
        if cleaned.get("homepage") or spam.is_too_fast(given):
            self.renew()
            raise ValidationError(
                _("This looked as if a machine had sent it. Please read it over and send it again.")
            )

    def renew(self):
        """A fresh stamp for the form as it is shown again."""
        self.data = self.data.copy()
        self.data["stamp"] = spam.stamp()
        self.data["homepage"] = ""


def composed(clean):
    """`clean` of a field of text, with composed letters."""
    return lambda value: nfc(clean(value))
