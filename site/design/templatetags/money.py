"""`{{ product.price_from|vnd }}` and `{{ product.unit_price|vnd_per:product.net_unit }}`."""

from django import template
from django.utils.translation import get_language

from design import money

register = template.Library()


@register.filter
def vnd(amount) -> str:
    """Whole đồng in the reader's language; empty for None."""
    return "" if amount is None else money.vnd(int(amount), get_language() or "vi")


@register.filter
def vnd_per(amount, net_unit: str) -> str:
    """Đồng a kilogram or litre; empty where either is missing."""
    if amount is None or not net_unit:
        return ""
    return money.vnd_per(int(amount), net_unit, get_language() or "vi")
