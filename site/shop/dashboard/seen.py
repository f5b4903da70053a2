"""Two people at one form: whoever saves later is told what the other has changed meanwhile.

A form carries a mark of each value that it was shown with. It is not a secret and guards nothing
but texts: who may save is asked elsewhere.
"""

import json
from zlib import crc32

from django.utils.translation import gettext as _


def marks(form) -> dict[str, int]:
    """{field: a mark of its value as the record now stands}, of a form that nothing was sent to."""
    return {name: crc32(shown(form[name]).encode()) for name in form.fields}


def shown(field) -> str:
    """Its value as text; of several choices in one order."""
    value = field.field.prepare_value(field.value())
    if isinstance(value, list | tuple | set):
        return "\n".join(sorted(map(str, value)))
    return "" if value is None else str(value)


def named(field) -> str:
    """Its value for people: choices by their names."""
    value = field.field.prepare_value(field.value())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if not hasattr(field.field, "choices"):
        return shown(field)
    chosen = set(map(str, value if isinstance(value, list | tuple | set) else [value]))
    return "\n".join(str(label) for key, label in field.field.choices if str(key) in chosen)


def written(form) -> str:
    """The marks as the page carries them."""
    return json.dumps(marks(form), separators=(",", ":"))


def changed_since(sent: str, form) -> list[str]:
    """Names of the fields that were shown with another value than they have now.

    `sent` is what `written` gave; of one that is missing or broken nothing is known: [].
    """
    try:
        before = json.loads(sent)
    except ValueError:
        return []
    if not isinstance(before, dict):
        return []
    return [name for name, mark in marks(form).items() if before.get(name, mark) != mark]
