"""`./run`: the demo shop on this machine, as production serves it."""

import os
import signal
import socket
import subprocess
import time
from urllib.error import HTTPError
from urllib.request import urlopen

from launch import environment, steps
from launch.paths import LOGS
from launch.programs import HOST, TEST_CARD, Programs, demo_programs, sandbox_serves
from launch.say import Refused, say


def serve() -> int:
    """Sets up, serves until stopped, and returns the server's exit code."""
    port = chosen_port()
    require_free(port)
    environment.prepare(tools=False)
    steps.prepare_demo()
    require_free(port)
    say("Khởi động", "Starting")
    with Programs(demo_programs(port)) as programs:
        for stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(stop, lambda *_: programs.stop())
        server = programs.start("web")
        if answers(server, port):
            programs.start_others()
            greet(port)
        return programs.tend("web")


def chosen_port() -> int:
    """PORT, or 8000."""
    value = os.environ.get("PORT") or "8000"
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise Refused(
            f"PORT phải là số từ 1 đến 65535, không phải {value!r}.",
            f"PORT must be a number from 1 to 65535, not {value!r}.",
        )
    return int(value)


def require_free(port: int) -> None:
    """Refuses where another program, or another ./run, listens there, or where we may not."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Refused(
                f"Cần quyền root để mở cổng {port}. Chọn cổng khác: PORT=8001 ./run",
                f"Port {port} is for root only. Choose another: PORT=8001 ./run",
            ) from None
        except OSError:
            raise Refused(
                f"Cổng {port} đã có chương trình khác dùng. Chọn cổng khác: PORT={port + 1} ./run",
                f"Port {port} is in use. Choose another: PORT={port + 1} ./run",
            ) from None


def answers(server: subprocess.Popen, port: int) -> bool:
    """Waits for the first answer; False where the server ended before."""
    while server.poll() is None:
        try:
            urlopen(f"http://{HOST}:{port}/health", timeout=30).close()
            return True
        except HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False


def greet(port: int) -> None:
    """Where to look, and who to be."""
    site = f"http://{HOST}:{port}"
    print(
        f"\n  Tiếng Việt   {site}/vi/",
        f"  English      {site}/en/",
        f"  Quản lý · back office   {site}/vi/quan-ly/",
        f"  Thư đã gửi · mails      {site}/vi/_mail/\n",
        *logins(),
        f"\n  Thẻ thử · test card     {TEST_CARD}" if sandbox_serves() else "",
        "\n  Ctrl-C: dừng · stop\n",
        sep="\n",
        flush=True,
    )


def logins() -> list[str]:
    """The sample accounts, as the seed command told them when it made them."""
    log = LOGS / "seed.log"
    told = log.read_text().splitlines() if log.exists() else []
    return [line for line in told if "@" in line]
