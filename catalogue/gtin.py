"""GTIN: the number under a bar code."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import ean


def validate_gtin(value: str):
    """8, 12, 13 or 14 digits with a right check digit (GS1 General Specifications, 7.9).

    Raises ValidationError.
    """
    if not (value.isascii() and value.isdigit() and ean.is_valid(value)):
        raise ValidationError(
            _(
                "This is not a valid GTIN: it has 8, 12, 13 or 14 digits,"
                " the last of which is a check."
            ),
            code="gtin",
        )
