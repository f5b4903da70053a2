"""A collection as an appointment that any calendar reads (iCalendar, RFC 5545)."""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from shop.order.models import Consignment

FOLD = 73  # octets in a line, its leading space and line end apart


def calendar(consignment: Consignment, *, url: str) -> str:
    """One event, for the window of `consignment`; `url` is the order's page."""
    outlet, window = consignment.outlet, consignment.window
    title = _("Collect order %(number)s") % {"number": consignment.order.number}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//OCOP Hau Giang//Order//VI",
        "BEGIN:VEVENT",
        f"UID:{consignment.order.number}-{consignment.pk}@ocop",
        f"DTSTAMP:{_utc(timezone.now())}",
        f"DTSTART:{_utc(window.starts_at)}",
        f"DTEND:{_utc(window.ends_at)}",
        f"SUMMARY:{_escaped(f'{title} – {outlet.short_name}')}",
        f"LOCATION:{_escaped(f'{outlet.name}, {outlet.address}')}",
        f"DESCRIPTION:{_escaped(_('Collection code') + ': ' + consignment.code)}\\n{url}",
        f"URL:{url}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of 75 octets at most; no letter is cut in two."""
    rows, row = [], ""
    for letter in line:
        if len(f"{row}{letter}".encode()) > FOLD:
            rows.append(row)
            row = ""
        row += letter
    return "\r\n ".join([*rows, row])
