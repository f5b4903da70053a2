"""Dates and times as each language writes them: 15/06/2024 and 15 June 2024; 19:00 in both."""

from datetime import date, datetime, time

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language

register = template.Library()
DAY = {"vi": "d/m/Y", "en": "j F Y"}
MONTH = {"vi": "m/Y", "en": "F Y"}


def local(value):
    return timezone.localtime(value) if isinstance(value, datetime) else value


@register.filter
def day(value: date | None) -> str:
    return date_format(local(value), DAY[get_language() or "vi"]) if value else ""


@register.filter
def month(value: date | None) -> str:
    return date_format(local(value), MONTH[get_language() or "vi"]) if value else ""


@register.filter
def clock(value: time | datetime | None) -> str:
    return f"{local(value):%H:%M}" if value is not None else ""
