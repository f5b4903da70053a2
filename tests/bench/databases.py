"""Databases of a benchmark: filled once into a template on the server, copied for each run."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

from launch.checks import POSTGRES
from launch.lock import only_one
from launch.paths import ROOT

HOUSE = sha256(str(ROOT).encode()).hexdigest()[:8]


@contextmanager
def copied(name: str, made_from: str, fill: Callable[[str], None]) -> Iterator[str]:
    """The address of this run's copy of the template; dropped at the end.

    `made_from`: a digest of what `fill(address)` fills the template from.
    """
    prefix = f"ocop_bench_{HOUSE}_{name}_"
    run = f"{prefix}run_{os.getpid()}"
    with only_one("bench"):
        template = make_template(prefix, made_from, fill)
        with connected() as server:
            copy = SQL("CREATE DATABASE {} TEMPLATE {}")
            server.execute(copy.format(Identifier(run), Identifier(template)))
    try:
        yield address(run)
    finally:
        with connected() as server:
            drop(server, run)


def make_template(prefix: str, made_from: str, fill: Callable[[str], None]) -> str:
    """Its name. A half-filled one is never under that name; older ones go."""
    template, part = prefix + made_from, f"{prefix}part"
    with connected() as server:
        rows = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{prefix}%"]
        )
        found = {name for (name,) in rows if not is_in_use(name, f"{prefix}run_")}
        for older in found - {template}:
            drop(server, older)
        if template in found:
            return template
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(part)))
    fill(address(part))
    with connected() as server:
        rename = SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(Identifier(part), Identifier(template)))
    return template


def is_in_use(name: str, run: str) -> bool:
    """Whether it is the copy of a run that has not ended, or was killed."""
    return name.startswith(run) and Path(f"/proc/{name.removeprefix(run)}").exists()


def connected():
    return psycopg.connect(POSTGRES, autocommit=True)


def address(name: str) -> str:
    return urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{quote(name)}"))


def drop(server, name: str) -> None:
    server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
