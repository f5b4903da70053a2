"""Reads the mails that a demo wrote to a folder instead of sending them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

#: What Django's file backend writes after each message.
PARTED_BY = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    """One mail. `name` finds it again: the file's name and its place in the file."""

    name: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return self.message["Subject"]

    @property
    def to(self) -> str:
        return self.message["To"]

    @property
    def at(self) -> datetime:
        """When it was written. Django says UTC as "-0000", which is read without a zone."""
        written = self.message["Date"].datetime
        return written if written.tzinfo else written.replace(tzinfo=UTC)

    @property
    def text(self) -> str:
        return self._body("plain")

    @property
    def html(self) -> str:
        return self._body("html")

    def _body(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return part.get_content() if part else ""


def letters() -> list[Letter]:
    """All of them, the newest first."""
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), reverse=True)
    return [letter for file in files for letter in reversed(letters_in(file))]


def letters_in(file: Path) -> list[Letter]:
    parts = [part for part in file.read_bytes().split(PARTED_BY) if part.strip()]
    return [
        Letter(f"{file.stem}-{n}", message_from_bytes(part, policy=policy.default))
        for n, part in enumerate(parts)
    ]
