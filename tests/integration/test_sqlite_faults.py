"""What a disk, a clumsy hand or another program can do to the file: told plainly, and nothing acknowledged is lost."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import threading
import time

import pytest
from filelock import FileLock

from graph.changes import Change, ChangeSet
from graph.commands.bus import run
from graph.commands.editing import EditRecord
from graph.commands.permissions import Role, User
from graph.model.errors import (
    Conflict,
    NotAStore,
    StoreBusy,
    StoreFull,
    StoreReadOnly,
    StoreReplaced,
    StoreUnavailable,
)
from graph.stores import sqlite_connection, sqlite_place
from graph.stores.checking import check_store
from graph.stores.sqlite_schema import steps
from graph.stores.sqlite_store import SqliteStore
from tests.integration.test_sqlite_processes import older_version
from tests.support.builders import created, organisation, tie, write
from tests.support.processes import answers, start

EDITOR = User("an", Role.EDITOR)
OPEN_AND_WRITE = """
import sys
from pathlib import Path
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import organisation, write
store = SqliteStore(Path(sys.argv[1]))
write(store, organisation(sys.argv[2]), sys.argv[2])
print(sys.argv[2], len(store.search("voka")))
"""
OPEN = """
import sys
from pathlib import Path
from graph.stores.sqlite_store import SqliteStore
print("about to open", flush=True)
SqliteStore(Path(sys.argv[1]))
print("open")
"""
WRITE_UNTIL_IT_FAILS = """
import resource, sys
from pathlib import Path
from graph.model.errors import StoreUnavailable
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import organisation, write
store = SqliteStore(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
try:
    for number in range(10_000):
        write(store, organisation(f"o{number}", description="x" * 2_000), f"op-{number}")
        print(f"o{number}", flush=True)
except StoreUnavailable:
    print("told", len(store.snapshot().records))
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "network.sqlite"


@pytest.fixture
def store(file):
    made = SqliteStore(file)
    write(made, created(organisation("a"), organisation("b"), tie("a", "b")), "op-0")
    yield made
    made.close()


def many(n, prefix="m"):
    return created(*(organisation(f"{prefix}{number}", description="x" * 900) for number in range(n)))


def pragma(store, name):
    with store._connections.read() as connection:
        return next((row[0] for row in connection.execute(f"PRAGMA {name}")), None)


def test_every_write_is_on_disk_before_it_is_acknowledged(store):
    full = 2
    assert (pragma(store, "journal_mode"), pragma(store, "synchronous")) == ("wal", full)


def test_a_full_disk_is_told_and_what_was_there_stays(store):
    pages = pragma(store, "page_count")
    pragma(store, f"max_page_count = {pages + 10}")
    with pytest.raises(StoreFull):
        write(store, many(200), "op-1")
    assert set(store.snapshot().records) == {"a", "b", "a-b"}
    assert check_store(store) == ()
    write(store, many(200), "op-2")  # there is room again
    assert len(store.snapshot().records) == 203


def test_a_write_that_the_system_cuts_off_is_told_and_what_was_acknowledged_stays(file):
    *acknowledged, told = answers(start(WRITE_UNTIL_IT_FAILS, file))
    assert told == f"told {len(acknowledged)}"
    assert len(acknowledged) > 10
    store = SqliteStore(file)
    assert list(store.snapshot().records) == acknowledged
    assert check_store(store) == ()
    store.close()


def test_a_file_that_may_not_be_written_can_be_read_and_says_so(store):
    pragma(store, "query_only = ON")
    with pytest.raises(StoreReadOnly):
        write(store, organisation("c"), "op-1")
    assert set(store.snapshot().records) == {"a", "b", "a-b"}


@pytest.mark.parametrize("statement", [1, 2, 3, 5, 10, 50, 100])
@pytest.mark.parametrize("table", ["records", "changes", "links", "tie_ends"])
def test_a_write_that_fails_halfway_leaves_nothing(file, table, statement):
    store = SqliteStore(file)
    nodes = [organisation(f"o{number}") for number in range(101)]
    write(store, created(*nodes), "op-0")
    with sqlite3.connect(file) as connection:
        before = list(connection.iterdump())
        connection.execute("CREATE TABLE count (n)")
        connection.execute(
            f"CREATE TRIGGER fails AFTER INSERT ON {table} BEGIN INSERT INTO count VALUES (1);"  # noqa: S608
            f" SELECT RAISE(ABORT, 'failed') FROM (SELECT count(*) AS n FROM count) WHERE n = {statement}; END"
        )
    with pytest.raises(StoreUnavailable, match="failed"):
        write(store, created(*(tie("o0", f"o{number}") for number in range(1, 101))), "op-1")
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER fails")
        connection.execute("DROP TABLE count")
    assert list(connection.iterdump()) == before
    connection.close()
    assert store.revision() == 1
    store.close()


def removed(file, tmp_path):
    file.unlink()


def moved(file, tmp_path):
    file.rename(tmp_path / "elsewhere.sqlite")


def replaced(file, tmp_path):
    other = SqliteStore(tmp_path / "other.sqlite")
    write(other, organisation("other"), "op-other")
    other.close()
    (tmp_path / "other.sqlite").replace(file)


def copied_over(file, tmp_path):
    other = SqliteStore(tmp_path / "other.sqlite")
    write(other, organisation("other"), "op-other")
    other.close()
    shutil.copyfile(tmp_path / "other.sqlite", file)


@pytest.mark.parametrize("harm", [removed, moved, replaced])
def test_a_file_that_is_taken_away_or_replaced_is_told_instead_of_writing_into_the_void(store, file, tmp_path, harm):
    harm(file, tmp_path)
    with pytest.raises(StoreReplaced):
        write(store, organisation("c"), "op-1")
    with pytest.raises(StoreReplaced):
        store.snapshot()
    assert file.exists() is (harm is replaced)  # no empty store was made in its place


def test_another_store_copied_over_the_file_is_told(store, file, tmp_path):
    store._connections.close()  # nobody has it open at this moment, so nothing protects it
    copied_over(file, tmp_path)
    with pytest.raises(StoreReplaced):
        write(store, organisation("c"), "op-1")
    with pytest.raises(StoreReplaced):
        store.snapshot()


def test_a_file_that_was_put_back_works_again(store, file, tmp_path):
    moved(file, tmp_path)
    with pytest.raises(StoreReplaced):
        store.revision()
    (tmp_path / "elsewhere.sqlite").rename(file)
    write(store, organisation("c"), "op-1")
    assert set(store.snapshot().records) == {"a", "b", "a-b", "c"}


@pytest.mark.parametrize("harm", ["cut", "page"])
def test_a_file_that_is_damaged_inside_is_refused_or_found_and_not_written(file, harm):
    store = SqliteStore(file)
    write(store, many(300), "op-0")
    store.close()
    data = bytearray(file.read_bytes())
    if harm == "cut":
        del data[len(data) // 2 :]
    else:
        data[8 * 4096 : 40 * 4096] = random.Random(1).randbytes(32 * 4096)
    file.write_bytes(bytes(data))
    with pytest.raises((NotAStore, AssertionError)):
        assert check_store(SqliteStore(file)) == ()
    assert file.read_bytes() == bytes(data)


def test_a_file_that_was_emptied_is_not_taken_for_a_new_store(file):
    file.touch()
    os.utime(file, (1_700_000_000, 1_700_000_000))
    with pytest.raises(NotAStore):
        SqliteStore(file)
    assert file.stat().st_size == 0
    file.touch()  # a file that somebody made just now may become a store
    assert SqliteStore(file).revision() == 0


def test_a_file_that_another_program_keeps_locked_is_told_within_the_time(store, file, monkeypatch):
    monkeypatch.setattr(sqlite_connection, "BUSY_SECONDS", 0.2)
    with FileLock(f"{file}.lock"), pytest.raises(StoreBusy):
        write(store, organisation("c"), "op-1")
    write(store, organisation("c"), "op-1")
    assert "c" in store.snapshot().records


def test_processes_that_start_at_once_on_a_new_file_all_start(file):
    names = [f"p{number}" for number in range(6)]
    answers(*(start(OPEN_AND_WRITE, file, name) for name in names))
    store = SqliteStore(file)
    assert sorted(store.snapshot().records) == names
    assert check_store(store) == ()
    store.close()


def test_processes_that_start_at_once_on_an_older_file_bring_it_up_to_date_once(file, tmp_path):
    older_version(file, 1, organisation("a", "Voka"), organisation("b"), tie("a", "b"))
    lines = answers(*(start(OPEN_AND_WRITE, file, f"p{number}") for number in range(4)))
    assert sorted(lines) == [f"p{number} 1" for number in range(4)]
    assert check_store(SqliteStore(file))[1:] == ()
    assert [path.name for path in tmp_path.glob("*.version-*")] == ["network.sqlite.version-1"]


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.15, 0.2, 0.3])
def test_bringing_up_to_date_can_be_killed_at_any_moment_and_done_again(file, tmp_path, seconds):
    older_version(file, 1, *(organisation(f"o{number}", f"Voka {number}") for number in range(6_000)))
    program = start(OPEN, file)
    program.stdout.readline()
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(seconds)
    program.kill()
    program.communicate()
    store = SqliteStore(file)
    assert len(store.snapshot().records) == 6_000
    assert len(store.search("voka", limit=9_000)) == 6_000
    assert pragma(store, "user_version") == steps()[-1].number
    assert store.check() == ()
    with sqlite3.connect(tmp_path / "network.sqlite.version-1") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM records").fetchone() == (6_000,)
    copy.close()
    store.close()


def test_nobody_silently_overwrites_anybody(store):
    """Twenty people, fifty edits each, on ten records: each edit is kept or told as a conflict, none vanishes."""
    people, edits, records = 20, 50, 10
    write(store, created(*(organisation(f"r{number}", region="0") for number in range(records))), "op-r")
    accepted, refused = [], []

    def work(person):
        chance = random.Random(person)
        for number in range(edits):
            seen = store.snapshot().get(f"r{chance.randrange(records)}")
            edit = EditRecord(seen.id, {"region": f"{person}-{number}"}, seen)
            try:
                accepted.append((seen.id, run(edit, store, EDITOR, f"op-{person}-{number}").number))
            except Conflict as conflict:
                (clash,) = conflict.clashes
                assert {clash.mine, clash.base} != {clash.theirs}
                refused.append(seen.id)

    threads = [threading.Thread(target=work, args=(person,)) for person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(accepted) + len(refused) == people * edits
    for number in range(records):
        kept = [record_id for record_id, _ in accepted if record_id == f"r{number}"]
        assert store.snapshot().get(f"r{number}").version - 1 == len(kept)
    assert len({revision for _, revision in accepted}) == len(accepted)


def test_a_network_folder_gets_the_slower_journal_that_is_safe_there(tmp_path, monkeypatch, caplog):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:41 / {tmp_path} rw shared:1 - nfs4 server:/data rw\n"
    )
    monkeypatch.setattr(sqlite_place, "MOUNTS", mounts)
    store = SqliteStore(tmp_path / "network.sqlite")
    write(store, organisation("a"), "op-1")
    assert (pragma(store, "journal_mode"), pragma(store, "synchronous")) == ("delete", 2)
    assert "network folder" in caplog.text
    again = SqliteStore(tmp_path / "network.sqlite")
    write(again, ChangeSet((Change(again.snapshot().get("a"), None),)), "op-2")
    assert store.snapshot().records == {}
    assert check_store(store) == ()
    store.close()
    again.close()


def test_threads_that_come_and_go_leave_no_open_files_behind(store):
    def look():
        store.snapshot()
        write(store, organisation(f"t{time.perf_counter_ns()}"), f"op-{time.perf_counter_ns()}")

    for _ in range(30):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert len(store._connections._idle) == 1
