"""Compiles locale/*/LC_MESSAGES/*.po with Babel: no gettext program is needed.

Run with the project's own Python: `PYTHONPATH=site python -m launch.messages`.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from launch.paths import ROOT
from launch.stamps import replace


def catalogues() -> list[Path]:
    """The texts of each language."""
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))


def compile_messages() -> None:
    """Writes each .po as .mo beside it, without what is marked fuzzy."""
    for file in catalogues():
        compiled = BytesIO()
        with file.open("rb") as source:
            write_mo(compiled, read_po(source, abort_invalid=True))
        replace(file.with_suffix(".mo"), compiled.getvalue())


if __name__ == "__main__":
    compile_messages()
