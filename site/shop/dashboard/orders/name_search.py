"""Finds a customer's name typed without its marks: "nguyen van an" finds Nguyễn Văn Ân."""

import unicodedata

from django.db.backends.signals import connection_created
from django.db.models import CharField, Func, Value

from catalogue.text import fold


def _marked() -> dict[str, str]:
    """{letter: its bare small letter} of every Latin letter that differs from it."""
    letters = [chr(code) for code in range(ord("A"), 0x1F00) if code < 0x250 or code >= 0x1E00]
    folded = {letter: fold(letter) for letter in letters if unicodedata.category(letter)[0] == "L"}
    return {
        letter: bare
        for letter, bare in folded.items()
        if bare != letter and len(bare) == 1 and bare.isascii()
    }


MARKED = _marked()


class Folded(Func):
    """SQL's `translate`: as `catalogue.text.fold` does to a stored (NFC) text."""

    function = "TRANSLATE"
    output_field = CharField()

    def __init__(self, text):
        super().__init__(text, Value("".join(MARKED)), Value("".join(MARKED.values())))


def translate(text, old, new):
    return text if text is None else text.translate(dict(zip(map(ord, old), new, strict=True)))


def teach_sqlite(*, connection, **_signal):
    """SQLite lacks `translate`; PostgreSQL has it."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("TRANSLATE", 3, translate, deterministic=True)


def listen():
    """Called once, when the app is ready."""
    connection_created.connect(teach_sqlite, dispatch_uid="name_search")
