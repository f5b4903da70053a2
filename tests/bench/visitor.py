"""A guest's browser without a screen: one connection, its cookies, the forms of its pages."""

import gzip
import re
import time
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

from tests.bench.form import Form, Unexpected

#: Seconds until an answer is given up.
PATIENCE = 60
REDIRECTS = {301, 302, 303, 307}
#: A page as asked for, or a form again with what is in the way.
PAGES = {200, 409, 422}


class Page:
    """An answer: its path, text and forms."""

    def __init__(self, path: str, text: str):
        self.path, self.text = path, text

    def form(self, mark: str) -> Form:
        """The first form whose opening tag holds `mark`. Raises Unexpected where none does."""
        found = re.search(rf"<form\b[^>]*{re.escape(mark)}[^>]*>.*?</form>", self.text, re.DOTALL)
        if not found:
            raise Unexpected(f"no form {mark!r} on {self.path}")
        return Form(found[0])


class Step(NamedTuple):
    """One request; `queries` where the shop tells them."""

    method: str
    path: str
    status: int
    queries: int
    seconds: float


class Visitor:
    """Asks for pages of the shop on this port, and keeps the `steps`, one a request."""

    def __init__(self, port: int):
        self.origin = f"http://127.0.0.1:{port}"
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies: dict[str, str] = {}
        self.page = Page("/", "")
        self.steps: list[Step] = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.connection.close()

    def get(self, path: str) -> Page:
        """The page there, or where it sends one on to."""
        return self._follow("GET", path)

    def send(self, form: Form, **answers: str) -> Page:
        """Fills in the form of the page at hand, sends it, and gives the page after."""
        return self._follow("POST", urljoin(self.page.path, form.action), form.filled(**answers))

    def _follow(self, method: str, path: str, values: dict | None = None) -> Page:
        status, headers, text = self._ask(method, path, values)
        for _ in range(10):
            if status not in REDIRECTS:
                break
            path = urljoin(path, headers["Location"])
            status, headers, text = self._ask("GET", path)
        if status not in PAGES:
            raise Unexpected(f"{status} for {path}")
        self.page = Page(path, text)
        return self.page

    def _ask(self, method: str, path: str, values: dict | None = None):
        parts = urlsplit(path)
        if parts.netloc and f"http://{parts.netloc}" != self.origin:
            raise Unexpected(f"sent away to {path}")
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        body = urlencode(values) if values is not None else None
        asked = time.monotonic()
        self.connection.request(method, target, body, self._headers(method))
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        self._keep_cookies(answer.headers)
        queries = int(answer.headers.get("X-Queries", 0))
        seconds = time.monotonic() - asked
        self.steps.append(Step(method, path, answer.status, queries, seconds))
        return answer.status, answer.headers, content.decode()

    def _headers(self, method: str) -> dict[str, str]:
        """What a browser says of itself and of the page it comes from."""
        headers = {
            "Accept": "text/html",
            "Accept-Encoding": "gzip",
            "Accept-Language": "en",
            "Referer": self.origin + self.page.path,
            "Sec-Fetch-Site": "same-origin",
        }
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={self.cookies[name]}" for name in self.cookies)
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = self.origin
        return headers

    def _keep_cookies(self, headers) -> None:
        for header in headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
