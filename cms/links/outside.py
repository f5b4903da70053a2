"""Asking another site whether an address still leads somewhere.

Editors write addresses, so a request could be aimed at machines behind the shop (OWASP: server-side
request forgery). Every connection, also of a redirect, goes to a public IP address that was looked
at first, on port 80 or 443.
"""

import http.client
import ipaddress
import socket
from collections.abc import Callable
from urllib import request
from urllib.error import HTTPError, URLError

from cms.models import PageLink

State = PageLink.State
SECONDS = 10
NAME = "Mozilla/5.0 (compatible; OCOP-link-check)"
GONE = (404, 410)


class NotPublic(Exception):
    """The address lies where no visitor of the site could go."""


Place = tuple[str, int]


def check_public(place: Place) -> None:
    """Raises NotPublic for an IP address that is not on the public internet, or a strange port."""
    address = ipaddress.ip_address(place[0].partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or address
    if not mapped.is_global or mapped.is_multicast or place[1] not in (80, 443):
        raise NotPublic(place)


def connector(check: Callable[[Place], None]):
    """In place of `socket.create_connection`: connects to the very IP address it looked at."""

    def connect(address, timeout=SECONDS, source_address=None):
        host, port = address
        problem = OSError(f"no address for {host}")
        for *_kind, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            check(place[:2])
            try:
                return socket.create_connection(place[:2], timeout)
            except OSError as error:
                problem = error
        raise problem

    return connect


def opener(check: Callable[[Place], None]) -> request.OpenerDirector:
    """Knows http and https and nothing else: no files, no proxies, no cookies."""

    def connected(kind):
        def make(host, **options):
            connection = kind(host, **options)
            connection._create_connection = connector(check)
            return connection

        return make

    class Http(request.HTTPHandler):
        def http_open(self, asked):
            return self.do_open(connected(http.client.HTTPConnection), asked)

    class Https(request.HTTPSHandler):
        def https_open(self, asked):
            return self.do_open(
                connected(http.client.HTTPSConnection), asked, context=self._context
            )

    class Redirects(request.HTTPRedirectHandler):
        max_redirections = 5

    found = request.OpenerDirector()
    for handler in (
        Http,
        Https,
        Redirects,
        request.HTTPErrorProcessor,
        request.HTTPDefaultErrorHandler,
        request.UnknownHandler,
    ):
        found.add_handler(handler())
    return found


def judge(address: str, *, check: Callable[[Place], None] = check_public) -> PageLink.State:
    """What another site answers. A site that turns programs away (401, 403, 429…) counts as there;
    one whose server fails (5xx) as silent."""
    asked = request.Request(address, headers={"User-Agent": NAME, "Accept": "*/*"})
    try:
        opener(check).open(asked, timeout=SECONDS).close()
    except NotPublic:
        return State.REFUSED
    except HTTPError as error:
        error.close()
        if error.code in GONE:
            return State.GONE
        return State.SILENT if error.code >= 500 else State.FINE
    except (URLError, OSError, http.client.HTTPException, ValueError):
        return State.SILENT
    return State.FINE
