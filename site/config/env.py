"""What the process reads from its environment, in one place."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]

#: production | demo (./run: no DEBUG, sample data) | development (DEBUG) | test
SHOP_ENV = os.environ.get("SHOP_ENV", "production")
IS_PRODUCTION = SHOP_ENV == "production"
IS_DEMO = SHOP_ENV == "demo"
IS_TEST = SHOP_ENV == "test"
IS_DEVELOPMENT = SHOP_ENV == "development"

if not (IS_PRODUCTION or IS_DEMO or IS_TEST or IS_DEVELOPMENT):
    raise ImproperlyConfigured(
        f"SHOP_ENV is {SHOP_ENV!r}; it must be production, demo, development or test."
    )


def text(name: str, default: str = "") -> str:
    """The variable as it stands, or `default` where it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on (any case); `default` where unset or empty."""
    value = os.environ.get(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int) -> int:
    """A whole number. Raises ImproperlyConfigured, naming the variable, for anything else."""
    value = os.environ.get(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list, without empty parts."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def required_words(name: str, *, elsewhere: str) -> list[str]:
    """As `required`, for a comma-separated list."""
    return [word.strip() for word in required(name, elsewhere=elsewhere).split(",") if word.strip()]


def required(name: str, *, elsewhere: str) -> str:
    """In production the variable must be set; elsewhere `elsewhere` serves.

    Raises ImproperlyConfigured, naming the variable, where production lacks it
    or was given the value that the other environments use.
    """
    value = os.environ.get(name, "")
    if not IS_PRODUCTION:
        return value or elsewhere
    if not value or value == elsewhere:
        raise ImproperlyConfigured(
            f"{name} is not set (or is a sample value). Production does not start without it."
        )
    return value
