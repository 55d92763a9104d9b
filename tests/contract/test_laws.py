"""Laws that hold for any network: tried on every store with networks of any registered kind."""

import dataclasses
import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graph.changes import Change, ChangeSet, apply_to, compose, content, diff, invert, same_content
from graph.commands.bus import run
from graph.commands.permissions import Role, User
from graph.commands.undoing import redo, undo
from graph.model.fields import FieldType
from graph.model.identifiers import new_id
from graph.model.registry import kind_of
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.validation import violations
from graph.model.values import UNKNOWN
from graph.model.words import words
from graph.stores.searching import search_records, searchable_texts
from tests.support.deeds import any_deed
from tests.support.networks import networks

EDITOR = User("an", Role.EDITOR)
FREE_TEXT = {FieldType.TEXT, FieldType.LONG_TEXT}


def cleared(store):
    """Empty a store that an earlier example filled, through the front door."""
    store.apply(diff(store.snapshot().records.values(), ()), actor="an", reason="clear", operation_id=new_id("op"))


def write(store, change_set):
    return store.apply(change_set, actor="an", reason="law", operation_id=new_id("op"))


def alike(one: NetworkSnapshot, other: NetworkSnapshot) -> bool:
    """Tell whether two networks say the same, stamps aside."""
    return one.records.keys() == other.records.keys() and all(
        same_content(record, other.records[record_id]) for record_id, record in one.records.items()
    )


@pytest.fixture
def law(request, store):
    """Return the settings for a store: a server gets fewer examples."""
    few = type(store).__name__ == "Neo4jStore"
    return settings(
        max_examples=4 if few else 25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        database=None,
    )


def test_what_was_stored_is_what_was_given(store, law):
    @law
    @given(networks())
    def holds(network):
        cleared(store)
        write(store, diff((), network.records.values()))
        assert alike(store.snapshot(), network)

    holds()


def test_undo_is_identity(store, law):
    @law
    @given(networks(), networks())
    def holds(one, other):
        cleared(store)
        write(store, diff((), one.records.values()))
        before = store.snapshot()
        written = write(store, diff(before.records.values(), other.records.values()))
        if written.changes:
            undo(store, EDITOR, new_id("op"), written.number)
        assert alike(store.snapshot(), before)

    holds()


def test_the_same_change_set_twice_changes_nothing_more(store, law):
    @law
    @given(networks())
    def holds(network):
        cleared(store)
        write(store, diff((), network.records.values()))
        once = store.snapshot()
        write(store, diff(once.records.values(), network.records.values()))
        assert store.snapshot().records == once.records

    holds()


def test_all_revisions_together_are_the_difference_from_nothing(store, law):
    @law
    @given(networks(), networks())
    def holds(one, other):
        cleared(store)
        start = store.revision()
        write(store, diff((), one.records.values()))
        write(store, diff(store.snapshot().records.values(), other.records.values()))
        together = compose(revision.changes for revision in store.changes(start))
        assert alike(apply_to(EMPTY, together), store.snapshot())
        assert alike(apply_to(store.snapshot(), invert(together)), EMPTY)

    holds()


def test_the_snapshot_of_any_revision_follows_from_the_changes(store, law):
    @law
    @given(networks(), networks())
    def holds(one, other):
        cleared(store)
        write(store, diff((), one.records.values()))
        middle = store.snapshot()
        write(store, diff(middle.records.values(), other.records.values()))
        rebuilt = EMPTY
        for revision in store.changes(0, middle.revision):
            rebuilt = apply_to(rebuilt, revision.changes, revision.number)
        assert rebuilt.records == middle.records

    holds()


def test_two_edits_of_different_fields_merge_in_either_order(store, law):
    @law
    @given(networks(), st.data())
    def holds(network, data):
        record = data.draw(st.sampled_from(list(network.records.values())))
        free = [f.name for f in kind_of(record.kind).fields if f.type in FREE_TEXT and not f.required]
        one, other = data.draw(st.permutations(free))[:2]
        results = []
        for order in ((one, other), (other, one)):
            cleared(store)
            write(store, diff((), network.records.values()))
            seen = store.snapshot().get(record.id)
            for name in order:
                write(store, ChangeSet((Change(seen, dataclasses.replace(seen, **{name: f"new {name}"})),)))
            results.append(store.snapshot().get(record.id))
        assert same_content(*results)
        assert (getattr(results[0], one), getattr(results[0], other)) == (f"new {one}", f"new {other}")

    holds()


def test_a_field_can_become_unknown_again(store, law):
    @law
    @given(networks(), st.data())
    def holds(network, data):
        cleared(store)
        write(store, diff((), network.records.values()))
        record = store.snapshot().get(data.draw(st.sampled_from(list(network.records))))
        optional = [
            f.name for f in kind_of(record.kind).fields if not f.required and f.type is not FieldType.ATTRIBUTES
        ]
        name = data.draw(st.sampled_from(optional))
        assume(not violations(dataclasses.replace(record, **{name: UNKNOWN})))  # a person needs purpose and basis
        write(store, ChangeSet((Change(record, dataclasses.replace(record, **{name: UNKNOWN})),)))
        assert getattr(store.snapshot().get(record.id), name) is UNKNOWN

    holds()


def test_a_long_row_of_deeds_is_undone_down_to_the_start_and_redone_up_to_the_end(store, law):
    deeds, examples = {"MemoryStore": (200, 5), "SqliteStore": (200, 2)}.get(type(store).__name__, (60, 1))

    @settings(law, max_examples=examples)
    @given(st.integers(0, 2**32))
    def holds(seed):
        cleared(store)
        before, start = store.revision(), contents(store)
        chance = random.Random(seed)
        while store.revision() < before + deeds:
            run(any_deed(chance, store.snapshot(), new_id("x")), store, EDITOR, new_id("op"))
        end = contents(store)
        for _ in range(deeds):
            undo(store, EDITOR, new_id("op"))
        assert contents(store) == start == {}
        for _ in range(deeds):
            redo(store, EDITOR, new_id("op"))
        assert contents(store) == end
        assert store.revision() == before + 3 * deeds  # none was taken out of the history

    holds()


def test_a_search_finds_in_every_store_what_reading_all_records_finds(store, law):
    @law
    @given(networks(), st.data())
    def holds(network, data):
        cleared(store)
        write(store, diff((), network.records.values()))
        records = store.snapshot().records.values()
        known = [word for record in records for _, text in searchable_texts(record) for word in words(text)] or ["a"]
        for _ in range(10):
            start = data.draw(st.sampled_from(known))[: data.draw(st.integers(1, 4))]
            text = data.draw(st.sampled_from([start, f"{start} {start}", start.upper(), "a b"]) | st.text(max_size=5))
            kinds = data.draw(st.sampled_from([None, ["organisation", "theme"], [record.kind for record in records]]))
            limit = data.draw(st.integers(0, 4))
            assert store.search(text, kinds, limit) == search_records(records, text, kinds, limit)

    holds()


def contents(store):
    """Return what the network says, stamps aside."""
    return {record.id: content(record) for record in store.snapshot().records.values()}
