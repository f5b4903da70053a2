"""A database as the migrations leave it, made once and copied: migrating takes half a minute."""

import os
from pathlib import Path
from urllib.parse import quote

from launch.commands import manage, run
from launch.paths import ROOT, VAR
from launch.stamps import digest

TEMPLATES = VAR / "templates"
SOURCES = ("catalogue", "cms", "site")


def migrations_digest() -> str:
    """Changes with any migration of ours, with the packages and with what is installed."""
    ours = (file for source in SOURCES for file in (ROOT / source).glob("**/migrations/*.py"))
    others = (ROOT / "requirements.txt", ROOT / "site" / "config" / "settings" / "apps.py")
    return digest([*ours, *others])


def sqlite_template() -> Path:
    """The migrated SQLite file for the migrations as they stand now; older ones are removed."""
    template = TEMPLATES / f"{migrations_digest()}.sqlite3"
    if not template.exists():
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        for old in TEMPLATES.iterdir():
            old.unlink()
        part = template.with_suffix(".part")
        migrate(f"sqlite:///{quote(str(part))}")
        part.rename(template)
    return template


def migrate(database_url: str) -> None:
    """Brings that database to the newest migration."""
    environment = os.environ.get("SHOP_ENV", "demo")
    run("migrate", manage("migrate"), DATABASE_URL=database_url, SHOP_ENV=environment)
