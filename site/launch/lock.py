"""Two set-ups in one folder do not run over each other."""

import fcntl
from contextlib import contextmanager

from launch.paths import VAR
from launch.say import say


@contextmanager
def only_one(name: str = "setup"):
    """Holds var/<name>.lock; a second process waits, and says so, until the first is done."""
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(
                "Đang chờ một ./run khác cài xong", "Waiting for another ./run to finish setting up"
            )
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
