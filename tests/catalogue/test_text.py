import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search import words_of
from catalogue.text import fold, nfc, slugify


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CÁ THÁT LÁT", "ca that lat"),
        ("Khóm Cầu Đúc", "khom cau duc"),
        ("Đường", "duong"),
        ("Quýt đường Long Trị", "quyt duong long tri"),
    ],
)
def test_folding_strips_marks_and_case(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_folding_is_the_same_for_both_unicode_forms(text):
    assert fold(nfc(text)) == fold(unicodedata.normalize("NFD", text))


def test_slugs_keep_the_d_of_đ():
    assert slugify("Đọt choại tươi (mẫu)") == "dot-choai-tuoi-mau"


@given(st.text(max_size=200))
def test_a_slug_holds_only_what_an_address_may(text):
    assert slugify(text).replace("-", "").isalnum() or not slugify(text)


@given(st.text())
def test_no_sign_of_a_query_language_survives_in_a_search(text):
    assert all(word.isalnum() and word.isascii() for word in words_of(text))
    assert len(words_of(text)) <= 8
