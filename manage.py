#!/usr/bin/env python3
"""Django's command line. `./run manage …` calls it with the right environment."""

import gc
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# `site/` is a source root, never a package: the standard library has a module of that name.
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if "migrate" in sys.argv:
        # It builds model classes by the ten thousand: looking for garbage less often saves a fifth.
        gc.set_threshold(100_000, 50, 100)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
