"""The stores of the contract: memory, SQLite and Neo4j, each empty, all through the same door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.stores.memory_store import MemoryStore
from graph.stores.protocol import NetworkStore
from graph.stores.sqlite_store import SqliteStore
from tests.support.neo4j_server import open_store_at

STORES = ("memory", "sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))


@dataclass(frozen=True)
class Opened:
    """An empty store, and the way to open the same data once more."""

    store: NetworkStore
    again: Callable[[], NetworkStore]


@pytest.fixture(params=STORES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Yield each store in turn."""
    made: list[NetworkStore] = []

    def keep(store: NetworkStore) -> NetworkStore:
        made.append(store)
        return store

    if request.param == "memory":
        memory = MemoryStore()
        yield Opened(memory, lambda: memory)
    elif request.param == "sqlite":
        file = tmp_path / "network.sqlite"
        yield Opened(keep(SqliteStore(file)), lambda: keep(SqliteStore(file)))
    else:
        address = request.getfixturevalue("empty_neo4j")
        yield Opened(keep(open_store_at(address)), lambda: keep(open_store_at(address)))
    for store in made:
        store.close()


@pytest.fixture
def store(opened: Opened) -> NetworkStore:
    """Return the store alone."""
    return opened.store
