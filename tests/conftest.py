import os
import tempfile

# Before anything reads the settings, whatever the shell says.
os.environ["SHOP_ENV"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["MEDIA_DIR"] = tempfile.mkdtemp(prefix="ocop-media-")

import shutil
import time
from itertools import count
from types import SimpleNamespace

import django
import hypothesis
import pytest

django.setup()

from django.conf import settings as configured
from django.core.cache import cache
from django.test import TransactionTestCase

from cms.surroundings.reading import EDITION
from tests import databases, services

if configured.REDIS_URL:
    # Emptying the cache empties its whole database in Redis: each worker has its own.
    server, _, number = configured.REDIS_URL.rpartition("/")
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    configured.CACHES["default"]["LOCATION"] = f"{server}/{(int(number) - 1 - worker) % 16}"

# Generating is slow on a busy machine; that says nothing of the code.
hypothesis.settings.register_profile(
    "shop", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("shop")

pytest_plugins = ["tests.browser", "tests.s3", "tests.stripe_sandbox.fixtures"]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Browser tests share one worker, one browser and one shop; those of S3 one server."""
    for item in items:
        for server in ("browser", "s3"):
            if item.get_closest_marker(server):
                item.add_marker(pytest.mark.xdist_group(server))


def pytest_make_parametrize_id(config, val, argname):
    """Files are not named by what is in them: it is long, and may differ between two workers."""
    return argname if isinstance(val, bytes | str) and len(val) > 100 else None


def pytest_runtest_setup(item):
    for name, why_not in services.MISSING.items():
        if item.get_closest_marker(name):
            services.require(why_not())


def pytest_unconfigure():
    shutil.rmtree(os.environ["MEDIA_DIR"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """Replaces pytest-django's: see tests/databases.py."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        database = databases.fresh_copy(tmp_path_factory.mktemp("database"))
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: database.restore())
        yield
        database.drop()


#: Far enough apart that no two tests share a window, nor two runs.
MOMENTS = count(int(time.time()), 10**6)


@pytest.fixture(autouse=True)
def window_of_tries(monkeypatch):
    """Rate limits count per window of the clock: each test has one, which never ends under it."""
    moment = next(MOMENTS)
    monkeypatch.setattr("django_ratelimit.core.time", SimpleNamespace(time=lambda: moment))


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a test kept of its database is not shown to the next."""
    cache.delete(EDITION)


@pytest.fixture
def redis_cache(settings):
    """The cache in Redis, empty; mark the test `redis`."""
    location = {"LOCATION": services.REDIS_URL, "KEY_PREFIX": f"test-{os.getpid()}"}
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", **location}
    }
    yield cache
    cache.clear()
