"""The steps between installed packages and a shop that can be served. Each is done once."""

import os
import shutil
from contextlib import contextmanager
from urllib.parse import quote

from launch.commands import Program, manage, run
from launch.lock import only_one
from launch.paths import NODE, PYTHON, ROOT, VAR
from launch.say import say, step
from launch.stamps import Stamp, digest
from launch.template import migrate, migrations_digest, sqlite_template

DATABASE = VAR / "db.sqlite3"
DEMO = {"SHOP_ENV": "demo"}


def prepare_demo() -> None:
    """All of it; static files are collected while the database is made."""
    with only_one():
        messages()
        with static_files():
            database()
            sample_data()


def messages() -> None:
    """Compiles the translations."""
    stamp = Stamp(VAR / "messages.stamp", digest((ROOT / "locale").glob("*/*/*.po")))
    if stamp.holds():
        return
    with step("Biên dịch bản dịch", "Compiling the translations"):
        run("messages", [PYTHON, "-P", "-m", "launch.messages"])
    stamp.set()


@contextmanager
def static_files():
    """Collects styles, scripts and fonts under hashed names while the block runs."""
    sources = [file for file in (ROOT / "site").glob("*/static/**/*") if file.is_file()]
    code = [ROOT / "requirements.txt", *(ROOT / "site" / "design").glob("*.py")]
    stamp = Stamp(VAR / "static.stamp", digest([*sources, *code]))
    if stamp.holds():
        yield
        return
    with step("Gom tệp tĩnh", "Collecting static files"):
        with Program("static", manage("collectstatic", "--noinput"), **DEMO) as program:
            yield
            program.finish()
        stamp.set()


def database() -> None:
    """Brings the database to the newest migration; a new SQLite file appears whole or not."""
    if "DATABASE_URL" in os.environ:
        with step("Cập nhật cơ sở dữ liệu", "Migrating the database"):
            migrate(os.environ["DATABASE_URL"])
        return
    stamp = Stamp(VAR / "database.stamp", migrations_digest())
    if DATABASE.exists() and stamp.holds():
        return
    with step("Tạo cơ sở dữ liệu", "Migrating the database"):
        if DATABASE.exists():
            migrate(f"sqlite:///{quote(str(DATABASE))}")
        else:
            new_database()
    stamp.set()


def new_database() -> None:
    """A copy of the migrated template; whatever was kept for an older file goes."""
    for leftover in VAR.glob("db.sqlite3-*"):
        leftover.unlink()
    SEEDED.unlink(missing_ok=True)
    part = DATABASE.with_suffix(".part")
    shutil.copy(sqlite_template(), part)
    part.rename(DATABASE)


SEEDED = VAR / "seed.stamp"


def sample_data() -> None:
    """Loads the sample data. What is there already stays as it is."""
    files = (file for file in (ROOT / "site" / "seed").rglob("*") if file.is_file())
    stamp = Stamp(SEEDED, digest(f for f in files if "__pycache__" not in f.parts))
    if "DATABASE_URL" not in os.environ and stamp.holds():
        return
    with step("Nạp dữ liệu mẫu", "Loading the sample data"):
        run("seed", manage("seed"), **DEMO)
    stamp.set()


def node_tools() -> None:
    """axe-core and html-validate for the browser tests, where Node.js is."""
    source = ROOT / "tests" / "journeys"
    lists = [source / "package.json", source / "package-lock.json"]
    stamp = Stamp(NODE / "tools.stamp", digest(lists))
    if stamp.holds():
        return
    if not shutil.which("npm"):
        say("Không có npm: bỏ qua axe, html-validate", "No npm: axe and html-validate are left out")
        return
    with step("Cài công cụ Node", "Installing axe-core and html-validate"):
        NODE.mkdir(parents=True, exist_ok=True)
        for file in lists:
            shutil.copy(file, NODE)
        run("npm", ["npm", "ci", "--ignore-scripts", "--prefix", NODE])
    stamp.set()
