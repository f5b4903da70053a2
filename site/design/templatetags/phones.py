"""Phone numbers as people read them."""

import phonenumbers
from django import template

register = template.Library()
HOME_CODE = 84


@register.filter
def dialled(number: str) -> str:
    """E.164 → `0901 234 567`, `+44 20 7946 0018`, on one line; anything else as it is."""
    try:
        parsed = phonenumbers.parse(str(number))
    except phonenumbers.NumberParseException:
        return str(number)
    formats = phonenumbers.PhoneNumberFormat
    is_home = parsed.country_code == HOME_CODE
    text = phonenumbers.format_number(
        parsed, formats.NATIONAL if is_home else formats.INTERNATIONAL
    )
    return text.replace(" ", "\N{NO-BREAK SPACE}")
