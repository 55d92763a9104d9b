"""What only a server can do wrong: its schema, several writers, addresses, passwords, absence."""

import socket
import threading

import neo4j
import pytest

from graph.model.errors import StoreRefused, StoreTooNew, StoreUnavailable
from graph.stores.cypher import migration_steps, query
from graph.stores.factory import open_store
from graph.stores.neo4j_store import Neo4jStore
from tests.support.builders import organisation, write
from tests.support.neo4j.launcher import ServerAddress
from tests.support.neo4j_server import open_store_at

pytestmark = pytest.mark.neo4j

WRITERS, EACH = 4, 5


def rows(driver: neo4j.Driver, text: str, **parameters: object) -> list[dict]:
    return [record.data() for record in driver.execute_query(text, parameters).records]


def test_the_schema_is_made_once_and_is_in_force(neo4j_store, empty_neo4j, neo4j_driver):
    neo4j_store.revision()
    constraints = {row["name"] for row in rows(neo4j_driver, "SHOW CONSTRAINTS YIELD name")}
    indexes = {row["name"]: row["state"] for row in rows(neo4j_driver, "SHOW INDEXES YIELD name, state")}
    assert {"record_id_unique", "MENTORS_id_unique", "TRUSTS_id_unique"} <= constraints
    assert {"record_search_words", "entity_location"} <= indexes.keys()
    assert set(indexes.values()) == {"ONLINE"}
    applied = rows(neo4j_driver, "MATCH (m:Migration) RETURN m.number AS number, m.at AS at ORDER BY number")
    assert [row["number"] for row in applied] == list(range(1, len(migration_steps()) + 1))
    again = open_store_at(empty_neo4j)
    again.revision()
    again.close()
    assert rows(neo4j_driver, "MATCH (m:Migration) RETURN m.number AS number, m.at AS at ORDER BY number") == applied


def test_several_writers_lose_nothing_and_number_without_gaps(empty_neo4j):
    def work(writer: int) -> None:
        store = open_store_at(empty_neo4j)
        for number in range(EACH):
            write(store, organisation(f"o-{writer}-{number}"), f"op-{writer}-{number}")
        store.close()

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = open_store_at(empty_neo4j)
    assert set(store.snapshot().nodes) == {f"o-{w}-{n}" for w in range(WRITERS) for n in range(EACH)}
    assert [revision.number for revision in store.changes()] == list(range(1, WRITERS * EACH + 1))
    store.close()


def test_the_same_operation_from_two_processes_is_stored_once(neo4j_store, empty_neo4j):
    other = open_store_at(empty_neo4j)
    first = write(neo4j_store, organisation("a"), "op")
    again = write(other, organisation("a"), "op")
    other.close()
    assert (again.number, neo4j_store.revision()) == (first.number, 1)


def test_one_process_sees_what_another_wrote(neo4j_store, empty_neo4j):
    write(neo4j_store, organisation("a"), "1")
    assert set(neo4j_store.snapshot().nodes) == {"a"}
    other = open_store_at(empty_neo4j)
    write(other, organisation("b"), "2")
    other.close()
    assert set(neo4j_store.snapshot().nodes) == {"a", "b"}


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_the_address_may_be_of_one_host_or_of_a_cluster(empty_neo4j, scheme):
    address = f"{scheme}://{empty_neo4j.url.partition('://')[2]}"
    store = open_store(address, {"NEO4J_USER": empty_neo4j.user, "NEO4J_PASSWORD": empty_neo4j.password})
    write(store, organisation("a"), "1")
    assert store.revision() == 1
    store.close()


def test_a_server_that_is_away_is_told_with_its_address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{free.getsockname()[1]}"
        store = Neo4jStore(address, "neo4j", "any")
        with pytest.raises(StoreUnavailable, match=address):
            store.revision()
        store.close()


def test_a_wrong_password_is_told_as_such(neo4j_server: ServerAddress):
    store = Neo4jStore(neo4j_server.url, neo4j_server.user, "certainly-not-this")
    with pytest.raises(StoreRefused, match="password"):
        store.revision()
    store.close()


def test_a_graph_from_a_newer_version_is_left_alone(neo4j_store, empty_neo4j, neo4j_driver):
    write(neo4j_store, organisation("a"), "1")
    neo4j_driver.execute_query("CREATE (:Migration {number: 9999, name: 'later', checksum: '', at: ''})")
    try:
        later = open_store_at(empty_neo4j)
        with pytest.raises(StoreTooNew):
            write(later, organisation("b"), "2")
        later.close()
    finally:
        neo4j_driver.execute_query("MATCH (m:Migration {number: 9999}) DELETE m")
    assert set(neo4j_store.snapshot().nodes) == {"a"}


def test_search_and_neighbourhood_are_answered_from_indexes(neo4j_store, neo4j_driver):
    write(neo4j_store, organisation("a"), "1")
    for name, values in (
        ("neighbours_step", {"ids": ["a"]}),
        ("record_history", {"record_id": "a"}),
        ("records_by_id", {"ids": ["a"]}),
    ):
        plan = neo4j_driver.execute_query(f"EXPLAIN {query(name).text}", values).summary.plan
        operators = operators_of(plan)
        assert any("IndexSeek" in operator for operator in operators), (name, operators)
        assert not any("AllNodesScan" in operator or "ByLabelScan" in operator for operator in operators), operators


def operators_of(plan: dict) -> list[str]:
    below = [operator for child in plan.get("children", ()) for operator in operators_of(child)]
    return [plan["operatorType"], *below]
