"""An event as a calendar file (RFC 5545), which phones and mail programs take in."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from design.frame import absolute

#: Octets in a line, its end left out (RFC 5545, 3.1).
LONGEST = 75


def calendar_file(event) -> str:
    """The event's VCALENDAR, with CRLF at the ends of its lines."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//OCOP Hau Giang//Events//VI",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.translation_key}@ocop-hau-giang",
        f"DTSTAMP:{in_utc(event.last_published_at or timezone.now())}",
        *stretch(event),
        f"SUMMARY:{escaped(event.title)}",
        f"DESCRIPTION:{escaped(event.summary)}",
        f"LOCATION:{escaped(', '.join(filter(None, (event.venue, event.address))))}",
        f"URL:{absolute(event.url)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def stretch(event) -> list[str]:
    """Begin and end; of whole days the end is the first day after."""
    if not event.lasts_whole_days:
        return [f"DTSTART:{in_utc(event.starts_at)}", f"DTEND:{in_utc(event.ends_at)}"]
    first = timezone.localdate(event.starts_at)
    after = timezone.localdate(event.ends_at) + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A TEXT value (3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """Broken after at most 75 octets, never inside a character."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LONGEST:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece])
