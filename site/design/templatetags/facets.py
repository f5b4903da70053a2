"""Which filters and shelves of the catalogue stand unfolded."""

from django import template

register = template.Library()
UNFOLDED = 3


@register.filter
def starts_open(facet, position: int) -> bool:
    """The first few, and each in which something is chosen."""
    return position <= UNFOLDED or any(option.selected for option in facet.options)


@register.filter
def holds_current(shelf) -> bool:
    """A shelf with boards below it, one of which (or itself) is the visitor's."""
    return bool(shelf.children) and any(one.is_current for one in (shelf, *shelf.children))
