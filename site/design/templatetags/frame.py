"""What the frame of a page does to its whole text."""

import re

from django import template
from django.utils.safestring import SafeString

register = template.Library()
LINE_END = re.compile(r"[ \t]*\n\s*\n|[ \t]+\n")


@register.simple_block_tag
def tidy(content: str) -> SafeString:
    """Without the empty lines and trailing spaces that template tags leave behind."""
    return SafeString(LINE_END.sub("\n", content))
