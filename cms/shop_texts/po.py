"""The shop's texts as a PO file, for whoever translates with a tool of their own.

`msgctxt` is "kind:key:field"; a stale translation is marked fuzzy and is not read back.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bilingual.states import CURRENT, STALE

from .forms import locked, state_of, write_english
from .listing import KINDS, model_of, records

LARGEST = 5 * 1024 * 1024


@dataclass
class Outcome:
    """`taken`: texts written; `changed`, `problems`: (line of the file, what is the matter)."""

    taken: int = 0
    changed: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


def written(kind: str, *, state: str, query: str) -> str:
    """The PO file of the records that the list shows, on all its pages."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "POT-Creation-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
    }
    for record in records(kind, state=state, query=query).iterator(500):
        file.extend(entries_of(kind, record))
    return str(file)


def entries_of(kind: str, record):
    for name in record.translated_fields():
        vietnamese = record._vi(name)
        if not vietnamese:
            continue
        is_stale = state_of(record, name) == STALE
        yield polib.POEntry(
            msgctxt=f"{kind}:{record.pk}:{name}",
            msgid=vietnamese,
            msgstr=record._en(name),
            flags=["fuzzy"] if is_stale else [],
        )


def read(upload) -> polib.POFile:
    """Raises ValidationError for what is no PO file in UTF-8."""
    if upload.size > LARGEST:
        raise ValidationError(_("This file is too large: at most 5 MB can be taken."))
    with TemporaryDirectory() as folder:
        # polib takes a short text for the name of a file to open: it is never given one.
        place = Path(folder) / "texts.po"
        place.write_bytes(upload.read())
        try:
            file = polib.pofile(str(place), encoding="utf-8")
        except (OSError, ValueError, UnicodeDecodeError, IndexError) as error:
            raise ValidationError(_("This is not a PO file that can be read.")) from error
    if not len(file):
        raise ValidationError(_("There is no text in this file."))
    return file


def take(file: polib.POFile, *, by) -> Outcome:
    """Writes all translations of the file, or none where one cannot stand (`problems`). What was
    written for another Vietnamese text than today's is left out and told (`changed`)."""
    outcome, by_record = Outcome(), defaultdict(list)
    for entry in file:
        if not entry.msgstr or "fuzzy" in entry.flags or entry.obsolete:
            continue
        kind, _colon, rest = (entry.msgctxt or "").partition(":")
        key, _colon, name = rest.partition(":")
        if kind in KINDS and key.isdecimal() and len(key) < 10:
            by_record[kind, int(key)].append((entry, name))
        else:
            outcome.problems.append((entry.linenum, unknown(entry)))
    with transaction.atomic():
        for (kind, key), entries in sorted(by_record.items()):
            take_record(outcome, kind, key, entries, by)
        if outcome.problems:
            transaction.set_rollback(True)
            outcome.taken = 0
    return outcome


def unknown(entry) -> str:
    return _("“%(context)s” is no text of the shop.") % {"context": (entry.msgctxt or "")[:80]}


def take_record(outcome: Outcome, kind: str, key: int, entries, by):
    try:
        record = locked(model_of(kind), key)
    except model_of(kind).DoesNotExist:
        outcome.problems += [(entry.linenum, unknown(entry)) for entry, _name in entries]
        return
    taken = sum(take_text(outcome, record, entry, name) for entry, name in entries)
    if taken:
        outcome.taken += taken
        record.translated_by_pk = by.pk
        record.save()


def take_text(outcome: Outcome, record, entry, name: str) -> bool:
    """Whether the record was given a new text."""
    if name not in record.translated_fields():
        outcome.problems.append((entry.linenum, unknown(entry)))
        return False
    if entry.msgid != record._vi(name).replace("\r\n", "\n"):
        outcome.changed.append((entry.linenum, entry.msgid[:80]))
        return False
    if entry.msgstr == record._en(name) and state_of(record, name) == CURRENT:
        return False
    try:
        record._meta.get_field(f"{name}_en").clean(entry.msgstr, record)
    except ValidationError as error:
        outcome.problems.append((entry.linenum, " ".join(error.messages)))
        return False
    record.confirm_translations(name)
    write_english(record, name, entry.msgstr)
    return True
