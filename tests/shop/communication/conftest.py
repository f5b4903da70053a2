"""A real mail server, and a kind of mail that only these tests know."""

import socket
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller


class Postbox:
    """Keeps what arrives; answers `refusal` instead while one is set."""

    def __init__(self):
        self.arrived, self.refusal = [], ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.arrived.append(envelope)
        return "250 OK"


@pytest.fixture
def postbox(settings, unused_port):
    """An SMTP server that Django's mail goes to."""
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=unused_port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
    yield box
    controller.stop()


@pytest.fixture
def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(autouse=True)
def greeting(settings):
    """A mail of kind `greeting`."""
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [Path(__file__).parent / "templates"]}]
