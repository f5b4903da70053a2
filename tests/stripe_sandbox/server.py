"""The HTTP server: Stripe's API, the pay page and the control API on one port."""

import json
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

from . import control, pay_page, sessions
from .api import Api, Closed
from .errors import Refused, StripeError
from .webhooks import Courier
from .world import NO_REQUEST, REQUEST, World

LARGEST = 1024 * 1024


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, world: World, address: tuple[str, int], public_url: str = ""):
        super().__init__(address, Handler)
        self.world, self.api = world, Api(world)
        world.public_url = public_url or f"http://{address[0]}:{self.server_port}"
        Courier(world).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "StripeSandbox"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        self.route()

    def do_POST(self):
        self.route()

    def do_DELETE(self):
        self.route()

    def route(self) -> None:
        self.parts = urlsplit(self.path)
        REQUEST.set(NO_REQUEST)
        try:
            body = self.read()
            sessions.expire_due(self.server.world)
            first = self.parts.path.split("/")[1]
            known = {"v1": self.api, "pay": self.pay, "_control": self.control}
            known.get(first, self.other)(body)
        except Closed:
            self.hang_up()
        except StripeError as error:
            self.json(error.status, error.body)

    def read(self) -> str:
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST:
            self.close_connection = True
            raise Refused("Request too large", status=413)
        try:
            return self.rfile.read(length).decode()
        except UnicodeDecodeError as error:
            raise Refused("Request is not UTF-8") from error

    def api(self, body: str) -> None:
        text = body if self.command == "POST" else self.parts.query
        answer = self.server.api.answer(self.command, self.parts.path, text, self.headers)
        self.json(*answer)

    def pay(self, body: str) -> None:
        id = self.parts.path.removeprefix("/pay/")
        accepted = self.headers.get("Accept-Language", "")
        if self.command == "POST":
            form = dict(parse_qsl(body, keep_blank_values=True))
            status, text = pay_page.submit(self.server.world, id, form, accepted)
        else:
            status, text = pay_page.show(self.server.world, id, accepted)
        if status == 303:
            self.send(status, b"", "text/plain", {"Location": text})
        else:
            policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'"
            headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
            self.send(status, text.encode(), "text/html; charset=utf-8", headers)

    def control(self, body: str) -> None:
        if not ip_address(self.client_address[0]).is_loopback:
            raise Refused("The control API answers this machine only.", status=403)
        name = self.parts.path.removeprefix("/_control/")
        try:
            given = json.loads(body or "{}")
        except ValueError as error:
            raise Refused("Not JSON") from error
        self.json(200, control.answer(self.server.world, name, given))

    def other(self, body: str) -> None:
        if self.parts.path == "/pay_page.css":
            self.send(200, pay_page.CSS, "text/css; charset=utf-8", {})
        else:
            path = self.parts.path
            raise Refused(f"Unrecognized request URL ({self.command}: {path}).", status=404)

    def json(self, status: int, body: dict, headers: dict | None = None) -> None:
        content = json.dumps(body, ensure_ascii=False).encode()
        self.send(status, content, "application/json; charset=utf-8", headers or {})

    def send(self, status: int, content: bytes, kind: str, headers: dict) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": kind} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format, *args):
        """Silent: what happened is in the control API's holdings."""
