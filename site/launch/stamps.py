"""Which steps are done already: a stamp holds the digest of what the step was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from launch.paths import ROOT


def digest(files: Iterable[Path], *words: str) -> str:
    """A short hash of the files' names and bytes, and of `words`, whatever the files' order."""
    total = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


class Stamp:
    """One step's stamp, in `file`. It is written last, so an interrupted step is done again."""

    def __init__(self, file: Path, inputs: str):
        self.file, self.inputs = file, inputs

    def holds(self) -> bool:
        """True where the step was finished from the same inputs."""
        return self.file.is_file() and self.file.read_text() == self.inputs

    def set(self) -> None:
        """The step is finished."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        replace(self.file, self.inputs.encode())


def replace(file: Path, content: bytes) -> None:
    """Writes the whole file or none of it: never a half one under its name."""
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    part.replace(file)
