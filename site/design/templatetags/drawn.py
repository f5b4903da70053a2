"""Small drawings in the page itself: icons, QR codes."""

from functools import lru_cache

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
INK = "#14322a"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A sign beside a word, from templates/design/icons.svg. It says nothing by itself."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#icon-{}"/></svg>', name)


@register.simple_tag
def qr(url: str, title: str) -> SafeString:
    """A QR code as SVG, with a name for those who cannot see it."""
    return _drawn(url, str(title))


@lru_cache(maxsize=64)
def _drawn(url: str, title: str) -> SafeString:
    """The order's page shows the same code twice, on screen and on the slip."""
    code = segno.make(url, error="m", micro=False)
    svg = code.svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, dark=INK, border=2, title=title
    )
    return SafeString(svg.replace("<svg ", '<svg role="img" ', 1))


@register.filter
def times(number: int | None) -> range:
    """To draw something that many times."""
    return range(int(number or 0))
