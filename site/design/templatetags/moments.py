"""Days and stretches of time as people say them: "Hôm nay, 17:00–18:00"."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language, gettext

from .dates import clock, local

register = template.Library()
WORDS = {"vi": "l, d/m", "en": "l j F"}


@register.filter
def day_words(value: date | datetime) -> str:
    """Today, tomorrow, else the weekday with its date; local time."""
    value = local(value)
    day = value.date() if isinstance(value, datetime) else value
    if day == timezone.localdate():
        return gettext("Today")
    if day == timezone.localdate() + timedelta(days=1):
        return gettext("Tomorrow")
    return date_words(value)


@register.filter
def date_words(value: date | datetime) -> str:
    """`Thứ sáu, 27/11`, `Friday 27 November`: for what is kept and read later."""
    return date_format(local(value), WORDS[get_language() or "vi"])


@register.simple_tag
def stretch(starts_at: datetime, ends_at: datetime) -> str:
    """`17:00–18:00`, which does not break."""
    return f"{clock(starts_at)}–{clock(ends_at)}"


@register.simple_tag
def moment(value: datetime) -> str:
    """`Hôm nay, 14:12`."""
    return f"{day_words(value)}, {clock(value)}"


@register.simple_tag
def deadline(value: datetime) -> str:
    """`11:30 hôm nay`, for the middle of a sentence."""
    day = local(value).date()
    if day == timezone.localdate():
        return f"{clock(value)} {gettext('today')}"
    if day == timezone.localdate() + timedelta(days=1):
        return f"{clock(value)} {gettext('tomorrow')}"
    return f"{clock(value)}, {date_words(value)}"
