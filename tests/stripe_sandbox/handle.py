"""`Sandbox`: the sandbox as tests hold it, a process of its own."""

import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from stripe import StripeClient

FOLDER = Path(__file__).parent
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Sandbox:
    """Runs while the `with` lasts. Amounts are đồng, times seconds.

    A deed that is refused raises RuntimeError with the sandbox's message.
    """

    api_key = "sk_test_sandbox"

    def __init__(
        self,
        webhook_url: str = "",
        webhook_secret: str = "whsec_sandbox",
        *,
        port: int = 0,
        state: str | Path | None = None,
    ):
        self.webhook_url, self.webhook_secret, self.port = webhook_url, webhook_secret, port
        self.folder = None if state else tempfile.TemporaryDirectory(prefix="stripe-sandbox-")
        self.state = Path(state or Path(self.folder.name, "state.sqlite3"))
        self.process: subprocess.Popen | None = None
        self.url, self.started = "", False

    def __enter__(self) -> "Sandbox":
        return self.start()

    def __exit__(self, *error) -> None:
        self.kill()
        if self.folder:
            self.folder.cleanup()

    def start(self) -> "Sandbox":
        settings = ["--webhook-url", self.webhook_url, "--webhook-secret", self.webhook_secret]
        if self.started:
            # They may have been changed since, and are kept.
            settings = []
        self.started = True
        where = ["--port", str(self.port), "--state", str(self.state), "--with-parent"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", FOLDER.name, *where, *settings],
            cwd=FOLDER.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            self.kill()
            raise RuntimeError("The sandbox did not start")
        self.port = int(self.url.rpartition(":")[2])
        return self

    def kill(self) -> None:
        """As if the machine had been: without a warning."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None

    def restart(self) -> "Sandbox":
        """Killed and started again on the same port, with all it held."""
        self.kill()
        return self.start()

    def client(self, *, api_key: str | None = None, max_network_retries: int = 0) -> StripeClient:
        return StripeClient(
            api_key or self.api_key,
            base_addresses={"api": self.url},
            max_network_retries=max_network_retries,
        )

    def ask(self, deed: str, **given) -> dict:
        """One deed of the control API; what is None is left out."""
        body = json.dumps({name: value for name, value in given.items() if value is not None})
        request = urllib.request.Request(f"{self.url}/_control/{deed}", body.encode())
        try:
            with DIRECT.open(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["error"]["message"]) from None

    # What a buyer or the dashboard does

    def pay(self, session: str, *, card: str | None = None, **falsified) -> dict:
        """`falsified`: amount, currency or livemode, as they are to be found afterwards."""
        return self.ask("pay", session=session, card=card, **falsified)

    def expire(self, session: str) -> dict:
        return self.ask("expire", session=session)

    def refund(self, payment_intent: str, amount: int | None = None) -> dict:
        return self.ask("refund", payment_intent=payment_intent, amount=amount)

    def settle_refund(self, refund: str, status: str = "succeeded") -> dict:
        """`status` of a pending refund: succeeded, failed or canceled."""
        return self.ask("settle_refund", refund=refund, status=status)

    def dispute(self, payment_intent: str, amount: int | None = None, reason="general") -> dict:
        return self.ask("dispute", payment_intent=payment_intent, amount=amount, reason=reason)

    def close_dispute(self, dispute: str, status: str = "lost") -> dict:
        """`status`: won or lost."""
        return self.ask("close_dispute", dispute=dispute, status=status)

    def forward(self, seconds: int) -> int:
        """Moves the sandbox's clock; its new time."""
        return self.ask("forward", seconds=seconds)["now"]

    # Misbehaviour

    def fail(
        self,
        kind: str,
        path: str = "*",
        *,
        method: str = "*",
        times: int = 1,
        seconds: float = 1,
        status: int = 500,
    ) -> dict:
        """The next requests to the API: error, error_after, close, close_after or slow."""
        return self.ask(
            "fail", where="api", kind=kind, match=path, method=method, times=times,
            seconds=seconds, status=status,
        )  # fmt: skip

    def fail_webhooks(self, kind: str, type: str = "*", *, times: int = 1, seconds=1.0) -> dict:
        """The next webhooks: drop, duplicate, delay or reverse (as many as `times`)."""
        return self.ask(
            "fail", where="webhook", kind=kind, match=type, times=times, seconds=seconds
        )

    def fail_refunds(self, kind: str = "pending", *, times: int = 1) -> dict:
        """The next refunds are `pending` or `failed`."""
        return self.ask("fail", where="refund", kind=kind, times=times)

    def clear_faults(self) -> None:
        self.ask("clear_faults")

    def deliver(self, event: str | dict | None = None, **how) -> dict:
        """Delivers once, now; see control.deliver for `how`. {"status", "error", "event"}."""
        return self.ask("deliver", event=event, **how)

    def hold_webhooks(self) -> None:
        self.settings(paused=True)

    def release_webhooks(self) -> None:
        self.settings(paused=False)

    def settings(self, **changes) -> dict:
        """webhook_url, webhook_secret, enabled_events, retry_delays, timeout, paused, …"""
        return self.ask("change_settings", **changes)

    # What it holds

    def holdings(self) -> dict:
        return self.ask("holdings")

    def events(self, type: str | None = None) -> list[dict]:
        """Newest first."""
        return [one for one in self.holdings()["events"] if type in (None, one["type"])]

    def deliveries(self, type: str | None = None) -> list[dict]:
        return [one for one in self.holdings()["deliveries"] if type in (None, one["type"])]

    def wait_idle(self, timeout: float = 5) -> bool:
        """Waits until no webhook waits for delivery."""
        return self.ask("idle", timeout=timeout)["idle"]

    def reset(self) -> None:
        self.ask("reset")
