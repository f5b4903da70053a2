"""What runs while `./run` serves: the shop, its worker, its clock, and the payment sandbox."""

import os
import signal
import socket
import subprocess
import threading
from typing import NamedTuple

from launch import steps
from launch.paths import LOGS, PYTHON, ROOT, VAR

HOST = "127.0.0.1"
#: Seconds between looks at the programs; one that ended is started again at the next.
PAUSE = 3
#: Stripe's own test card, which its sandbox takes too.
TEST_CARD = "4242 4242 4242 4242"
SANDBOX_KEYS = {
    "STRIPE_SECRET_KEY": "sk_test_sandbox",
    "STRIPE_WEBHOOK_SECRET": "whsec_sandbox",
}


class Words(NamedTuple):
    """How a program is started: its arguments and its environment."""

    arguments: list[str]
    environment: dict[str, str]


def sandbox_serves() -> bool:
    """Whether card payments go to the sandbox: nobody named a key of Stripe's."""
    return not os.environ.get("STRIPE_SECRET_KEY")


def demo_programs(port: int) -> dict[str, Words]:
    """{name: how it is started}; the sandbox listens on any port that is free."""
    site = f"http://{HOST}:{port}"
    shop = {"SITE_URL": site} | os.environ | steps.DEMO | {"HAS_WORKER": "1"}
    sandbox = {}
    if sandbox_serves():
        pay_port = free_port()
        shop |= SANDBOX_KEYS | {"STRIPE_API_BASE": f"http://{HOST}:{pay_port}"}
        sandbox = {"sandbox": Words(sandbox_words(site, pay_port), sandbox_environment())}
    return sandbox | {
        "web": Words(web_words(port), shop),
        "worker": Words(["manage.py", "db_worker"], shop),
        "clock": Words(["manage.py", "clock"], shop),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def web_words(port: int) -> list[str]:
    return [
        *("-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--no-ws", "--blocking-threads", "4", "--log-level", "error", "config.wsgi:application"),
    ]


def sandbox_words(site: str, port: int) -> list[str]:
    return [
        *("-m", "stripe_sandbox", "--port", str(port), "--state", str(VAR / "sandbox.sqlite3")),
        *("--webhook-url", f"{site}/webhooks/stripe/"),
        *("--webhook-secret", SANDBOX_KEYS["STRIPE_WEBHOOK_SECRET"]),
    ]


def sandbox_environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "tests")}


class Programs:
    """Started by name, kept going, and stopped together. Only the shop itself uses the terminal."""

    def __init__(self, words: dict[str, Words]):
        self.words, self.running = words, {}
        self.stopped = threading.Event()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stop()
        for process in self.running.values():
            process.wait()

    def start(self, name: str) -> subprocess.Popen:
        arguments, environment = self.words[name]
        LOGS.mkdir(parents=True, exist_ok=True)
        with (LOGS / f"{name}.log").open("ab") as log:
            output = {} if name == "web" else {"stdout": log, "stderr": log}
            self.running[name] = subprocess.Popen(
                [PYTHON, "-P", *arguments], cwd=ROOT, env=environment, **output
            )
        return self.running[name]

    def start_others(self) -> None:
        """Those not running; not before the first page, which they would slow down."""
        for name in self.words:
            process = self.running.get(name)
            if not self.stopped.is_set() and (process is None or process.poll() is not None):
                self.start(name)

    def tend(self, main: str) -> int:
        """Until `main` ends: its exit code. Any other program that ends is started again."""
        while self.running[main].poll() is None:
            try:
                self.running[main].wait(PAUSE)
            except subprocess.TimeoutExpired:
                self.start_others()
        return self.running[main].returncode

    def stop(self) -> None:
        self.stopped.set()
        for process in self.running.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
