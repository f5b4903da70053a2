"""What some tests need beside Python, and where it is looked for.

Where it is missing, a test is skipped and says so; in CI (CI=true) that is a failure.
"""

import os
import shutil
import sys

import pytest
import redis
from django.db import connection

REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
#: SeaweedFS, which tests/requirements.txt puts beside this Python.
WEED = shutil.which("weed", path=os.path.dirname(sys.executable)) or shutil.which("weed")


def no_postgres() -> str:
    """Why a test marked `postgres` cannot run; empty where it can."""
    on_postgres = connection.vendor == "postgresql"
    return "" if on_postgres else "needs PostgreSQL: DATABASE_URL=postgres://… ./run test"


def no_redis() -> str:
    """Why a test marked `redis` cannot run; empty where it can."""
    try:
        redis.Redis.from_url(REDIS_URL).ping()
    except redis.RedisError as error:
        return f"needs Redis (TEST_REDIS_URL): {error}"
    return ""


def no_browser() -> str:
    """Why a test marked `browser` cannot run; empty where it can."""
    return "" if CHROMIUM else "needs Chromium: apt-get install chromium"


def no_s3() -> str:
    """Why a test marked `s3` cannot run; empty where it can."""
    return "" if WEED else "needs SeaweedFS (weed): pip install -r tests/requirements.txt"


MISSING = {"postgres": no_postgres, "redis": no_redis, "browser": no_browser, "s3": no_s3}


def require(why_not: str) -> None:
    """Skips the test for that reason; fails it in CI, where everything is to be there."""
    if why_not:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(why_not)
