"""Fields that check what buyers type: a phone of any country, a Vietnamese tax code."""

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NotATaxCode
from stdnum.vn import mst

HOME, HOME_CODE = "VN", 84
#: After the leading zero; a landline's may be one more.
MOBILE_DIGITS = 9
#: Households and persons are taxed by their identity number, which has no check digit.
IDENTITY_DIGITS = 12


class PhoneField(forms.CharField):
    """As dialled in Vietnam, or abroad with its country's code; cleaned to E.164."""

    default_error_messages = {
        "short": _("This number lacks digits. For example: 0901 234 567"),
        "long": _("This number has too many digits. For example: 0901 234 567"),
        "invalid": _(
            "This is not a phone number. For example: 0901 234 567, or +44 20 7946 0018 from abroad"
        ),
    }

    def clean(self, value):
        text = super().clean(value)
        return self.dialled(text) if text else ""

    def dialled(self, text: str) -> str:
        try:
            number = phonenumbers.parse(text, HOME)
        except phonenumbers.NumberParseException:
            raise self._wrong("invalid") from None
        if not phonenumbers.is_valid_number(number):
            raise self._wrong(fault_of(number))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _wrong(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)


def fault_of(number) -> str:
    """Which error tells most of a number that is not valid."""
    digits = len(str(number.national_number))
    if number.country_code == HOME_CODE and digits < MOBILE_DIGITS:
        return "short"
    if number.country_code == HOME_CODE and digits > MOBILE_DIGITS + 1:
        return "long"
    return "invalid"


class TaxCodeField(forms.CharField):
    """Ten digits, thirteen for a branch, twelve for a household; cleaned to digits."""

    default_error_messages = {
        "invalid": _(
            "This tax code is not right: 10 digits (13 for a branch, 12 for a household)."
        ),
    }

    def clean(self, value):
        digits = mst.compact(super().clean(value))
        if not digits or (len(digits) == IDENTITY_DIGITS and digits.isascii() and digits.isdigit()):
            return digits
        try:
            return mst.validate(digits)
        except NotATaxCode:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
