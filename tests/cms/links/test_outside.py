"""Other sites are asked, and nothing behind the shop is."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from cms.links.outside import NotPublic, check_public, judge
from cms.models import PageLink

State = PageLink.State


class Answers(BaseHTTPRequestHandler):
    """/404 is answered with 404; /to/<address> leads there, /round to itself."""

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
        else:
            self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture
def site():
    """A real server; `asked` are the paths it was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked = []
    server.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def anywhere(place):
    """In place of `check_public`: the test's server is not public."""


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", State.FINE),
        ("/404", State.GONE),
        ("/410", State.GONE),
        ("/403", State.FINE),
        ("/429", State.FINE),
        ("/503", State.SILENT),
        ("/to//200", State.FINE),
        ("/to//404", State.GONE),
        # An answer all the same, of a site that is there.
        ("/to/file:///etc/passwd", State.FINE),
    ],
)
def test_what_each_answer_means(site, path, state):
    assert judge(site.address + path, check=anywhere) == state


def test_redirects_without_end_are_given_up(site):
    judge(f"{site.address}/round", check=anywhere)
    assert 1 < len(site.asked) < 20


def test_a_site_that_is_away_is_silent():
    assert judge("http://127.0.0.1:1/", check=anywhere) == State.SILENT


@pytest.mark.parametrize("address", ["ftp://a.vn/", "gopher://a.vn/", "file:///etc/passwd"])
def test_only_the_web_is_asked(address):
    assert judge(address) == State.SILENT


def test_nothing_inside_is_asked(site):
    assert judge(site.address + "/200") == State.REFUSED
    assert site.asked == []


def test_no_redirect_leads_inside(site):
    def first_only(place):
        if site.asked:
            raise NotPublic(place)

    assert judge(f"{site.address}/to/{site.address}/200", check=first_only) == State.REFUSED
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "place",
    [
        ("127.0.0.1", 80),
        ("10.0.0.5", 80),
        ("172.16.0.1", 443),
        ("192.168.1.1", 80),
        ("169.254.169.254", 80),
        ("100.64.0.1", 80),
        ("0.0.0.0", 80),
        ("224.0.0.1", 80),
        ("::1", 80),
        ("fe80::1%eth0", 80),
        ("fd00::1", 443),
        ("::ffff:127.0.0.1", 80),
        ("8.8.8.8", 22),
        ("8.8.8.8", 6379),
    ],
)
def test_places_that_are_not_public(place):
    with pytest.raises(NotPublic):
        check_public(place)


@pytest.mark.parametrize("place", [("8.8.8.8", 443), ("2606:4700:4700::1111", 80)])
def test_public_places(place):
    assert check_public(place) is None
