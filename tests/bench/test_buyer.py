"""The benchmark's buyer reads forms and follows answers as a browser would."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from tests.bench.form import Form, Unexpected
from tests.bench.visitor import Page, Visitor

ORDER = """
<form method="post" action="/order/" id="order">
  <input type="hidden" name="token" value="a&amp;b">
  <input name="email"><input name="closed" value="x" disabled>
  <input type="radio" name="receive" value="collect" checked>
  <input type="radio" name="receive" value="deliver">
  <input type="checkbox" name="terms"> <input type="checkbox" name="news" value="1" checked>
  <select name="window"><option value="9">9–10</option><option value="10">10–11</option></select>
  <select name="outlet"><option value="1">A</option><option value="2" selected>B</option></select>
  <textarea name="note">
mang &amp; gói</textarea>
  <button name="go" value="now">Order</button> <input type="submit" name="later" value="1">
</form>
"""


def test_a_form_sends_what_a_browser_would():
    assert Form(ORDER).filled(email="a@b.vn") == {
        "token": "a&b",
        "email": "a@b.vn",
        "receive": "collect",
        "news": "1",
        "window": "9",
        "outlet": "2",
        "note": "mang & gói",
    }


def test_what_can_be_chosen_is_known():
    assert Form(ORDER).choices == {
        "receive": ["collect", "deliver"],
        "terms": ["on"],
        "news": ["1"],
        "window": ["9", "10"],
        "outlet": ["1", "2"],
    }


def test_an_answer_replaces_what_stood_there():
    assert Form(ORDER).filled(receive="deliver", terms="on")["receive"] == "deliver"


def test_a_field_that_the_form_lacks_is_told():
    with pytest.raises(Unexpected, match="no field phone"):
        Form(ORDER).filled(phone="1")


def test_a_form_is_found_by_a_mark_in_its_own_tag_only():
    page = Page("/", '<form id="search"><input name="q"></form>' + ORDER)
    assert page.form('id="order"').action == "/order/"
    with pytest.raises(Unexpected, match="no form"):
        page.form("token")


class Echo(BaseHTTPRequestHandler):
    """Sets a cookie on the first page; a form sent is answered by a redirect to what came."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(500 if self.path == "/broken/" else 200, self.headers.get("Cookie", ""))

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        place = "http://elsewhere.example/" if "away" in sent else f"/done/?{sent['email'][0]}"
        self.answer(303, "", Location=place)

    def answer(self, status, text, **headers):
        self.send_response(status)
        headers |= {"Content-Length": len(text), "Set-Cookie": "guest=7; Path=/", "X-Queries": 3}
        for name, value in headers.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *words):
        pass


@pytest.fixture
def visitor():
    server = HTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with Visitor(server.server_port) as visitor:
        yield visitor
    server.shutdown()
    thread.join()
    server.server_close()


def test_redirects_are_followed_and_counted_and_cookies_kept(visitor):
    assert visitor.get("/").text == ""
    page = visitor.send(Form('<form action="/order/"><input name="email"></form>'), email="a")
    assert (page.path, page.text) == ("/done/?a", "guest=7")
    assert [(step.method, step.status, step.queries) for step in visitor.steps] == [
        ("GET", 200, 3),
        ("POST", 303, 3),
        ("GET", 200, 3),
    ]


def test_an_error_page_is_no_answer(visitor):
    with pytest.raises(Unexpected, match="500"):
        visitor.get("/broken/")


def test_no_other_host_is_asked(visitor):
    away = Form('<form action="/order/"><input type="hidden" name="away" value="1"></form>')
    with pytest.raises(Unexpected, match="sent away"):
        visitor.send(away)
