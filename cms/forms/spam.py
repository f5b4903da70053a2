"""Telling people from machines without asking anybody else, and without a puzzle."""

import re
from uuid import uuid4

from django.core import signing

#: Seconds that a person takes at least to fill a form, and at most.
TOO_FAST = 3
TOO_OLD = 24 * 60 * 60
MOST_LINKS = 2
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
SIGNER = signing.TimestampSigner(salt="cms.forms")


def stamp() -> str:
    """A fresh key of one sending, with the moment at which the form was shown."""
    return SIGNER.sign(uuid4().hex)


def key_of(text: str) -> str:
    """The key in a stamp. Raises `signing.BadSignature` for one that is not ours or too old."""
    return SIGNER.unsign(text, max_age=TOO_OLD)


def is_too_fast(text: str) -> bool:
    """Whether the form comes back sooner than anybody could fill it."""
    try:
        SIGNER.unsign(text, max_age=TOO_FAST)
    except signing.SignatureExpired:
        return False
    return True


def links_in(values) -> int:
    """How many addresses of other sites the texts hold."""
    return sum(len(LINK.findall(str(value))) for value in values)
