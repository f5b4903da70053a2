"""Reads the sample data's files: CSV for facts, TOML for texts. All text comes out as NFC."""

import csv
import tomllib
from pathlib import Path

from catalogue.text import nfc

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The lines of data/{name}.csv, keyed by its header; what is not stated is ""."""
    text = nfc((DATA / f"{name}.csv").read_text("utf-8"))
    return list(csv.DictReader(text.splitlines()))


def texts(name: str) -> dict[str, dict]:
    """The tables of data/{name}.toml, keyed by their names."""
    return tomllib.loads(nfc((DATA / f"{name}.toml").read_text("utf-8")))


def number(text: str) -> int | None:
    """A whole number; None where nothing is stated."""
    return int(text) if text else None


def in_both(row: dict, *names: str) -> dict[str, str]:
    """{name_vi: …, name_en: …} of the texts named, "" where the row has none."""
    keys = [f"{name}_{language}" for name in names for language in ("vi", "en")]
    return {key: row.get(key, "").strip() for key in keys}


def missing(model, key: str, wanted: list[dict]) -> list[dict]:
    """Rows whose `slug` or `code` no record has yet: what exists belongs to people now.

    `key` is the model's field.
    """
    have = set(model.objects.values_list(key, flat=True))
    column = "code" if key == "code" else "slug"
    return [row for row in wanted if row[column] not in have]


def by_key(model, key: str) -> dict:
    """Every record, by that field."""
    return {getattr(record, key): record for record in model.objects.all()}
