"""The region that comes with the product, in memory."""

from functools import cache

from graph.commands.permissions import Role, User
from graph.model.snapshot import NetworkSnapshot
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region

IMPORTER = User("demo", Role.ADMIN)


@cache
def region() -> NetworkSnapshot:
    """Return the region as imported; a snapshot is immutable, so one serves all tests."""
    store = MemoryStore()
    load_region(store, IMPORTER)
    return store.snapshot()
