"""Running a program: its output kept in a log, the log's end shown when it fails."""

import errno
import os
import subprocess
from pathlib import Path

from launch.paths import LOGS, PYTHON, ROOT
from launch.say import Refused

#: Lines of a failed program's log that are shown.
SHOWN_LINES = 15


def disk_full(*lines: str) -> Refused:
    """The refusal for a full disk."""
    return Refused(
        "Ổ đĩa đã đầy. Hãy dọn bớt rồi chạy lại: phần đã xong được giữ nguyên.",
        "The disk is full. Make room and run again: what is finished is kept.",
        *lines,
    )


def failure(name: str, log: Path) -> Refused:
    """Why the program failed, told from its log."""
    output = log.read_text(errors="replace")
    where = f"  {log}"
    if os.strerror(errno.ENOSPC) in output or "disk is full" in output:
        return disk_full(where)
    return Refused(
        f"Bước «{name}» không xong. Chạy lại sẽ làm tiếp từ bước này. Nhật ký:",
        f"The step '{name}' failed. Running again goes on from this step. Its log:",
        where,
        *("  | " + line for line in output.splitlines()[-SHOWN_LINES:]),
    )


def is_full(error: OSError) -> bool:
    """True where a write failed for want of room."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}


class Program:
    """A program under way, its output going to var/log/<name>.log."""

    def __init__(self, name: str, arguments: list, **environment: str):
        LOGS.mkdir(parents=True, exist_ok=True)
        self.name, self.log = name, LOGS / f"{name}.log"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [str(argument) for argument in arguments],
                cwd=ROOT,
                env=os.environ | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    def finish(self) -> None:
        """Waits for the end. Raises Refused, with the log's end, where it failed."""
        if self.process.wait() != 0:
            raise failure(self.name, self.log)


def run(name: str, arguments: list, **environment: str) -> None:
    """Runs a program to its end."""
    with Program(name, arguments, **environment) as program:
        program.finish()


def manage(*arguments: str) -> list:
    """The words that start `manage.py` with the project's own Python."""
    return [PYTHON, ROOT / "manage.py", *arguments]
