import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Shop:
    """Where webhooks arrive: what came, and what is answered (the last status for ever)."""

    def __init__(self):
        self.received, self.statuses, self.url = [], [200], ""

    @property
    def types(self):
        return [event["type"] for event, _, _ in self.received]


@contextmanager
def listening(shop):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            shop.received.append((json.loads(body), body, self.headers["Stripe-Signature"]))
            status = shop.statuses.pop(0) if len(shop.statuses) > 1 else shop.statuses[0]
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shop.url = f"http://127.0.0.1:{server.server_port}/webhook"
    yield shop
    server.shutdown()
    server.server_close()


@pytest.fixture
def shop(stripe_sandbox):
    with listening(Shop()) as shop:
        stripe_sandbox.settings(webhook_url=shop.url, retry_delays=[0.05, 0.05, 0.05])
        yield shop


@pytest.fixture
def client(stripe_sandbox):
    return stripe_sandbox.client()
