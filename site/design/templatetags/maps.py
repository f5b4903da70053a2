"""`{% drawn_map points as map %}`: see design.maps."""

from django import template

from design import maps

register = template.Library()


@register.simple_tag
def drawn_map(points) -> maps.DrawnMap:
    return maps.draw(points)
