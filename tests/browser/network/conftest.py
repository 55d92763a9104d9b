"""A network of their own for the journeys that write, so that counts elsewhere hold."""

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.app import create_app
from dashboard.settings import read_settings
from graph.stores.factory import open_store
from graph.stores.protocol import NetworkStore
from loaders.demo import load_region
from tests.support.browser import served
from tests.support.region import IMPORTER


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NetworkStore]:
    """The store behind the server, with the region in it."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('journeys') / 'region.sqlite'}")
    load_region(store, IMPORTER)
    yield store
    store.close()


@pytest.fixture(scope="session")
def base_url(store: NetworkStore) -> Iterator[str]:
    """Address of the running product."""
    settings = read_settings({"HOME": "/nowhere"}, {"store": store.url})
    with served(create_app(store, settings).server) as address:
        yield address


@pytest.fixture(scope="session")
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
