"""Several processes on one file, one of them killed: what was acknowledged is there."""

import os
import shutil
import signal
import sqlite3

import pytest

from graph.model.errors import NotAStore, StoreTooNew, StoreUnavailable
from graph.stores.checking import check_store
from graph.stores.sqlite_rows import body
from graph.stores.sqlite_schema import APPLICATION_ID, steps
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import created, organisation, tie, write
from tests.support.processes import start

WRITER = """
import sys
from pathlib import Path
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import organisation, write
store = SqliteStore(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}-{number}"
    write(store, organisation(name), f"op-{name}")
    print(name, flush=True)
"""
PAIRS = """
import sys
from pathlib import Path
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import created, organisation, write
store = SqliteStore(Path(sys.argv[1]))
for number in range(60):
    write(store, created(organisation(f"left-{number}"), organisation(f"right-{number}")), f"op-{number}")
"""


def test_no_write_of_several_processes_is_lost(tmp_path):
    file = tmp_path / "network.sqlite"
    writers = [start(WRITER, file, name, 25) for name in ("a", "b", "c")]
    acknowledged = [line for writer in writers for line in writer.communicate(timeout=120)[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    store = SqliteStore(file)
    assert sorted(store.snapshot().records) == sorted(acknowledged)
    assert [revision.number for revision in store.changes()] == list(range(1, 76))
    assert check_store(store) == ()


@pytest.mark.parametrize("survives", [1, 20])
def test_a_killed_process_loses_nothing_that_it_acknowledged(tmp_path, survives):
    file = tmp_path / "network.sqlite"
    writer = start(WRITER, file, "k", 100_000)
    acknowledged = [writer.stdout.readline().strip() for _ in range(survives)]
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += writer.stdout.read().split()
    writer.wait(timeout=30)
    writer.stdout.close()
    store = SqliteStore(file)
    kept = store.snapshot().records
    assert set(acknowledged) <= set(kept)
    assert len(kept) <= len(acknowledged) + 1  # at most the one that was stored and not yet acknowledged
    assert check_store(store) == ()
    write(store, organisation("after"), "op-after")
    assert "after" in store.snapshot().records


def test_a_reader_never_sees_half_a_write(tmp_path):
    file = tmp_path / "network.sqlite"
    reader = SqliteStore(file)
    writer = start(PAIRS, file)
    while writer.poll() is None:
        names = reader.snapshot().records
        assert {n.removeprefix("left-") for n in names if n.startswith("left-")} == {
            n.removeprefix("right-") for n in names if n.startswith("right-")
        }
    writer.stdout.close()
    assert writer.returncode == 0
    assert len(reader.snapshot().records) == 120


def older_version(file, version, *records):
    """Make a file as an older version of the schema kept it."""
    with sqlite3.connect(file) as connection:
        for step in steps()[:version]:
            connection.executescript(step.statements)
        if version == 2:
            connection.execute("INSERT INTO search_words VALUES ('voka', 'a')")
            connection.execute("INSERT INTO links VALUES ('a-b', 'a')")
        connection.execute(
            "INSERT INTO revisions VALUES (1, '2026-01-01T00:00:00Z', 'an', 'test', 'op-1', NULL, ?)", [len(records)]
        )
        for position, record in enumerate(records):
            connection.execute(
                "INSERT INTO records VALUES (?, ?, ?, ?)", (record.id, position + 1, record.kind, body(record))
            )
            connection.execute("INSERT INTO changes VALUES (1, ?, ?, NULL, ?)", (position, record.id, body(record)))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


@pytest.mark.parametrize("version", [step.number for step in steps()[:-1]])
def test_an_older_file_is_brought_up_to_date_after_a_copy(tmp_path, version):
    file = tmp_path / "network.sqlite"
    older_version(file, version, organisation("a", "Voka"), organisation("b"), tie("a", "b"))
    store = SqliteStore(file)
    assert list(store.snapshot().records) == ["a", "b", "a-b"]
    assert [hit.record_id for hit in store.search("voka")] == ["a"]
    assert [t.id for t in store.neighbours(["a"]).ties] == ["a-b"]
    assert check_store(store) == ()
    copy = sqlite3.connect(f"{file}.version-{version}")
    assert copy.execute("PRAGMA user_version").fetchone() == (version,)
    assert copy.execute("SELECT count(*) FROM records").fetchone() == (3,)
    copy.close()


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "network.sqlite"
    store = SqliteStore(file)
    write(store, organisation("a"), "op-1")
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {steps()[-1].number + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreTooNew) as told:
        SqliteStore(file)
    assert told.value.details["found"] == steps()[-1].number + 1
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"naam;gemeente\nVoka;Genk\n" * 50, b"SQLite format 3\x00" + b"\x00\xff" * 600])
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path, content):
    file = tmp_path / "network.sqlite"
    file.write_bytes(content)
    with pytest.raises(NotAStore):
        SqliteStore(file)
    assert file.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with pytest.raises(NotAStore):
        SqliteStore(file)
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
    connection.close()


def test_a_place_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "a-file").write_text("not a folder")
    with pytest.raises(StoreUnavailable) as told:
        SqliteStore(tmp_path / "a-file" / "network.sqlite")
    assert "a-file" in str(told.value)


def test_damage_inside_the_file_is_found(tmp_path):
    file = tmp_path / "network.sqlite"
    store = SqliteStore(file)
    write(store, created(organisation("a"), organisation("b")), "op-1")
    assert check_store(store) == ()
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE records SET body = replace(body, '\"a\"', '\"z\"') WHERE id = 'a'")
    connection.close()
    again = SqliteStore(file)
    assert check_store(again)
    again.close()


def test_a_moved_file_opens_elsewhere(tmp_path):
    store = SqliteStore(tmp_path / "one" / "network.sqlite")
    write(store, organisation("a"), "op-1")
    store.close()
    shutil.move(tmp_path / "one", tmp_path / "two")
    assert list(SqliteStore(tmp_path / "two" / "network.sqlite").snapshot().records) == ["a"]
