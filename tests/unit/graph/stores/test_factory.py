"""From the address of a store to the store, or to a sentence that tells what is wrong with the address."""

import pytest

from graph.model.errors import BadStoreAddress, StorePasswordMissing
from graph.stores.factory import open_store, without_secret
from graph.stores.memory_store import MemoryStore
from graph.stores.neo4j_store import Neo4jStore
from graph.stores.sqlite_store import SqliteStore


def test_each_address_opens_its_store(tmp_path):
    assert isinstance(open_store("memory:"), MemoryStore)
    store = open_store(f"sqlite:///{tmp_path}/a folder/é.sqlite")
    assert isinstance(store, SqliteStore)
    assert (tmp_path / "a folder" / "é.sqlite").exists()
    store.close()


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_a_server_is_not_asked_before_it_is_needed_and_its_address_holds_no_secret(scheme):
    store = open_store(f"{scheme}://an:ge%40heim@example.invalid:7687", {})
    assert isinstance(store, Neo4jStore)
    assert store.url == f"{scheme}://example.invalid:7687"
    store.close()


def test_the_password_may_lie_in_a_file(tmp_path):
    (tmp_path / "secret").write_text("geheim\n", encoding="utf-8")
    store = open_store("neo4j://example.invalid", {"NEO4J_PASSWORD_FILE": str(tmp_path / "secret")})
    assert isinstance(store, Neo4jStore)
    store.close()


def test_a_password_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StorePasswordMissing, match="NEO4J_PASSWORD_FILE"):
        open_store("neo4j://example.invalid", {"NEO4J_PASSWORD_FILE": str(tmp_path / "nothing")})


@pytest.mark.parametrize(
    "address",
    ["", "sqlite:///", "sqlite://a", "postgres://x", "neo4j://", "network.sqlite"],
)
def test_what_is_no_address_is_told(address):
    with pytest.raises(BadStoreAddress):
        open_store(address, {})


@pytest.mark.parametrize("address", ["bolt://an@host", "neo4j://h"])
def test_a_password_that_nobody_gave_is_told(address):
    with pytest.raises(StorePasswordMissing):
        open_store(address, {})


def test_a_bad_address_does_not_give_its_password_away():
    with pytest.raises(BadStoreAddress) as told:
        open_store("mysql://an:geheim@host/db", {})
    assert "geheim" not in str(told.value)
    assert without_secret("bolt://an:geheim@host:1") == "bolt://host:1"
