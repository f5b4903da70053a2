"""Everything the sandbox holds, in one SQLite file, so that it survives being killed."""

import json
import sqlite3
import threading
from contextlib import contextmanager

SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    due REAL,
    body TEXT NOT NULL,
    UNIQUE (kind, id)
);
CREATE INDEX IF NOT EXISTS objects_due ON objects (kind, due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_newest ON objects (kind, seq);
"""
UPSERT = """
INSERT INTO objects (kind, id, due, body) VALUES (?, ?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE SET due = excluded.due, body = excluded.body
"""


class Store:
    """JSON objects by kind and id; `due` is when something is to be done with one (Unix time).

    All threads share one connection behind one lock; `work()` is a transaction and may be nested.
    """

    def __init__(self, path: str):
        self.lock = threading.RLock()
        self.depth = 0
        self.rows = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        # Killed processes lose nothing so; only a power cut would.
        self.rows.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; {SCHEMA}")

    @contextmanager
    def work(self):
        with self.lock:
            self.depth += 1
            self.rows.execute(f"SAVEPOINT work{self.depth}")
            try:
                yield
            except BaseException:
                self.rows.execute(f"ROLLBACK TO work{self.depth}")
                raise
            finally:
                self.rows.execute(f"RELEASE work{self.depth}")
                self.depth -= 1

    def query(self, sql: str, *values) -> list:
        with self.lock:
            return self.rows.execute(sql, values).fetchall()

    def put(self, kind: str, obj: dict, due: float | None = None) -> dict:
        body = json.dumps(obj, ensure_ascii=False)
        with self.work():
            self.query(UPSERT, kind, obj["id"], due, body)
        return obj

    def get(self, kind: str, id: str) -> dict | None:
        found = self.query("SELECT body FROM objects WHERE kind = ? AND id = ?", kind, id)
        return json.loads(found[0][0]) if found else None

    def all(self, kind: str, order: str = "DESC") -> list[dict]:
        """Newest first."""
        rows = self.query(f"SELECT body FROM objects WHERE kind = ? ORDER BY seq {order}", kind)
        return [json.loads(body) for (body,) in rows]

    def ids(self, kind: str) -> list[str]:
        """Newest first."""
        sql = "SELECT id FROM objects WHERE kind = ? ORDER BY seq DESC"
        return [id for (id,) in self.query(sql, kind)]

    def due(self, kind: str, now: float) -> list[dict]:
        """The hundred that have been due the longest, in their order."""
        sql = "SELECT body FROM objects WHERE kind = ? AND due <= ? ORDER BY due, seq LIMIT 100"
        return [json.loads(body) for (body,) in self.query(sql, kind, now)]

    def waiting(self, kind: str) -> int:
        sql = "SELECT count(*) FROM objects WHERE kind = ? AND due IS NOT NULL"
        return self.query(sql, kind)[0][0]

    def drop(self, kind: str, id: str) -> None:
        with self.work():
            self.query("DELETE FROM objects WHERE kind = ? AND id = ?", kind, id)

    def clear(self) -> None:
        with self.work():
            self.query("DELETE FROM objects")
