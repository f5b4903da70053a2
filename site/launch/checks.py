"""`./run test`, `./run lint` and `./run lock`."""

import os
import subprocess

from launch import environment, steps
from launch.environment import PACKAGES, STOCK_OSCAR, TOOLS, UV_PLACE, uv
from launch.lock import only_one
from launch.paths import PYTHON, ROOT
from launch.say import say, step
from launch.template import sqlite_template

NO_TESTS = 5  # pytest's exit code where none was chosen
POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REACHES = "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=2)"


def test(*words: str) -> int:
    """All tests on the database that DATABASE_URL names.

    Without it: on SQLite, then those that need PostgreSQL there, if one can be reached.
    """
    prepare_tests()
    chosen = any(word.startswith("-m") for word in words)
    if "DATABASE_URL" in os.environ or chosen or not postgres_reached():
        return pytest(*words)
    on_sqlite = pytest("-m", "not postgres", *words)
    if on_sqlite not in {0, NO_TESTS}:
        return on_sqlite
    say("Trên PostgreSQL", "On PostgreSQL")
    on_postgres = pytest("-m", "postgres", *words, DATABASE_URL=POSTGRES)
    return on_sqlite if on_postgres == NO_TESTS else on_postgres


def prepare_tests() -> None:
    """Packages, tools, translations and a migrated database to copy."""
    environment.prepare(tools=True)
    with only_one():
        steps.node_tools()
        steps.messages()
        with step("Chuẩn bị cơ sở dữ liệu", "Preparing the test database"):
            sqlite_template()


def postgres_reached() -> bool:
    """True where a PostgreSQL server for tests answers."""
    return python("-c", REACHES, POSTGRES, stderr=subprocess.DEVNULL) == 0


def pytest(*words: str, **variables: str) -> int:
    return python("-m", "pytest", *words, env=os.environ | {"SHOP_ENV": "test"} | variables)


def python(*words, **options) -> int:
    """Runs the project's own Python at the terminal and returns its exit code."""
    return subprocess.run([PYTHON, "-P", *words], cwd=ROOT, **options).returncode


def lint() -> int:
    """Form and order of the code."""
    environment.prepare(tools=True)
    return python("-m", "ruff", "check") or python("-m", "ruff", "format", "--check")


def lock(*words: str) -> int:
    """Pins and hashes all requirements files anew (`--upgrade` and the like are passed on)."""
    environment.prepare(tools=True)
    options = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    options += ["--custom-compile-command", "./run lock", *words]
    for file in (PACKAGES, TOOLS, STOCK_OSCAR):
        compile_one = [*uv("pip", "compile"), *options, file.with_suffix(".in"), "-o", file]
        subprocess.run(compile_one, cwd=ROOT, env=os.environ | UV_PLACE, check=True)
    return 0
