"""Reads the pages' files, and one language out of texts that hold both."""

import tomllib

from catalogue.text import nfc

from ..tables import DATA

LANGUAGES = ("vi", "en")


def written() -> list[dict]:
    """Every `[[page]]` of data/pages/*.toml, in the order of the files' names."""
    files = sorted((DATA / "pages").glob("*.toml"))
    return [page for file in files for page in tomllib.loads(nfc(file.read_text("utf-8")))["page"]]


def in_language(data, language: str):
    """`data` as one language has it.

    `title_vi` and `title_en` become `title`; a table of nothing but `vi` and `en` becomes its text.
    """
    if isinstance(data, list):
        return [in_language(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    if set(data) == set(LANGUAGES):
        return data[language]
    found = {}
    for key, value in data.items():
        name, _, ending = key.rpartition("_")
        if name and ending in LANGUAGES:
            if ending == language:
                found[name] = value
        elif key not in LANGUAGES:
            found[key] = in_language(value, language)
        elif key == language:
            found["text"] = value
    return found
