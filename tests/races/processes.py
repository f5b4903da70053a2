"""The shop as it runs: web, worker and clock, processes of their own on the test's database."""

import os
import signal
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import urlopen

from django.db import connection

from launch.paths import PYTHON, ROOT
from tests.bench.serving import THREADS, WORKERS, free_port
from tests.services import REDIS_URL

GUARDED = "config.settings"
#: Seconds within which a process is at work.
PATIENCE = 60


class Shop:
    """Its processes, started one by one; all end with the `with`.

    `settings`: another settings module, for controls. `besides`: variables of the environment.
    """

    def __init__(self, logs: Path, *, settings: str = GUARDED, **besides: str):
        self.logs, self.port = logs, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.running: dict[str, subprocess.Popen] = {}
        self.starts: Counter[str] = Counter()
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DATABASE_URL": database(),
            "REDIS_URL": REDIS_URL,
            "CACHE_PREFIX": f"races-{os.getpid()}-{self.port}",
            "HAS_WORKER": "1",
            "SITE_URL": self.url,
            **besides,
        }

    def __enter__(self) -> "Shop":
        return self

    def __exit__(self, *error):
        for name in list(self.running):
            self.kill(name)

    def start(self, *names: str) -> "Shop":
        """Begins each, then waits until all are at work."""
        for name in names:
            self.begin(name)
        for name in names:
            self.await_work(name)
        return self

    def begin(self, name: str) -> None:
        words = {
            "web": ["-m", "granian", *self.granian(), "config.wsgi:application"],
            "worker": [ROOT / "manage.py", "db_worker", "--interval", "0.1"],
            "clock": [ROOT / "manage.py", "clock"],
        }[name]
        self.starts[name] += 1
        with (self.logs / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [str(word) for word in (PYTHON, "-P", *words)],
                cwd=ROOT,
                env=self.environment | {"PGAPPNAME": self.known_as(name)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def known_as(self, name: str) -> str:
        """To the database: another name after each start."""
        return f"{name} {self.starts[name]}"

    def granian(self) -> list:
        where = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", self.port, "--no-ws"]
        return [*where, "--workers", WORKERS, "--blocking-threads", THREADS, "--log-level", "error"]

    def await_work(self, name: str) -> None:
        """The web answers, the others have spoken to the database."""
        deadline = time.monotonic() + PATIENCE
        while not (self.answers() if name == "web" else is_connected(self.known_as(name))):
            if self.running[name].poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{name} does not start:\n{self.log(name)[-3000:]}")
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/health", timeout=10) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    def log(self, name: str) -> str:
        return (self.logs / f"{name}.log").read_text(errors="replace")

    def kill(self, name: str) -> None:
        """It and its children, without a warning."""
        process = self.running.pop(name)
        with suppress(ProcessLookupError):  # it ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def database() -> str:
    """The address of the database that this test works in."""
    name = quote(connection.settings_dict["NAME"])
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def is_connected(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name = %s",
            [name],
        )
        return cursor.fetchone() is not None
