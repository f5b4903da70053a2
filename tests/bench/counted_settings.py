"""The shop's settings with queries counted. Never in a timed run."""

from config.settings import *  # noqa: F403

MIDDLEWARE.insert(0, "tests.bench.queries.counted")  # noqa: F405
