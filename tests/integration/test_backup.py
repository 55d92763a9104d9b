"""A backup brings everything back, on any store; a bad one brings nothing."""

import gzip

import pytest

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.errors import BackupDamaged, StoreNotEmpty
from graph.stores.backup import restore_backup, write_backup
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import created, organisation, tie, write


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
