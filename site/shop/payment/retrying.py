"""How long to wait before something that did not work is tried again."""

from datetime import timedelta

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60))


def pause(tries: int) -> timedelta:
    """Longer after each try, an hour at most. `tries`: those already made."""
    return PAUSES[min(tries, len(PAUSES) - 1)]
