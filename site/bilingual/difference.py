"""What changed between two versions of a text, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

WORDS = re.compile(r"\S+\s*|\s+")
SAME, GONE, NEW = "same", "gone", "new"


class Part(NamedTuple):
    """`kind`: SAME, GONE (only in the old) or NEW (only in the new)."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Part]:
    """The new text with what it lost: joined, the parts but GONE are the new, but NEW the old."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    parts = []
    for tag, i, j, k, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part(SAME, "".join(after[k:end])))
            continue
        parts.append(Part(GONE, "".join(before[i:j])))
        parts.append(Part(NEW, "".join(after[k:end])))
    return [part for part in parts if part.text]
