"""The form a visitor fills: what staff built, a consent, and traps for machines."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, is_valid_number, parse
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from catalogue.text import nfc
from cms.forms.trapped import Trapped

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


class VisitorForm(Trapped, BaseForm):
    """What staff built, and the consent."""

    consent = forms.BooleanField(label=_("I agree"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.page is not None:
            self.fields["consent"].label = self.page.consent_text
        self.order_fields([*self.asked(), "homepage", "stamp", "consent"])

    def asked(self) -> list[str]:
        """Names of the fields that staff built."""
        return [name for name in super().asked() if name != "consent"]

    @property
    def visible(self):
        """Bound fields that a person sees, in their order."""
        return [self[name] for name in (*self.asked(), "consent")]


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
