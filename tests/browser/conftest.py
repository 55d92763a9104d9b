"""A browser for all journeys, a server and network per file, a visitor per test who fails on what the guard notices.

Journeys of one file share the network: one that writes makes records of its own, and counts from what it finds.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.app import create_app
from dashboard.settings import read_settings
from graph.stores.factory import open_store
from graph.stores.protocol import NetworkStore
from loaders.demo import load_region
from tests.support.availability import requirement
from tests.support.browser import CHROMIUM_FLAGS, Guard, served
from tests.support.region import IMPORTER

WAIT_MS = 15_000
expect.set_options(timeout=WAIT_MS)
UNCLOSED_ASSET = "ignore:Exception ignored in.*assets:pytest.PytestUnraisableExceptionWarning"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NetworkStore]:
    """The store behind the server, with the region in it."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'region.sqlite'}")
    load_region(store, IMPORTER)
    yield store
    store.close()


@pytest.fixture(scope="module")
def base_url(store: NetworkStore) -> Iterator[str]:
    """Address of the running product."""
    settings = read_settings({"HOME": "/nowhere"}, {"store": store.url})
    with served(create_app(store, settings).server) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How Chromium is started."""
    return {"executable_path": requirement("chromium"), "args": list(CHROMIUM_FLAGS)}


@pytest.fixture(scope="module")
def context_args(base_url: str) -> dict[str, Any]:
    """How a visitor's browser is set up."""
    return {
        "base_url": base_url,
        "viewport": {"width": 1440, "height": 900},
        "locale": "nl-BE",
        "timezone_id": "Europe/Brussels",
        "reduced_motion": "reduce",
        "color_scheme": "light",
    }


@pytest.fixture
def visitor(
    browser: Browser, base_url: str, context_args: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts, each a visitor with cookies of its own; all are guarded, and so is the server's log."""
    guard, contexts = Guard(base_url), []

    def arrive(**differently: Any) -> BrowserContext:
        context = browser.new_context(**(context_args | differently))
        context.set_default_timeout(WAIT_MS)
        guard.watch(context)
        contexts.append(context)
        return context

    yield arrive
    for context in contexts:
        context.close()
    guard.noticed += [record.getMessage() for record in caplog.records if record.name.startswith("dashboard.")]
    guard.check()


@pytest.fixture
def page(visitor: Callable[..., BrowserContext]) -> Page:
    """A guarded page of a visitor who comes for the first time."""
    return visitor().new_page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the warning that compressing a static file does not close it at once; the collector does."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.filterwarnings(UNCLOSED_ASSET))
