"""A shop filled and served by granian, alike for both, and what its database says afterwards."""

import json
import os
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg

from launch.commands import Program, failure, run
from launch.paths import LOGS
from launch.say import step
from launch.stamps import digest
from tests.bench.databases import copied
from tests.bench.shops import Shop

WORKERS = 2
#: Threads in each worker, as the Procfile has it.
THREADS = 2
#: Units of the product bought for speed; products with a single unit, bought in a rush.
PLENTY, SCARCE = 100_000, 8


@dataclass
class Serving:
    """Where it listens, and the server's process."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """What the workers have used of the processor so far, in user and system mode."""
        return sum(cpu_of(child) for child in children_of(self.pid)) + cpu_of(self.pid)


@dataclass
class Filled:
    """A shop with its database and goods: {"plenty": [id, page], "scarce": [[id, page], …]}."""

    shop: Shop
    database: str
    environment: dict[str, str]
    goods: dict

    @contextmanager
    def served(self, **besides: str) -> Iterator[Serving]:
        """Serves it until the block ends."""
        port = free_port()
        words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--no-ws"]
        words += ["--workers", WORKERS, "--blocking-threads", THREADS, "--log-level", "error"]
        command = [self.shop.python, "-P", "-m", "granian", *words, self.shop.application]
        name = f"bench-{self.shop.name}"
        with Program(name, command, **(self.environment | besides)) as server:
            await_answer(server, f"http://127.0.0.1:{port}{self.shop.door}")
            yield Serving(port, server.process.pid)

    def orders(self) -> int:
        """Orders in the database."""
        return self._number("SELECT count(*) FROM order_order")

    def sold(self, product: int) -> int:
        """Units of the product in those orders."""
        return self._number(
            "SELECT coalesce(sum(quantity), 0) FROM order_line WHERE product_id = %s", product
        )

    def _number(self, query: str, *values) -> int:
        with psycopg.connect(self.database) as database:
            return database.execute(query, values).fetchone()[0]


@contextmanager
def filled(shop: Shop) -> Iterator[Filled]:
    """The shop on a database of its own with goods laid out; dropped at the end."""
    environment = shop.environment | {
        "MEDIA_DIR": str(shop.media),
        "CACHE_PREFIX": f"bench-{os.getpid()}",
    }

    def python(log: str, *words, database: str) -> None:
        own = environment | shop.while_filling | {"DATABASE_URL": database}
        run(f"bench-{shop.name}-{log}", [shop.python, "-P", *words], **own)

    def fill(database: str) -> None:
        with step(f"Lập {shop.title}", f"Setting up {shop.title}"):
            for words in shop.filling:
                python(words[-1], *words, database=database)

    with copied(shop.name, digest([], shop.made_from(), mark_of(shop.media)), fill) as database:
        with step(f"Bày hàng {shop.title}", f"Laying out {shop.title}"):
            python("shelves", "-m", shop.shelves, PLENTY, SCARCE, database=database)
        yield Filled(shop, database, environment | {"DATABASE_URL": database}, goods_of(shop))


def mark_of(media: Path) -> str:
    """Other when the folder was made anew: the pictures that a database names went with it."""
    mark = media / "mark"
    if not mark.exists():
        media.mkdir(parents=True, exist_ok=True)
        mark.write_text(secrets.token_hex(8))
    return mark.read_text()


def goods_of(shop: Shop) -> dict:
    """What laying out the goods printed."""
    return json.loads((LOGS / f"bench-{shop.name}-shelves.log").read_text().splitlines()[-1])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def await_answer(server: Program, address: str) -> None:
    """Waits for the first answer, whatever it is. Raises Refused where the server ended before."""
    while server.process.poll() is None:
        try:
            urlopen(address, timeout=30).close()
            return
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise failure(server.name, server.log)


def children_of(pid: int) -> list[int]:
    """The processes that this one started (Linux)."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in lists for child in file.read_text().split()]


def cpu_of(pid: int) -> float:
    """Seconds of processor time of one process (Linux)."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
