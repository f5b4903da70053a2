"""PostgreSQL by DATABASE_URL; else SQLite, safe for several writers."""

from urllib.parse import quote

import dj_database_url

from config import env

SQLITE_OPTIONS = {
    # A write transaction takes its lock at once: no upgrade from reader to writer, so no deadlock.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}

DATABASES = {
    "default": dj_database_url.parse(
        env.required("DATABASE_URL", elsewhere=f"sqlite:///{quote(str(env.ROOT))}/var/db.sqlite3"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    (env.ROOT / "var").mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["ATOMIC_REQUESTS"] = False
