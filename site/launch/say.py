"""What set-up tells the person at the terminal: one line, Vietnamese and English."""

import sys
import time
from contextlib import contextmanager


class Refused(Exception):
    """Set-up cannot go on. Holds what to tell: Vietnamese, English, and lines shown as they are."""

    def __init__(self, vietnamese: str, english: str, *lines: str):
        super().__init__(english)
        self.told = (vietnamese, english, *lines)


def say(vietnamese: str, english: str) -> None:
    """One line in both languages."""
    print(f"{vietnamese} · {english}", flush=True)


def complain(error: Refused) -> None:
    """Each part of the refusal on a line of its own, on standard error."""
    print(*error.told, sep="\n", file=sys.stderr, flush=True)


@contextmanager
def step(vietnamese: str, english: str):
    """Says that a step begins, and how many seconds it took once it is done."""
    started = time.monotonic()
    print(f"→ {vietnamese} · {english} …", flush=True)
    yield
    print(f"✓ {english} ({time.monotonic() - started:.0f} s)", flush=True)
