"""The two shops, and what differs between them."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from launch.bench import STOCK_PYTHON
from launch.environment import STOCK_OSCAR
from launch.paths import PYTHON, ROOT, VAR
from launch.stamps import digest
from launch.template import migrations_digest
from tests.bench.buyer import OurBuyer, StockBuyer
from tests.bench.crowd import Guest

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")


def sample_data() -> list[Path]:
    """What the shop's sample data is made from."""
    files = (ROOT / "site" / "seed").rglob("*")
    return [file for file in files if file.is_file() and "__pycache__" not in file.parts]


@dataclass(frozen=True)
class Shop:
    """How one shop is filled, served and bought from."""

    name: str
    title: str
    guest: Guest
    python: Path
    application: str
    #: Where one asks whether it answers.
    door: str
    #: Python's words that fill an empty database.
    filling: tuple[tuple, ...]
    #: A digest of what it is filled from.
    made_from: Callable[[], str]
    #: The module that lays out the goods of the benchmark.
    shelves: str
    environment: dict[str, str]
    #: Besides, where queries are to be counted.
    counting: dict[str, str]
    #: Besides, while the database is filled.
    while_filling: dict[str, str] = field(default_factory=dict)

    @property
    def media(self) -> Path:
        return VAR / "bench" / self.name


STOCK = Shop(
    name="stock",
    title="Oscar 4.2.1",
    guest=StockBuyer,
    python=STOCK_PYTHON,
    application="tests.bench.stock_oscar.wsgi:application",
    door="/catalogue/",
    filling=(("-m", "django", "migrate"),),
    made_from=lambda: digest([STOCK_OSCAR, *STOCK_OSCAR.parent.glob("*.py")]),
    shelves="tests.bench.stock_oscar.shelves",
    environment={
        "DJANGO_SETTINGS_MODULE": "tests.bench.stock_oscar.settings",
        "PYTHONPATH": str(ROOT),
    },
    counting={"COUNT_QUERIES": "1"},
)
OURS = Shop(
    name="ours",
    title="OCOP",
    guest=OurBuyer,
    python=PYTHON,
    application="config.wsgi:application",
    door="/health",
    filling=((ROOT / "manage.py", "migrate"), (ROOT / "manage.py", "seed")),
    made_from=lambda: digest(sample_data(), migrations_digest()),
    shelves="tests.bench.shelves",
    environment={
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "SHOP_ENV": "production",
        "PLAIN_HTTP": "1",
        "SECRET_KEY": "for-the-benchmark-only-0123456789abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "REDIS_URL": REDIS,
    },
    counting={"DJANGO_SETTINGS_MODULE": "tests.bench.counted_settings"},
    # Production refuses sample data.
    while_filling={"SHOP_ENV": "demo"},
)
