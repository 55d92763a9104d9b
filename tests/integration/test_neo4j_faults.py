"""What can happen to a server and the way to it: told within seconds, and no edit is lost or stored twice."""

import contextlib
import threading
import time
from collections.abc import Iterator

import neo4j
import pytest

from graph.changes import Change, ChangeSet
from graph.model.errors import (
    NetworkError,
    StoreBusy,
    StoreOutOfMemory,
    StoreReplaced,
    StoreSilent,
    StoreTaken,
    StoreUnavailable,
)
from graph.stores import neo4j_connection
from graph.stores.checking import check_store
from graph.stores.neo4j_connection import rows
from graph.stores.neo4j_store import Neo4jStore
from tests.support.builders import created, organisation, tie, write
from tests.support.neo4j.launcher import Server, own_server
from tests.support.neo4j_server import open_store_at, wipe
from tests.support.tcp_proxy import cable

pytestmark = pytest.mark.own_neo4j

LONGEST_ANSWER = 5.0
LONGEST_RECOVERY = 15.0
SETTINGS = {"db.lock.acquisition.timeout": "1s", "db.memory.transaction.max": "32m"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with own_server(SETTINGS) as running:
        yield running


@pytest.fixture
def driver(server: Server) -> Iterator[neo4j.Driver]:
    address = server.address
    with neo4j.GraphDatabase.driver(address.url, auth=(address.user, address.password)) as made:
        yield made


@pytest.fixture
def bare(driver: neo4j.Driver) -> neo4j.Driver:
    """Return a driver on a database without anything, schema included."""
    driver.execute_query("MATCH (n) DETACH DELETE n")
    for row in driver.execute_query("SHOW CONSTRAINTS YIELD name").records:
        driver.execute_query(f"DROP CONSTRAINT `{row['name']}`")
    for row in driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records:
        driver.execute_query(f"DROP INDEX `{row['name']}`")
    return driver


@pytest.fixture
def store(server: Server, driver: neo4j.Driver) -> Iterator[Neo4jStore]:
    wipe(driver)
    made = open_store_at(server.address)
    write(made, created(organisation("a"), organisation("b"), tie("a", "b")), "op-0")
    yield made
    made.close()


class Writer(threading.Thread):
    """Writes pairs with a tie, one after another, and notes what was acknowledged and what it heard."""

    def __init__(self, store: Neo4jStore, name: str) -> None:
        super().__init__(daemon=True)
        self._store, self._name = store, name
        self.acknowledged: list[str] = []
        self.unsure: list[str] = []
        self.slowest = 0.0
        self.stop = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            name = f"{self._name}-{number}"
            number += 1
            began = time.monotonic()
            try:
                write(self._store, pair(name), f"op-{name}")
                self.acknowledged.append(name)
            except StoreSilent:
                self.unsure.append(name)
            except StoreUnavailable:
                self.stop.wait(0.05)
            self.slowest = max(self.slowest, time.monotonic() - began)


def pair(name: str) -> ChangeSet:
    left, right = organisation(f"{name}-left"), organisation(f"{name}-right")
    return created(left, right, tie(left.id, right.id, id=name))


def at_work(store: Neo4jStore, n: int, prefix: str) -> list[Writer]:
    writers = [Writer(store, f"{prefix}{number}") for number in range(n)]
    for writer in writers:
        writer.start()
    wait_until(lambda: all(len(writer.acknowledged) > 2 for writer in writers))
    return writers


def ended(writers: list[Writer]) -> None:
    for writer in writers:
        writer.stop.set()
        writer.join(30)
        assert not writer.is_alive()


def wait_until(true, seconds: float = 60.0) -> float:
    """Wait until something is true, and return how long that took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds
        threading.Event().wait(0.05)
    return time.monotonic() - began


def answers(store: Neo4jStore) -> bool:
    with contextlib.suppress(StoreUnavailable):
        store.revision()
        return True
    return False


def only_whole_pairs(store: Neo4jStore) -> set[str]:
    """Return the names of the pairs that are stored; none is stored by halves."""
    found = store.snapshot()
    sides = {record_id for record_id in found.nodes if record_id not in ("a", "b")}
    names = set(found.ties) - {"a-b"}
    assert sides == {f"{name}-{side}" for name in names for side in ("left", "right")}
    return names


def test_a_killed_server_loses_nothing_that_was_acknowledged(server, store):
    acknowledged: set[str] = set()
    for turn in range(2):
        writers = at_work(store, 2, f"t{turn}w")
        server.kill()
        server.start()
        assert wait_until(lambda: answers(store)) < LONGEST_RECOVERY
        before = [len(writer.acknowledged) for writer in writers]
        wait_until(lambda: all(len(w.acknowledged) > n for w, n in zip(writers, before, strict=True)))  # noqa: B023
        ended(writers)
        acknowledged |= {name for writer in writers for name in writer.acknowledged}
    fresh = open_store_at(server.address)
    assert acknowledged <= only_whole_pairs(fresh)
    assert check_store(fresh) == ()
    fresh.close()


def test_a_server_that_falls_silent_keeps_nobody_waiting_and_no_edit_is_lost_or_doubled(server, store):
    slowest, heard = [], set()

    def look() -> None:
        began = time.monotonic()
        try:
            (store.snapshot if len(slowest) % 2 else store.revision)()
        except NetworkError as error:
            heard.add(type(error))
        slowest.append(time.monotonic() - began)

    writers = at_work(store, 4, "s")
    with server.held_still():
        began = time.monotonic()
        while time.monotonic() - began < 9:
            readers = [threading.Thread(target=look) for _ in range(8)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
        slowest_write = max(writer.slowest for writer in writers)
    assert wait_until(lambda: answers(store)) < LONGEST_RECOVERY
    before = [len(writer.acknowledged) for writer in writers]
    wait_until(lambda: all(len(w.acknowledged) > n for w, n in zip(writers, before, strict=True)))
    ended(writers)
    assert max(slowest) < LONGEST_ANSWER
    assert slowest_write < LONGEST_ANSWER
    assert sorted(slowest)[len(slowest) // 2] < 0.1  # most are told at once
    assert heard == {StoreUnavailable}
    unsure = [name for writer in writers for name in writer.unsure]
    assert unsure
    for name in unsure:
        write(store, pair(name), f"op-{name}")  # sent again, as people do
    acknowledged = {name for writer in writers for name in writer.acknowledged}
    assert only_whole_pairs(store) == acknowledged | set(unsure)
    operations = [entry.operation_id for entry in store.log(10_000)]
    assert len(operations) == len(set(operations)) == store.revision()
    assert check_store(store) == ()


def test_a_program_that_starts_before_its_server_goes_on_when_it_is_there(server, store):
    server.kill()
    early = open_store_at(server.address)
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        early.snapshot()
    assert time.monotonic() - began < LONGEST_ANSWER
    server.start()
    assert wait_until(lambda: answers(early)) < LONGEST_RECOVERY
    assert set(early.snapshot().nodes) == {"a", "b"}
    early.close()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_cable_that_breaks_at_the_commit_stores_it_once(server, store, moment):
    with cable(server.address.url) as line:
        there = Neo4jStore(f"bolt://127.0.0.1:{line.port}", server.address.user, server.address.password)
        there.snapshot()
        line.cuts.append(moment)
        revision = write(there, pair("cut"), "op-cut")
        assert line.done == [moment]
        assert (revision.number, revision.operation_id) == (2, "op-cut")
        assert [entry.operation_id for entry in store.log()] == ["op-cut", "op-0"]
        assert only_whole_pairs(store) == {"cut"}
        there.close()


def test_processes_that_start_at_once_on_an_empty_database_set_it_up_once(server, bare):
    stores = [open_store_at(server.address) for _ in range(4)]
    failed: list[BaseException] = []

    def begin(number: int) -> None:
        try:
            write(stores[number], organisation(f"o{number}"), f"op-{number}")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(len(stores))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [set(store.snapshot().nodes) for store in stores] == [{"o0", "o1", "o2", "o3"}] * 4
    found = bare.execute_query("MATCH (m:Migration) RETURN m.number AS n ORDER BY n").records
    assert [row["n"] for row in found] == list(range(1, len(found) + 1))
    assert bare.execute_query("MATCH (m:Meta) RETURN count(m) AS n").records[0]["n"] == 1
    for made in stores:
        made.close()


FOREIGN = """
CREATE (:Organisation {name: 'Elders'})-[:KNOWS {id: 7}]->(:Entity {id: 'a', kind: 'person'}),
  (:Dated {on: date()}), (:Tie {id: 'a-b'}), (:Place {name: 'Genk'})
"""
IN_OURS = """
MATCH (a:Record {id: 'a'}), (b:Record {id: 'b'})-[:COLLABORATES_WITH]-(a)
SET a.colour = 'red', a:Favourite, b.score = 3
CREATE (a)-[:KNOWS {id: 'k-1'}]->(b),
  (:Comment {text: 'ook van ons'})-[:SAYS]->(a), (a)-[:ABOUT]->(:Comment {text: 'x'})
"""
ALL_FOREIGN = """
MATCH (n) WHERE NOT n:Record AND NOT n:Change AND NOT n:Revision AND NOT n:Meta AND NOT n:Migration
  AND NOT n:MigrationLock
RETURN properties(n) AS properties, labels(n) AS labels, [(n)-[r]-() | type(r)] AS ties
ORDER BY labels, toString(properties(n).text)
"""


def test_other_data_in_the_database_is_neither_touched_nor_in_the_way(server, bare):
    bare.execute_query(FOREIGN)
    store = open_store_at(server.address)
    write(store, created(organisation("a", "Alfa"), organisation("b", "Beta"), tie("a", "b")), "op-1")
    bare.execute_query(IN_OURS)
    before = [record.data() for record in bare.execute_query(ALL_FOREIGN).records]
    fresh = open_store_at(server.address)
    assert set(fresh.snapshot().records) == {"a", "b", "a-b"}
    assert [hit.record_id for hit in fresh.search("alfa")] == ["a"]
    near = fresh.neighbours(["a"], 2)
    assert ([node.id for node in near.nodes], [found.id for found in near.ties]) == (["a", "b"], ["a-b"])
    seen = fresh.snapshot().get("a")
    write(fresh, ChangeSet((Change(seen, organisation("a", "Alfa", municipality="Genk")),)), "op-2")
    ours = bare.execute_query("MATCH (a:Favourite:Record {id: 'a'}) RETURN a.colour AS colour, a.municipality AS place")
    assert ours.records[0].data() == {"colour": "red", "place": "Genk"}
    both = [Change(record, None) for record in reversed(fresh.snapshot().records.values())]
    with pytest.raises(NetworkError) as told:
        write(fresh, ChangeSet(tuple(both)), "op-3")
    assert {(v.record_id, v.rule, v.value) for v in told.value.violations} == {
        ("a", "still_linked", "ABOUT, KNOWS, SAYS"),
        ("b", "still_linked", "KNOWS"),
    }
    assert [record.data() for record in bare.execute_query(ALL_FOREIGN).records] == before
    assert check_store(fresh) == ()
    fresh.close()
    store.close()


def test_a_database_where_others_use_the_names_of_the_store_is_left_as_it_is(server, bare):
    bare.execute_query("CREATE (:Record {id: 'x', title: 'Kind of Blue'}), (:Record {id: 'x', title: 'Live'})")
    store = open_store_at(server.address)
    with pytest.raises(StoreTaken, match=r"Record \(2\)"):
        store.revision()
    assert bare.execute_query("SHOW CONSTRAINTS YIELD name").records == []
    assert bare.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2
    store.close()


def test_a_database_that_was_emptied_under_the_program_is_told_instead_of_shown_empty(store, driver):
    store.snapshot()
    driver.execute_query("MATCH (n) DETACH DELETE n")
    for deed in (store.revision, store.snapshot, lambda: write(store, organisation("c"), "op-1")):
        with pytest.raises(StoreReplaced):
            deed()


def test_a_question_that_takes_too_long_is_ended_and_the_way_stays_open(store, monkeypatch):
    monkeypatch.setattr(neo4j_connection, "READ_TIMEOUT", 0.2)
    endless = "UNWIND range(1, 1000000000) AS x RETURN count(x) AS n"
    with pytest.raises(StoreBusy):
        store._connection.read(lambda transaction: rows(transaction, endless))
    assert store.revision() == 1


def test_a_long_question_to_a_server_that_lives_is_not_cut(store):
    long = "CALL () { UNWIND range(1, 40000000) AS x RETURN sum(x % 7) AS n } RETURN n"
    began = time.monotonic()
    while time.monotonic() - began < 4.5:  # longer than a silent server gets
        assert store._connection.read(lambda transaction: rows(transaction, long))[0]["n"] > 0
    assert store.revision() == 1


def test_a_writer_who_keeps_the_others_waiting_is_told_of(store, driver):
    with driver.session() as session, session.begin_transaction() as transaction:
        transaction.run("MATCH (meta:Meta) SET meta.touched = 1").consume()
        with pytest.raises(StoreBusy):
            write(store, organisation("c"), "op-1")
        assert store.revision() == 1  # reading goes on
        transaction.rollback()
    write(store, organisation("c"), "op-1")
    assert "c" in store.snapshot().records


def test_a_change_that_does_not_fit_the_memory_of_the_server_is_refused_whole(store):
    with pytest.raises(StoreOutOfMemory):
        write(store, created(*(organisation(f"o{n}", description="x" * 2_000) for n in range(20_000))), "op-1")
    assert (store.revision(), set(store.snapshot().records)) == (1, {"a", "b", "a-b"})
    write(store, organisation("c"), "op-2")
