"""English pages say our words: no package's English catalogue speaks over them."""

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from launch.paths import ROOT

with (ROOT / "locale/vi/LC_MESSAGES/django.po").open("rb") as file:
    OURS = [message.id for message in read_po(file) if isinstance(message.id, str)]
WORDS = [word for word in OURS if word and word.isascii()]


def test_our_english_is_what_is_shown():
    with translation.override("en"):
        changed = {word: translation.gettext(word) for word in WORDS}
    assert {word: shown for word, shown in changed.items() if word != shown} == {}


@pytest.mark.parametrize("word", ["Basket", "Catalogue"])
def test_the_words_others_spell_otherwise_are_among_them(word):
    assert word in WORDS
