"""Addresses seen from outside, or that lead there: a share, a phone, a route."""

from urllib.parse import urlencode

from django import template

from design import frame

register = template.Library()


@register.filter
def absolute(path: str) -> str:
    """An address with its host, as those who share it need."""
    return frame.absolute(path)


@register.filter
def phone_url(number: str) -> str:
    """`0293 000 0001` → `tel:+842930000001`."""
    digits = "".join(mark for mark in number if mark.isdigit())
    if digits.startswith("0"):
        return f"tel:+84{digits[1:]}"
    return f"tel:+{digits}" if number.startswith("+") else f"tel:{digits}"


@register.filter
def unbroken(number: str) -> str:
    """A phone number that stays on one line."""
    return number.replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def directions_url(outlet) -> str:
    """The route to an outlet in the visitor's map app; by its address if it has no coordinates."""
    if outlet.latitude is not None and outlet.longitude is not None:
        destination = f"{outlet.latitude},{outlet.longitude}"
    else:
        destination = outlet.address
    query = urlencode({"api": 1, "destination": destination})
    return f"https://www.google.com/maps/dir/?{query}"
