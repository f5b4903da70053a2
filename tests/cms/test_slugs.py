"""The proposed slug is the one that the shop itself would make."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.text import slugify
from cms.slugs import formatters

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def proposed(title: str) -> str:
    """As the editor's script works: the formatters, then what is left of the letters."""
    for expression, plain in formatters():
        title = re.sub(expression, plain, title)
    return re.sub(r"[-\s]+", "-", re.sub(r"[^-\w\s]", "", title.lower(), flags=re.A)).strip("-")


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Mùa khóm bắt đầu", "mua-khom-bat-dau"), ("Đọt choại Ngã Bảy", "dot-choai-nga-bay")],
)
def test_vietnamese_titles_keep_their_letters(title, slug):
    assert proposed(title) == slug


@given(st.text(LETTERS + LETTERS.upper() + " ", min_size=1).filter(str.strip))
def test_it_is_the_slug_that_the_shop_would_make(title):
    assert proposed(title) == slugify(title)
