"""The commands of `./run`."""

import os
import signal
import sys

from launch import checks, environment
from launch.bench import bench
from launch.commands import disk_full, is_full
from launch.paths import PYTHON, ROOT
from launch.say import Refused, complain
from launch.serve import serve

HELP = """\
./run              cài đặt và mở cửa hàng mẫu · sets up and serves the sample shop (PORT=8000)
./run test [...]   cài đặt và chạy kiểm thử   · sets up and runs the tests (pytest's arguments)
./run lint         kiểm tra mã nguồn          · checks the code's form
./run bench orders đo số đơn mỗi giây        · orders a second, beside stock Oscar
./run manage ...   lệnh quản trị Django       · Django's manage.py on the sample shop
./run lock         ghim lại các gói           · pins the packages anew
./run help         bảng này                   · this list"""


def manage(*words: str) -> int:
    """Django's command line, in place of this process."""
    environment.prepare(tools=False)
    os.environ.setdefault("SHOP_ENV", "demo")
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *words])


def show_help() -> int:
    print(HELP)
    return 0


COMMANDS = {
    "serve": serve,
    "test": checks.test,
    "lint": checks.lint,
    "bench": bench,
    "lock": checks.lock,
    "manage": manage,
    "help": show_help,
    "--help": show_help,
    "-h": show_help,
}


def main(command: str = "serve", *words: str) -> int:
    """Runs one command and returns its exit code; says plainly why where it cannot."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if command not in COMMANDS:
            raise Refused(f"Không có lệnh {command!r}.", f"No such command: {command!r}.", HELP)
        return COMMANDS[command](*words)
    except Refused as refused:
        complain(refused)
    except OSError as error:
        if not is_full(error):
            raise
        complain(disk_full())
    except KeyboardInterrupt:
        complain(
            Refused("\nĐã dừng; lần sau làm tiếp.", "Stopped; the next start goes on from here.")
        )
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
