"""Every text of ours is in the Vietnamese catalogue, translated and settled."""

from io import BytesIO

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from launch.paths import ROOT

SOURCES = ("catalogue", "cms", "site")
LAZY = {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items() if "gettext" in name}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "gettext_noop": None}


def sources():
    """(file, its text as Python) for each module and template; templates through Django."""
    for source in SOURCES:
        for file in (ROOT / source).rglob("*.py"):
            if "migrations" not in file.parts:
                yield file, file.read_text()
        for file in (ROOT / source).glob("**/templates/**/*.*"):
            code = templatize(file.read_text(), origin=str(file))
            yield file, "\n".join(line.strip() for line in code.splitlines())


def texts():
    """{(context or None, msgid): the first file that has it}."""
    found = {}
    for file, code in sources():
        for _line, message, _comments, context in extract(
            "python", BytesIO(code.encode()), KEYWORDS
        ):
            msgid = message[0] if isinstance(message, tuple) else message
            if msgid:
                found.setdefault((context, msgid), file.relative_to(ROOT))
    return found


@pytest.fixture(scope="module")
def vietnamese():
    with (ROOT / "locale/vi/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def is_settled(message) -> bool:
    """True where all forms of the message are translated and none is a guess."""
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def test_every_text_is_translated(vietnamese):
    missing = [
        f"{file}: {msgid}"
        for (context, msgid), file in texts().items()
        if not ((message := vietnamese.get(msgid, context)) and is_settled(message))
    ]
    assert missing == []


def test_placeholders_survive_translation(vietnamese):
    wrong = [
        (message.id, errors)
        for message in vietnamese
        if message.id and (errors := list(message.check(vietnamese)))
    ]
    assert wrong == []
