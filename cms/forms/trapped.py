"""A form that tells people from machines: see `spam`."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.forms import spam


class Trapped:
    """For forms of any kind. `key` is that of this sending, once the form is valid."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = ""
        self.label_suffix = ""
        #: Hidden from people; machines fill it.
        self.fields["homepage"] = forms.CharField(
            required=False,
            label=_("Leave this empty"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )
        self.fields["stamp"] = forms.CharField(widget=forms.HiddenInput, initial=spam.stamp)

    def asked(self) -> list[str]:
        """Names of the fields whose answers are read for links."""
        return [name for name in self.fields if name not in ("homepage", "stamp")]

    def clean(self):
        cleaned = super().clean()
        given = cleaned.get("stamp", "")
        try:
            self.key = spam.key_of(given)
        except signing.BadSignature as wrong:
            self.renew()
            raise ValidationError(
                _("This form had been open for too long. Please send it once more.")
            ) from wrong
        answers = [cleaned.get(name, "") for name in self.asked()]
        if spam.links_in(answers) > spam.MOST_LINKS:
            raise ValidationError(
                _("Please leave out the links: messages with many of them are not delivered.")
            )
        if cleaned.get("homepage") or spam.is_too_fast(given):
            self.renew()
            raise ValidationError(
                _("This looked as if a machine had sent it. Please read it over and send it again.")
            )
        return cleaned

    def renew(self):
        """A fresh stamp for the form as it is shown again."""
        self.data = self.data.copy()
        self.data["stamp"] = spam.stamp()
        self.data["homepage"] = ""
