"""Each run of the tests has a database of its own, copied from a migrated template.

After a test that commits, the copy is made anew. Django would delete every row instead:
slower, refused by the stock ledger, and it would lose what the migrations put there.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, connections
from psycopg.sql import SQL, Identifier

from launch.lock import only_one
from launch.paths import ROOT
from launch.template import migrate, migrations_digest, sqlite_template


def fresh_copy(folder: Path):
    """A database of this run's own for `connection`, as the migrations and apps leave it."""
    kind = {"sqlite": SqliteCopy, "postgresql": PostgresqlCopy}[connection.vendor]
    with only_one("template"):
        return kind(folder)


class SqliteCopy:
    """A file in `folder`, with a clean one beside it."""

    def __init__(self, folder: Path):
        self.file, self.clean = folder / "run.sqlite3", folder / "clean.sqlite3"
        shutil.copy(sqlite_template(), self.file)
        use(self.file)
        shutil.copy(self.file, self.clean)

    def restore(self) -> None:
        """Overwrites the file in place: other threads may hold it open."""
        connections.close_all()
        with closing(sqlite3.connect(self.clean)) as clean, closing(self.open()) as run:
            clean.backup(run)

    def open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.file, timeout=20)

    def drop(self) -> None:
        connections.close_all()
        for file in (self.file, self.clean):
            file.unlink()


class PostgresqlCopy:
    """A database on the server that DATABASE_URL names, made from a template database there."""

    def __init__(self, folder: Path):
        self.server = os.environ["DATABASE_URL"]
        house = sha256(str(ROOT).encode()).hexdigest()[:8]
        self.template = f"ocop_{house}_template_{migrations_digest()}"
        self.name = f"ocop_{house}_run_{os.getpid()}"
        self.clean = f"{self.name}_clean"
        with psycopg.connect(self.server, autocommit=True) as server:
            self.make_template(server, f"ocop_{house}_template_%")
            copy(server, source=self.template, to=self.name)
        use(self.name)
        with psycopg.connect(self.server, autocommit=True) as server:
            copy(server, source=self.name, to=self.clean)

    def make_template(self, server, older: str) -> None:
        rows = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [older])
        names = {name for (name,) in rows}
        if self.template in names:
            return
        for name in names:
            drop(server, name)
        part = f"{self.template}_part"
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(part)))
        migrate(urlunsplit(urlsplit(self.server)._replace(path=f"/{quote(part)}")))
        rename = SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(Identifier(part), Identifier(self.template)))

    def restore(self) -> None:
        connections.close_all()
        with psycopg.connect(self.server, autocommit=True) as server:
            copy(server, source=self.clean, to=self.name)

    def drop(self) -> None:
        connections.close_all()
        with psycopg.connect(self.server, autocommit=True) as server:
            drop(server, self.name)
            drop(server, self.clean)


def copy(server, *, source: str, to: str) -> None:
    """Makes `to` anew from `source`; whoever is connected to `to` is put off."""
    drop(server, to)
    create = SQL("CREATE DATABASE {} TEMPLATE {}")
    server.execute(create.format(Identifier(to), Identifier(source)))


def drop(server, name: str) -> None:
    server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def use(name) -> None:
    """From here on Django works in this database, with what the apps add after migrating."""
    connections.close_all()
    connection.settings_dict["NAME"] = str(name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    connections.close_all()
