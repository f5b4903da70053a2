"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from bilingual.difference import GONE, NEW, SAME, Part, difference

WORDS = st.lists(st.sampled_from(["khóm", "ngọt ", "chua\n", " ", "cá"]), max_size=8).map("".join)


def test_a_changed_word_is_shown_as_gone_and_new():
    assert difference("Khóm rất ngọt", "Khóm hơi ngọt") == [
        Part(SAME, "Khóm "),
        Part(GONE, "rất "),
        Part(NEW, "hơi "),
        Part(SAME, "ngọt"),
    ]


@given(old=WORDS, new=WORDS)
def test_both_texts_can_be_read_from_it(old, new):
    parts = difference(old, new)
    assert "".join(part.text for part in parts if part.kind != GONE) == new
    assert "".join(part.text for part in parts if part.kind != NEW) == old
