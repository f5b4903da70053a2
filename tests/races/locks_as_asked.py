"""The shop's settings, for controls only: stock is locked in the order of the basket."""

from config.settings import *  # noqa: F403

MIDDLEWARE.insert(0, "tests.races.guards.locks_as_asked")  # noqa: F405
