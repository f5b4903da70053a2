"""The form a visitor fills: what staff built, a consent, and traps for machines."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, is_valid_number, parse
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from catalogue.text import nfc
from cms.forms import spam

LONGEST = 4000
#: Kinds of field that the design draws well.
FIELD_TYPES = [
    ("singleline", _("One line")),
    ("multiline", _("Several lines")),
    ("email", _("E-mail")),
    ("phone", _("Phone")),
    ("number", _("Number")),
    ("date", _("Date")),
    ("dropdown", _("Choice from a list")),
    ("radio", _("Choice, all shown")),
    ("checkboxes", _("Several choices")),
    ("checkbox", _("Tick box")),
]


def check_phone(value: str) -> None:
    """Vietnamese, or foreign with its country code. Raises ValidationError."""
    try:
        is_right = is_valid_number(parse(value, "VN"))
    except NumberParseException:
        is_right = False
    if not is_right:
        raise ValidationError(_("This is not a phone number; a foreign one begins with +."))


class PlainField(forms.CharField):
    """Composed text, without the sign that databases refuse."""

    def to_python(self, value):
        return nfc(super().to_python(value))


class VisitorForm(BaseForm):
    """`key` is that of this sending, once the form is valid."""

    consent = forms.BooleanField(label=_("I agree"))
    #: Hidden from people; machines fill it.
    homepage = forms.CharField(required=False, label=_("Leave this empty"))
    stamp = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = ""
        self.label_suffix = ""
        if self.page is not None:
            self.fields["consent"].label = self.page.consent_text
        self.fields["stamp"].initial = spam.stamp
        self.fields["homepage"].widget.attrs.update({"autocomplete": "off", "tabindex": "-1"})
        self.order_fields([*self.asked(), "homepage", "stamp", "consent"])

    def asked(self) -> list[str]:
        """Names of the fields that staff built."""
        return [name for name in self.fields if name not in VisitorForm.base_fields]

    @property
    def visible(self):
        """Bound fields that a person sees, in their order."""
        return [self[name] for name in (*self.asked(), "consent")]

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


class Builder(FormBuilder):
    """Fields as the design draws them."""

    def get_form_class(self):
        return type("SendingForm", (VisitorForm,), self.formfields)

    def create_singleline_field(self, field, options):
        return PlainField(max_length=255, **options)

    def create_multiline_field(self, field, options):
        widget = forms.Textarea(attrs={"rows": 6})
        return PlainField(max_length=LONGEST, widget=widget, **options)

    def create_phone_field(self, field, options):
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
        return PlainField(max_length=32, validators=[check_phone], widget=widget, **options)

    def create_email_field(self, field, options):
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        return forms.EmailField(widget=widget, **options)

    def create_date_field(self, field, options):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(widget=widget, **options)
