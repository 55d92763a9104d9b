"""A real Neo4j for the tests: the one that the environment names, or one of our own."""

import os
from collections.abc import Iterator

import neo4j
import pytest

from graph.stores.neo4j_store import Neo4jStore
from tests.support.availability import requirement, tell_used
from tests.support.neo4j.launcher import ServerAddress, running_server

WIPE_BATCH = 10_000
# History and facts go, schema and applied migrations stay; the network is as new.
WIPE = """
MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock AND NOT n:Meta
WITH n LIMIT $batch
DETACH DELETE n
RETURN count(*) AS deleted
"""
RESET = "MATCH (m:Meta) SET m.revision = 0, m.sequence = 0"


@pytest.fixture(scope="session")
def neo4j_server(request: pytest.FixtureRequest) -> Iterator[ServerAddress]:
    """Yield the address of a running server whose data the tests may destroy."""
    if requirement("neo4j") == "launcher":
        with running_server() as address:
            tell_used(request.config, "Neo4j", _version(address))
            yield address
    else:
        address = ServerAddress(
            os.environ["NEO4J_URI"], os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        )
        tell_used(request.config, "Neo4j", _version(address))
        yield address


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: ServerAddress) -> Iterator[neo4j.Driver]:
    """Yield a driver of the tests' own, to look behind the store's back."""
    with _driver(neo4j_server) as driver:
        yield driver


@pytest.fixture
def empty_neo4j(neo4j_server: ServerAddress, neo4j_driver: neo4j.Driver) -> ServerAddress:
    """Return the address of the server after wiping facts and history."""
    wipe(neo4j_driver)
    return neo4j_server


@pytest.fixture
def neo4j_store(empty_neo4j: ServerAddress) -> Iterator[Neo4jStore]:
    """Yield an empty, ready store."""
    store = open_store_at(empty_neo4j)
    yield store
    store.close()


def open_store_at(address: ServerAddress) -> Neo4jStore:
    """Return one more store on the same data."""
    return Neo4jStore(address.url, address.user, address.password)


def wipe(driver: neo4j.Driver) -> None:
    """Delete facts and history, in pieces that fit the server's memory."""
    while driver.execute_query(WIPE, batch=WIPE_BATCH).records[0]["deleted"] == WIPE_BATCH:
        pass
    driver.execute_query(RESET)


def _driver(address: ServerAddress) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        address.url,
        auth=(address.user, address.password),
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


def _version(address: ServerAddress) -> str:
    with _driver(address) as driver:
        record = driver.execute_query("CALL dbms.components() YIELD name, versions, edition").records[0]
    return f"{record['versions'][0]} {record['edition']}"
