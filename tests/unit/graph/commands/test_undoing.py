"""Undo walks back through the deeds, redo forward again, and a new deed ends the way forward."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.changes import LogEntry
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.commands.undoing import redo, redo_target, undo, undo_target
from graph.model.errors import NothingToRedo, NothingToUndo, RevisionNotFound
from graph.stores.memory_store import MemoryStore
from tests.support.builders import organisation

EDITOR = User("an", Role.EDITOR)


def names(store):
    return list(store.snapshot().records)


def test_undo_and_redo_walk_back_and_forth(store, editor):
    for n, name in enumerate("abc"):
        run(CreateRecords((organisation(name),)), store, editor, f"op-{n}")
    seen = []
    for n, step in enumerate([undo, undo, redo, undo, undo, redo, redo, redo]):
        step(store, editor, f"step-{n}")
        seen.append("".join(sorted(names(store))))
    assert seen == ["ab", "a", "ab", "a", "", "a", "ab", "abc"]


def test_a_user_steps_through_own_deeds_only(store, editor):
    jan = User("jan", Role.EDITOR)
    run(CreateRecords((organisation("a"),)), store, editor, "op-1")
    run(CreateRecords((organisation("b"),)), store, jan, "op-2")
    assert (undo_target(store.log(), "an"), undo_target(store.log(), "jan"), undo_target(store.log())) == (1, 2, 2)
    undo(store, editor, "op-3", 1)
    assert names(store) == ["b"]
    assert (undo_target(store.log(), "an"), redo_target(store.log(), "an")) == (None, 3)
    assert redo_target(store.log(), "jan") is None
    run(CreateRecords((organisation("c"),)), store, jan, "op-4")
    redo(store, editor, "op-5", redo_target(store.log(), "an"))
    assert sorted(names(store)) == ["a", "b", "c"]
    assert undo_target(store.log(), "an") == 5


def test_what_someone_else_took_back_is_nobodys_to_undo_and_theirs_to_redo(store, editor):
    run(CreateRecords((organisation("a"),)), store, editor, "op-1")
    undo(store, User("jan", Role.EDITOR), "op-2", 1)
    assert undo_target(store.log(), "an") is None
    assert (redo_target(store.log(), "an"), redo_target(store.log(), "jan")) == (None, 2)


def test_a_new_deed_ends_the_way_forward(store, editor):
    run(CreateRecords((organisation("a"),)), store, editor, "op-1")
    undo(store, editor, "op-2")
    run(CreateRecords((organisation("b"),)), store, editor, "op-3")
    with pytest.raises(NothingToRedo):
        redo(store, editor, "op-4")
    undo(store, editor, "op-5")
    assert names(store) == []


def test_undo_by_number_then_undo_takes_back_the_newest_that_stands(store, editor):
    for n, name in enumerate("abc", start=1):
        run(CreateRecords((organisation(name),)), store, editor, f"op-{n}")
    undo(store, editor, "op-4", 2)
    assert names(store) == ["a", "c"]
    undo(store, editor, "op-5")
    assert names(store) == ["a"]


def test_undo_goes_on_to_the_start_whatever_was_taken_back_by_number(store, editor):
    for n, name in enumerate("ab", start=1):
        run(CreateRecords((organisation(name),)), store, editor, f"op-{n}")
    for n, number in enumerate((2, 3, 2)):  # b goes, comes back, goes
        undo(store, editor, f"step-{n}", number)
    assert names(store) == ["a"]
    undo(store, editor, "last")
    assert names(store) == []
    with pytest.raises(NothingToUndo):
        undo(store, editor, "one more")


@pytest.mark.parametrize("number", [0, -1, 2, 99])
def test_a_revision_that_is_not_there_is_told(store, editor, number):
    run(CreateRecords((organisation("a"),)), store, editor, "op-1")
    with pytest.raises(RevisionNotFound):
        undo(store, editor, "op-2", number)


def test_the_same_undo_sent_twice_is_done_once(store, editor):
    for n, name in enumerate("ab"):
        run(CreateRecords((organisation(name),)), store, editor, f"op-{n}")
    first = undo(store, editor, "op-undo")
    assert undo(store, editor, "op-undo") == first
    assert names(store) == ["a"]


def test_undo_of_an_old_deed_leaves_the_log_whole(store, editor):
    run(CreateRecords((organisation("a"),)), store, editor, "op-1")
    run(EditRecord("a", {"name": "A"}), store, editor, "op-2")
    undo(store, editor, "op-3")
    assert [(entry.number, entry.undoes) for entry in store.log()] == [(3, 2), (2, None), (1, None)]
    assert isinstance(store.log()[0], LogEntry)


def test_undo_and_redo_reach_back_over_any_number_of_deeds(store, editor):
    many = 450  # the log then holds 1 350 entries: several pages
    for n in range(many):
        run(CreateRecords((organisation(f"o{n}"),)), store, editor, f"op-{n}")
    for n in range(many):
        undo(store, editor, f"undo-{n}")
    assert names(store) == []
    for n in range(many):
        redo(store, editor, f"redo-{n}")
    assert names(store) == [f"o{n}" for n in range(many)]
    with pytest.raises(NothingToRedo):
        redo(store, editor, "one-more")
    assert undo(store, editor, "back").undoes == store.revision() - 1


def test_the_deed_below_a_long_row_of_undos_and_redos_is_found(store, editor):
    run(CreateRecords((organisation("a"),)), store, editor, "op-a")
    run(CreateRecords((organisation("b"),)), store, editor, "op-b")
    for n in range(400):
        undo(store, editor, f"undo-{n}")
        redo(store, editor, f"redo-{n}")
    undo(store, editor, "last-but-one")
    assert names(store) == ["a"]
    undo(store, editor, "last")
    assert names(store) == []


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=25))
def test_any_walk_equals_two_stacks(walk):
    """The textbook model: a stack of what was done and a stack of what was taken back."""
    store = MemoryStore()
    done: list[str] = []
    taken: list[str] = []
    for n, step in enumerate(walk):
        if step == "do":
            run(CreateRecords((organisation(f"o{n}"),)), store, EDITOR, f"op-{n}")
            done, taken = [*done, f"o{n}"], []
        elif step == "undo" and done:
            undo(store, EDITOR, f"op-{n}")
            taken.append(done.pop())
        elif step == "redo" and taken:
            redo(store, EDITOR, f"op-{n}")
            done.append(taken.pop())
        else:
            with pytest.raises(NothingToUndo if step == "undo" else NothingToRedo):
                (undo if step == "undo" else redo)(store, EDITOR, f"op-{n}")
        assert set(names(store)) == set(done)
