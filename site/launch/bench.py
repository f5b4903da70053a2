"""`./run bench orders`: orders a second, beside Oscar as it comes in an environment of its own."""

import os

from launch import environment, steps
from launch.checks import postgres_reached
from launch.commands import run
from launch.environment import STOCK_OSCAR, UV_PLACE, uv
from launch.lock import only_one
from launch.paths import PYTHON, ROOT, VAR
from launch.say import Refused, step
from launch.stamps import Stamp, digest

BENCH = VAR / "bench"
STOCK_VENV = BENCH / "venv"
STOCK_PYTHON = STOCK_VENV / "bin" / "python"
BENCHMARKS = {"orders": "tests.bench.orders"}


def bench(name: str = "", *words: str) -> int:
    """Sets up what that benchmark needs, runs it with these words in place of this process."""
    if name not in BENCHMARKS:
        raise Refused(
            f"Không có phép đo {name!r}. Có: {', '.join(BENCHMARKS)}",
            f"No such benchmark: {name!r}. There is: {', '.join(BENCHMARKS)}",
        )
    environment.prepare(tools=True)
    if not postgres_reached():
        raise Refused(
            "Phép đo cần PostgreSQL: TEST_DATABASE_URL=postgres://…",
            "The benchmark needs PostgreSQL: TEST_DATABASE_URL=postgres://…",
        )
    with only_one():
        stock_oscar()
        steps.messages()
        with steps.static_files():
            pass
    # In place of this process: whoever stops it stops the benchmark, which then clears up.
    os.environ["PYTHONPATH"] = f"{ROOT}:{ROOT / 'site'}"
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-P", "-m", BENCHMARKS[name], *words])


def stock_oscar() -> None:
    """Oscar and what it pins, apart from the shop's own packages."""
    stamp = Stamp(STOCK_VENV / "packages.stamp", digest([STOCK_OSCAR]))
    if stamp.holds() and environment.works(STOCK_PYTHON):
        return
    with step("Cài Oscar nguyên bản", "Installing stock Oscar"):
        BENCH.mkdir(parents=True, exist_ok=True)
        run("bench-venv", uv("venv", "--clear", "--python", PYTHON, STOCK_VENV), **UV_PLACE)
        sync = uv("pip", "sync", "--require-hashes", "--python", STOCK_PYTHON, STOCK_OSCAR)
        run("bench-packages", sync, **UV_PLACE)
    stamp.set()
