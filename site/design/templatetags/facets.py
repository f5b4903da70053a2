"""Which filters of the catalogue start unfolded."""

from django import template

register = template.Library()
UNFOLDED = 3


@register.filter
def starts_open(facet, position: int) -> bool:
    """The first few, and each in which something is chosen."""
    return position <= UNFOLDED or any(option.selected for option in facet.options)
