"""The card form of the pay page: what was typed, and what is wrong with it."""

import re
from datetime import date

from .cards import CARDS, VISA

FIELDS = ("email", "number", "expiry", "cvc", "name")


def prefilled(email: str | None) -> dict[str, str]:
    number = " ".join(re.findall("....", VISA))
    return {"email": email or "", "number": number, "expiry": "12/34", "cvc": "123", "name": ""}


def typed(form: dict[str, str]) -> dict[str, str]:
    return {name: form.get(name, "").strip()[:200] for name in FIELDS}


def number(form: dict[str, str]) -> str:
    return re.sub(r"[\s-]", "", form["number"])


def wrong(form: dict[str, str], today: date) -> list[str]:
    """The fields that cannot be taken, in their order."""
    checks = {
        "email": re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", form["email"]),
        "number": number(form) in CARDS,
        "expiry": to_come(form["expiry"], today),
        "cvc": re.fullmatch(r"[0-9]{3}", form["cvc"]),
    }
    return [name for name, good in checks.items() if not good]


def to_come(expiry: str, today: date) -> bool:
    match = re.fullmatch(r"([0-9]{1,2})\s*/\s*(?:20)?([0-9]{2})", expiry)
    if not match or not 1 <= int(match[1]) <= 12:
        return False
    return (2000 + int(match[2]), int(match[1])) >= (today.year, today.month)
