"""From any store to any other, by backup or by export: the same network, to the letter."""

import gzip
import json

import pytest

from graph.commands.bus import run
from graph.commands.editing import DeleteRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.snapshot import EMPTY
from graph.stores.backup import restore_backup, write_backup
from graph.stores.checking import check_store
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region
from loaders.exporters.content import everything
from loaders.exporters.formats import ExportFormat, export
from loaders.service import apply_plan, plan_import
from loaders.tables import SourceFile
from tests.support.builders import created, organisation, write
from tests.support.nasty_texts import KEPT

EDITOR = User("an", Role.EDITOR)


def canonical(store):
    return export(everything(store.snapshot()), ExportFormat.JSON)


@pytest.fixture(scope="module")
def lived_in():
    """Return the region after some use: edits, a deletion with all that hung on it, undo, and nasty texts."""
    store = MemoryStore()
    load_region(store, EDITOR)
    write(store, created(*(organisation(f"n{n}", text[:500], description=text) for n, text in enumerate(KEPT))), "op-n")
    run(EditRecord("org-voka", {"website": "https://www.voka.be"}), store, EDITOR, "op-1")
    run(DeleteRecords(("prj-stempact-1",)), store, EDITOR, "op-2")
    undo(store, EDITOR, "op-3")
    run(DeleteRecords(("prj-take-off-1",)), store, EDITOR, "op-4")
    return store


def test_a_backup_of_one_store_is_the_same_network_with_the_same_history_in_another(store, lived_in, tmp_path):
    write_backup(lived_in, tmp_path / "there.gz")
    restore_backup(tmp_path / "there.gz", store)
    assert store.snapshot().records == lived_in.snapshot().records
    assert list(store.snapshot().records) == list(lived_in.snapshot().records)
    assert canonical(store) == canonical(lived_in)
    assert store.changes() == lived_in.changes()
    assert check_store(store) == ()
    write_backup(store, tmp_path / "back.gz")
    there, back = (gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) for name in ("there", "back"))
    assert there == back


def test_an_export_of_one_store_is_the_same_network_in_another(store, lived_in):
    there = canonical(lived_in)
    plan = plan_import([SourceFile("alles.json", there)], EMPTY)
    apply_plan(plan, store, EDITOR)
    back = canonical(store)
    again = MemoryStore()
    apply_plan(plan_import([SourceFile("alles.json", back)], EMPTY), again, EDITOR)
    texts = [unstamped(data) for data in (there, back, canonical(again))]
    assert texts[0] == texts[1] == texts[2]


def unstamped(data):
    stamps = {"version", "recorded_at", "recorded_by"}
    return [{name: r[name] for name in r if name not in stamps} for r in json.loads(data)["records"]]
