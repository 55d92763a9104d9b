"""A store in memory, and the people who use it."""

import pytest

from graph.commands.permissions import Role, User
from graph.stores.memory_store import MemoryStore


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def editor():
    return User("an", Role.EDITOR)
