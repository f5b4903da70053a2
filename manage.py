#!/usr/bin/env python3
"""Django's command line. `./run manage …` calls it with the right environment."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# `site/` is a source root, never a package: the standard library has a module of that name.
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
