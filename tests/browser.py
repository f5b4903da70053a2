"""A real browser on the running site, for tests marked `browser`."""

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from launch.paths import NODE, ROOT
from tests import services

# Playwright's event loop runs in the test's own thread, where the tests also ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = NODE / "node_modules" / "axe-core" / "axe.min.js"
HTML_VALIDATE = NODE / "node_modules" / ".bin" / "html-validate"
HTML_RULES = ROOT / "tests" / "journeys" / "htmlvalidate.json"
#: WCAG 2.2 AA and all it builds on; axe's default set leaves out target-size.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async tags => {
    const { violations } = await axe.run({ runOnly: { type: "tag", values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`));
}"""


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium. Its sandbox does not work for root."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=services.CHROMIUM, args=[*root, *quiet]
        )
        yield browser
        browser.close()


@pytest.fixture
def payment_host() -> str:
    """Where the payment page lies ("127.0.0.1:12111"), for tests that go there."""
    return ""


@pytest.fixture
def page(live_server, chromium, payment_host):
    """`page(360)`: a page of a browser 360 px wide, with the site as its base address.

    After the test, fails it if any such page asked another host (one may go to the payment page),
    lacked a file of its own or wrote an error to the console.
    """
    contexts, faults = [], []
    own_host = urlsplit(live_server.url).netloc

    def watch(request):
        address = urlsplit(request.url)
        if address.scheme not in {"http", "https"} or address.netloc == own_host:
            return
        is_to_pay = payment_host and address.netloc == payment_host
        # A page that is only on its way has no frame to ask about.
        asks = is_to_pay and (
            request.is_navigation_request() or urlsplit(request.frame.url).netloc == payment_host
        )
        if not asks:
            faults.append(f"asked a third party: {request.url}")

    def check(response):
        if response.status >= 400 and not response.request.is_navigation_request():
            faults.append(f"{response.status}: {response.url}")

    def listen(message):
        # Which answer failed is told above; a page that is an error itself may be visited.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(f"console: {message.text}")

    def open_page(width=1280, height=800, **options):
        viewport = {"width": width, "height": height}
        context = chromium.new_context(base_url=live_server.url, viewport=viewport, **options)
        contexts.append(context)
        new = context.new_page()
        new.on("request", watch)
        new.on("response", check)
        new.on("console", listen)
        new.on("pageerror", lambda error: faults.append(f"script: {error}"))
        return new

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def axe():
    """`axe(page)`: what axe-core finds against WCAG 2.2 AA, one line a place; [] is clean."""
    services.require("" if AXE.exists() else "needs Node.js with npm, for axe-core")

    def violations(page) -> list[str]:
        # Past the page's Content-Security-Policy, which forbids inline scripts.
        page.evaluate(AXE.read_text() + "; null")
        return page.evaluate(RUN_AXE, WCAG)

    return violations


@pytest.fixture
def html_validate_all(tmp_path):
    """`html_validate_all({page: markup})`: {page: what html-validate finds}; {} is clean."""
    services.require("" if HTML_VALIDATE.exists() else "needs Node.js with npm, for html-validate")

    def messages(pages: dict[str, str]) -> dict[str, list[str]]:
        files = {str(tmp_path / f"{n}.html"): page for n, page in enumerate(pages)}
        for file, page in files.items():
            Path(file).write_text(pages[page])
        command = [HTML_VALIDATE, "--formatter", "json", "--config", HTML_RULES, *files]
        done = subprocess.run(command, capture_output=True, text=True)
        if not done.stdout.strip():
            raise RuntimeError(done.stderr)
        return {
            files[file["filePath"]]: [
                f"{message['line']}: {message['ruleId']}: {message['message']}"
                for message in file["messages"]
            ]
            for file in json.loads(done.stdout)
            if file["messages"]
        }

    return messages


@pytest.fixture
def html_validate(html_validate_all):
    """`html_validate(markup)`: what it finds in one page, one line a place; [] is clean."""
    return lambda markup: html_validate_all({"page": markup}).get("page", [])
