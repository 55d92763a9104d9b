import dataclasses

from dashboard.pages.overview.recent import Deed, Fate, RecentChange, recent_changes
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, DeleteRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.commands.undoing import redo, undo
from graph.model.organisations import Organisation
from graph.model.projects import Project
from graph.model.records import Record
from graph.model.ties import Tie
from graph.stores.memory_store import MemoryStore

ANN = User("ann", Role.EDITOR)
VOKA = Organisation(id="org-voka", name="Voka")
PILOT = Project(id="prj-pilot", name="Pilot")
TIE = Tie(id="rel-1", source_id="org-voka", target_id="prj-pilot", type="PARTNER_IN", strength=3)


def store_with(*records: Record) -> MemoryStore:
    store = MemoryStore()
    run(CreateRecords(records), store, ANN, "first")
    return store


def told(store: MemoryStore) -> dict[int, RecentChange]:
    revisions = {revision.number: revision for revision in store.changes()}
    found = recent_changes(store.log(100), revisions, store.snapshot())
    return {change.revision.number: change for change in found}


def test_the_newest_change_comes_first() -> None:
    store = store_with(VOKA)
    run(EditRecord(VOKA.id, {"website": "x"}), store, ANN, "second")
    assert list(told(store)) == [2, 1]


def test_a_change_can_be_taken_back_while_its_fields_were_left_alone() -> None:
    store = store_with(VOKA)
    run(EditRecord(VOKA.id, {"website": "x"}), store, ANN, "second")
    run(EditRecord(VOKA.id, {"region": "Limburg"}), store, ANN, "third")
    assert told(store)[2].fate is Fate.STANDS


def test_a_change_whose_field_was_changed_again_cannot_be_taken_back() -> None:
    store = store_with(VOKA)
    run(EditRecord(VOKA.id, {"website": "x"}), store, ANN, "second")
    run(EditRecord(VOKA.id, {"website": "y"}), store, ANN, "third")
    assert told(store)[2].fate is Fate.CHANGED_LATER
    assert told(store)[3].fate is Fate.STANDS


def test_a_creation_that_others_link_to_cannot_be_taken_back() -> None:
    store = store_with(VOKA)
    run(CreateRecords((PILOT, TIE)), store, ANN, "second")
    assert told(store)[1].fate is Fate.CHANGED_LATER
    assert told(store)[2].fate is Fate.STANDS


def test_a_deletion_cannot_be_taken_back_when_what_it_linked_to_is_gone() -> None:
    store = store_with(VOKA, PILOT, TIE)
    run(DeleteRecords((TIE.id,)), store, ANN, "second")
    run(DeleteRecords((PILOT.id,)), store, ANN, "third")
    assert told(store)[2].fate is Fate.CHANGED_LATER


def test_what_was_undone_is_told_as_taken_back_and_the_undo_as_an_undo() -> None:
    store = store_with(VOKA)
    run(EditRecord(VOKA.id, {"website": "x"}), store, ANN, "second")
    undo(store, ANN, "third")
    changes = told(store)
    assert (changes[2].fate, changes[3].deed, changes[3].fate) == (Fate.TAKEN_BACK, Deed.UNDO, Fate.STANDS)


def test_what_was_redone_stands_again() -> None:
    store = store_with(VOKA)
    run(EditRecord(VOKA.id, {"website": "x"}), store, ANN, "second")
    undo(store, ANN, "third")
    redo(store, ANN, "fourth")
    changes = told(store)
    assert changes[2].fate is Fate.STANDS
    assert (changes[3].fate, changes[4].deed) == (Fate.TAKEN_BACK, Deed.REDO)


def test_telling_agrees_with_what_the_store_then_does() -> None:
    store = store_with(VOKA, PILOT, TIE)
    seen = store.snapshot().records[TIE.id]
    run(EditRecord(TIE.id, {"strength": 4}, seen), store, ANN, "second")
    assert told(store)[2].fate is Fate.STANDS
    undo(store, ANN, "third", number=2)
    assert dataclasses.replace(seen, version=3) == dataclasses.replace(
        store.snapshot().records[TIE.id], recorded_at=seen.recorded_at
    )
