"""The shop's settings, for controls only: stock is read without locks."""

from config.settings import *  # noqa: F403

MIDDLEWARE.insert(0, "tests.races.guards.without_locks")  # noqa: F405
