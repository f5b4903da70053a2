"""Compiles locale/*/LC_MESSAGES/*.po with Babel: no gettext program is needed.

Run with the project's own Python: `PYTHONPATH=site python -m launch.messages`.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from launch.paths import ROOT
from launch.stamps import replace

#: Texts of packages go where Django looks; where one text is ours too, ours is used.
PACKAGES = {"wagtail": "django"}


def catalogues() -> dict[Path, list[Path]]:
    """{compiled file: the texts it is made of, ours first}, for each language."""
    found = {}
    files = (ROOT / "locale").glob("*/LC_MESSAGES/*.po")
    for file in sorted(files, key=lambda file: (file.stem in PACKAGES, file)):
        compiled = file.with_name(f"{PACKAGES.get(file.stem, file.stem)}.mo")
        found.setdefault(compiled, []).append(file)
    return found


def compile_messages() -> None:
    """Writes each language's texts as .mo beside them, without what is marked fuzzy."""
    for compiled, files in catalogues().items():
        together = Catalog()
        for file in files:
            with file.open("rb") as source:
                for message in read_po(source, abort_invalid=True):
                    together[message.id] = message  # of two with one id the first stays
        data = BytesIO()
        write_mo(data, together)
        replace(compiled, data.getvalue())


if __name__ == "__main__":
    compile_messages()
