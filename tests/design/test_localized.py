"""Vietnamese that stands in for missing English is marked as such; all of it is escaped."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import override

from design.templatetags.localized import label_of


def record(vietnamese: str, english: str = ""):
    return SimpleNamespace(
        title_vi=vietnamese, title_en=english, title=english or vietnamese, story="", story_vi=""
    )


def drawn(source: str, language: str, **context) -> str:
    with override(language):
        return Template("{% load localized %}" + source).render(Context(context))


def test_missing_english_is_marked_vietnamese():
    html = drawn('{% text one "title" %}', "en", one=record("Khóm"))
    assert html == '<span lang="vi">Khóm</span>'


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_text_that_exists_bears_no_mark(language):
    assert drawn('{% text one "title" %}', language, one=record("Khóm", "Khóm")) == "Khóm"


@pytest.mark.parametrize("tag", ["text", "paragraphs"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_markup_in_a_text_is_only_text(tag, language):
    html = drawn("{% " + tag + ' one "title" %}', language, one=record("<script>x</script>"))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_note_stands_only_where_english_is_missing():
    note = '{% untranslated_note one "title" "story" %}'
    assert "not in English" in drawn(note, "en", one=record("Khóm"))
    assert "note" not in drawn(note, "en", one=record("Khóm", "Pineapple"))
    assert "note" not in drawn(note, "vi", one=record("Khóm"))


def test_a_label_keeps_its_mark_far_from_its_record():
    with override("en"):
        foreign, native = (label_of(one, "title") for one in (record("Khóm"), record("Khóm", "Pi")))
    shown = "{{ foreign|marked }} {{ native|marked }}"
    assert drawn(shown, "en", foreign=foreign, native=native) == '<span lang="vi">Khóm</span> Pi'
