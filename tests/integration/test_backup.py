"""A backup brings everything back, on any store; a bad one brings nothing."""

import gzip

import pytest

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.errors import BackupDamaged, StoreNotEmpty
from graph.stores import writing
from graph.stores.backup import restore_backup, write_backup
from graph.stores.checking import check_store
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_store import SqliteStore
from tests.integration.test_sqlite_processes import WRITER
from tests.support.builders import created, organisation, tie, write
from tests.support.processes import answers, start


@pytest.fixture
def filled():
    """Return a store with a history of every sort: creation, edit, deletion, undo."""
    store = MemoryStore()
    write(store, created(organisation("a"), organisation("b"), tie("a", "b")), "op-1", actor="els")
    write(store, organisation("c"), "op-2", actor="bo")
    write(store, ChangeSet((Change(store.snapshot().get("a-b"), None),)), "op-3")
    undo(store, User("an", Role.EDITOR), "op-4")
    return store


def test_a_restored_store_has_the_same_records_stamps_and_history(filled, tmp_path):
    file = tmp_path / "backup.gz"
    assert write_backup(filled, file) == 4
    restored = SqliteStore(tmp_path / "restored.sqlite")
    assert restore_backup(file, restored) == 4
    assert restored.snapshot().records == filled.snapshot().records
    assert restored.changes() == filled.changes()
    assert restored.log() == filled.log()
    restored.close()
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_store_with_facts_is_not_restored_into(filled, tmp_path):
    write_backup(filled, tmp_path / "backup.gz")
    other = MemoryStore()
    write(other, organisation("x"), "op-1")
    with pytest.raises(StoreNotEmpty):
        restore_backup(tmp_path / "backup.gz", other)
    assert list(other.snapshot().records) == ["x"]


def cut(data):
    return data[: len(data) // 2]


def altered(data):
    return gzip.compress(gzip.decompress(data).replace(b'"name":"c"', b'"name":"z"'))


def a_line_short(data):
    return gzip.compress(b"\n".join(gzip.decompress(data).split(b"\n")[:-2]) + b"\n")


def something_else(data):
    return b"naam;gemeente\nVoka;Genk\n"


@pytest.mark.parametrize("harm", [cut, altered, a_line_short, something_else])
def test_a_damaged_backup_is_refused_whole(filled, tmp_path, harm):
    file = tmp_path / "backup.gz"
    write_backup(filled, file)
    file.write_bytes(harm(file.read_bytes()))
    store = MemoryStore()
    with pytest.raises(BackupDamaged):
        restore_backup(file, store)
    assert store.revision() == 0


@pytest.mark.parametrize("share", [0.0, 0.03, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999])
def test_one_bit_that_fell_over_anywhere_is_noticed(filled, tmp_path, share):
    file = tmp_path / "backup.gz"
    write_backup(filled, file)
    data = bytearray(file.read_bytes())
    data[int(share * len(data))] ^= 0x10
    file.write_bytes(bytes(data))
    store = MemoryStore()
    with pytest.raises(BackupDamaged):
        restore_backup(file, store)
    assert store.revision() == 0


@pytest.mark.parametrize("done", [1, 2, 3])
def test_a_restore_that_was_broken_off_goes_on_where_it_was(filled, tmp_path, done):
    write_backup(filled, tmp_path / "backup.gz")
    begun = SqliteStore(tmp_path / "begun.sqlite")
    for revision in filled.changes(0, done):
        rest = {name: getattr(revision, name) for name in ("actor", "reason", "operation_id", "undoes", "at")}
        begun.apply(revision.changes, **rest)
    assert restore_backup(tmp_path / "backup.gz", begun) == 4 - done
    assert begun.changes() == filled.changes()
    begun.close()


def test_a_store_that_holds_all_of_the_backup_and_more_is_not_restored_into(filled, tmp_path):
    write_backup(filled, tmp_path / "backup.gz")
    for _ in range(2):
        with pytest.raises(StoreNotEmpty):
            restore_backup(tmp_path / "backup.gz", filled)
        write(filled, organisation(f"more-{filled.revision()}"), f"op-more-{filled.revision()}")


def test_what_an_older_version_allowed_is_restored_all_the_same(tmp_path, monkeypatch):
    older = MemoryStore()
    monkeypatch.setattr(writing, "violations", lambda record: [])
    write(older, created(organisation("a", name=" "), organisation("b", latitude=999.0)), "op-1")
    monkeypatch.undo()
    write_backup(older, tmp_path / "backup.gz")
    restored = MemoryStore()
    restore_backup(tmp_path / "backup.gz", restored)
    assert restored.snapshot().records == older.snapshot().records
    assert {(v.record_id, v.rule) for v in check_store(restored)} == {("a", "required"), ("b", "range")}


def test_a_backup_that_is_made_while_others_write_is_the_network_of_one_revision(tmp_path):
    file = tmp_path / "network.sqlite"
    store = SqliteStore(file)
    writers = [start(WRITER, file, name, 100) for name in ("a", "b", "c")]
    made = 0
    while any(writer.poll() is None for writer in writers) or not made:
        made += 1
        n = write_backup(store, tmp_path / f"{made}.gz")
        restored = MemoryStore()
        assert restore_backup(tmp_path / f"{made}.gz", restored) == n == restored.revision()
        assert restored.changes() == store.changes(0, n)
        assert check_store(restored) == ()
    answers(*writers)
    assert store.revision() == 300
    store.close()
