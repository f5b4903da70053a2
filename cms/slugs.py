"""The slug that the editor proposes while a title is typed: Vietnamese letters lose their marks.

Wagtail's own script leaves most of them out (“bắt đầu” became “bt-dju”).
"""

from collections import defaultdict

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import SlugInput

from catalogue.text import fold

#: Latin letters with marks (Unicode: Latin-1, Latin Extended-A and -B, Latin Extended Additional).
MARKED = (*map(chr, range(0xC0, 0x250)), *map(chr, range(0x1E00, 0x1F00)))
COMBINING = "[\u0300-\u036f]"


def formatters() -> list[tuple[str, str]]:
    """(regular expression, plain letters) for Wagtail's `w-slug`: as `catalogue.text.fold` does."""
    letters = defaultdict(str)
    for letter in MARKED:
        plain = fold(letter)
        if plain.isascii() and plain.isalpha():
            letters[plain] += letter
    return [(f"[{marked}]", plain) for plain, marked in letters.items()] + [(COMBINING, "")]


class VietnameseSlugInput(SlugInput):
    def __init__(self, attrs=None, **options):
        super().__init__(attrs, **{"formatters": formatters(), **options})


register_form_field_override(models.SlugField, override={"widget": VietnameseSlugInput})
