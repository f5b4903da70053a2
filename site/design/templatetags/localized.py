"""Texts of records: Vietnamese that stands in for missing English is marked as Vietnamese."""

from django import template
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


def stands_in(record, field: str) -> bool:
    """Whether an English reader is shown Vietnamese here."""
    return (
        get_language() == "en"
        and not getattr(record, f"{field}_en", "")
        and bool(getattr(record, f"{field}_vi", ""))
    )


class Vietnamese(str):
    """Vietnamese that stands in for missing English, far from its record: see `marked`."""


def label_of(record, field: str) -> str:
    """A short text to be handed on as a label: of a breadcrumb, a filter, a suggestion."""
    value = getattr(record, field) or ""
    return Vietnamese(value) if stands_in(record, field) else value


@register.filter
def marked(value):
    """A label, marked where it is Vietnamese: `{{ chip.label|marked }}`."""
    return format_html('<span lang="vi">{}</span>', value) if type(value) is Vietnamese else value


@register.simple_tag
def text(record, field: str) -> SafeString:
    """A short text: `{% text product "title" %}`."""
    value = getattr(record, field) or ""
    if stands_in(record, field):
        return format_html('<span lang="vi">{}</span>', value)
    return conditional_escape(value)


@register.simple_tag
def paragraphs(record, field: str) -> SafeString:
    """A long text; an empty line parts paragraphs."""
    html = SafeString(linebreaks(getattr(record, field) or "", autoescape=True))
    return format_html('<div lang="vi">{}</div>', html) if stands_in(record, field) else html


@register.filter
def lang_of(record, field: str) -> str:
    """For an attribute: `vi` where Vietnamese stands in, else the reader's language."""
    return "vi" if stands_in(record, field) else get_language() or "vi"


@register.inclusion_tag("design/components/untranslated_note.html")
def untranslated_note(record, *fields: str) -> dict:
    """Says so, once, where any of the fields is shown in Vietnamese to an English reader."""
    missing = [field for field in fields if stands_in(record, field)]
    return {"is_partial": len(missing) < len(fields), "is_needed": bool(missing)}
