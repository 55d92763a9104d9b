"""A real browser on a real server: what a page may not do is noticed in every test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from flask import Flask
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response
from werkzeug.serving import make_server

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OWN_SCHEMES = ("data:", "blob:", "about:")
SCREENSHOTS = "KRUISPUNT_SCREENSHOTS"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@contextmanager
def served(server: Flask) -> Iterator[str]:
    """Serve an app on a free port of this machine; yields its address."""
    # The first requests for scripts race with each other until one page was made.
    server.test_client().get("/")
    running = make_server("127.0.0.1", 0, server, threaded=True)
    thread = Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


@dataclass
class Guard:
    """Notices what no page of the product may do.

    Parameters
    ----------
    address : str
        The product; requests elsewhere are noticed.
    """

    address: str
    noticed: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of a context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.noticed.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def check(self) -> None:
        """Fail when something was noticed."""
        assert not self.noticed, "\n".join(self.noticed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.noticed.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address + "/", *OWN_SCHEMES)):
            self.noticed.append(f"request outside: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.noticed.append(f"response {response.status}: {response.url}")


def screenshot(page: Page, name: str) -> None:
    """Keep a picture of a page, in the folder that ``KRUISPUNT_SCREENSHOTS`` names; without it, none."""
    folder = os.environ.get(SCREENSHOTS, "")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")
