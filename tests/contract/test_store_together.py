"""What every store promises to several people at once; one body, no exception for any of them."""

import dataclasses
import random
import threading

import pytest

from graph.changes import Change, ChangeSet
from graph.commands.arranging import SaveView
from graph.commands.editing import CreateRecords, DeleteRecords
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.assessments import Rating
from graph.model.errors import Conflict, Invalid
from graph.model.follow_up import Agreement, Note
from graph.model.views import Position
from graph.stores.checking import check_store
from tests.support.builders import content, created, edited, organisation, project, tie, write

EDITOR = User("an", Role.EDITOR)


def test_the_same_operation_is_stored_once(store):
    first = write(store, organisation("a"), "op-1")
    write(store, organisation("b"), "op-2")
    again = write(store, organisation("c"), "op-1")
    assert again == first
    assert store.revision() == 2
    assert list(store.snapshot().records) == ["a", "b"]


def test_edits_of_different_fields_merge(store):
    write(store, organisation("a", municipality="Genk"), "op-1")
    seen = store.snapshot().get("a")
    write(store, ChangeSet((Change(seen, dataclasses.replace(seen, municipality="Hasselt")),)), "op-2", actor="els")
    write(store, ChangeSet((Change(seen, dataclasses.replace(seen, website="https://a.be")),)), "op-3", actor="bo")
    stored = store.snapshot().get("a")
    assert (stored.municipality, stored.website, stored.version) == ("Hasselt", "https://a.be", 3)


def test_a_conflict_names_record_field_both_values_who_and_when(store):
    write(store, organisation("a", municipality="Genk"), "op-1")
    seen = store.snapshot().get("a")
    theirs = write(store, edited(store, "a", municipality="Hasselt"), "op-2", actor="els")
    with pytest.raises(Conflict) as told:
        write(store, ChangeSet((Change(seen, dataclasses.replace(seen, municipality="Bree")),)), "op-3", actor="bo")
    (clash,) = told.value.clashes
    assert (clash.record_id, clash.name, clash.field) == ("a", "a", "municipality")
    assert (clash.base, clash.mine, clash.theirs) == ("Genk", "Bree", "Hasselt")
    assert (clash.changed_by, clash.changed_at) == ("els", theirs.at)
    assert store.snapshot().get("a").municipality == "Hasselt"


def test_editing_what_was_deleted_meanwhile_is_a_conflict(store):
    write(store, organisation("a"), "op-1")
    seen = store.snapshot().get("a")
    write(store, ChangeSet((Change(seen, None),)), "op-2", actor="els")
    with pytest.raises(Conflict) as told:
        write(store, ChangeSet((Change(seen, dataclasses.replace(seen, name="A")),)), "op-3")
    assert told.value.clashes[0].changed_by == "els"


def test_deleting_what_was_edited_meanwhile_is_a_conflict_that_tells_what_would_be_lost(store):
    write(store, organisation("a", municipality="Genk"), "op-1")
    seen = store.snapshot().get("a")
    theirs = write(store, edited(store, "a", municipality="Bree"), "op-2", actor="els")
    with pytest.raises(Conflict) as told:
        write(store, ChangeSet((Change(seen, None),)), "op-3", actor="bo")
    (clash,) = told.value.clashes
    assert (clash.field, clash.base, clash.mine, clash.theirs) == ("municipality", "Genk", None, "Bree")
    assert (clash.changed_by, clash.changed_at) == ("els", theirs.at)
    assert "a" in store.snapshot().records


def test_a_deletion_and_a_new_tie_at_the_same_time_never_leave_a_tie_to_nothing(store):
    write(store, created(organisation("a"), organisation("b"), organisation("c")), "op-1")
    deletion = DeleteRecords(("a",)).plan(store.snapshot())
    joining = CreateRecords((tie("b", "a"),)).plan(store.snapshot())
    write(store, joining, "op-2", actor="els")
    with pytest.raises(Invalid) as told:
        write(store, deletion, "op-3")
    assert [(v.record_id, v.rule, v.value) for v in told.value.violations] == [("a", "still_linked", "b-a")]
    write(store, DeleteRecords(("a",)).plan(store.snapshot()), "op-4")  # asked again, it takes the tie along
    with pytest.raises(Invalid) as told:
        write(store, CreateRecords((tie("c", "a"),)).plan(store.snapshot()), "op-5")
    assert [(v.record_id, v.rule) for v in told.value.violations] == [("c-a", "link_target")]
    assert list(store.snapshot().records) == ["b", "c"]


def test_a_deletion_takes_ties_places_and_links_along_and_one_undo_brings_all_back(store):
    write(
        store,
        created(
            organisation("a"),
            organisation("b"),
            project("p"),
            tie("a", "b"),
            Note(id="n", subject_id="a-b", content="over de band"),
            Agreement(id="agr", subject_id="p", title="Samen", party_ids=("a", "b")),
            Rating(id="r", subject_id="b", topic_id="p", attribute="power", value=0.0),
        ),
        "op-1",
    )
    write(store, SaveView("Kring", "/netwerk", "?focus=a", {"a": (1.0, 2.0)}, "an").plan(store.snapshot()), "op-2")
    before = content(store)
    write(store, DeleteRecords(("a",)).plan(store.snapshot()), "op-3")
    left = store.snapshot()
    assert not {"a", "a-b", "n"} & left.records.keys()
    assert not left.of(Position)
    assert left.get("agr").party_ids == ("b",)
    assert check_store(store) == ()
    undo(store, EDITOR, "op-4")
    assert content(store) == before
    assert check_store(store) == ()


def test_people_who_edit_at_once_lose_nothing_and_are_told_of_every_clash(opened):
    people, edits, records = 6, 12, 3
    write(opened.store, created(*(organisation(f"r{number}", region="0") for number in range(records))), "op-r")
    doors = [opened.again() for _ in range(people)]
    accepted, refused, failed = [], [], []

    def work(person):
        chance = random.Random(person)
        for number in range(edits):
            seen = doors[person].snapshot().get(f"r{chance.randrange(records)}")
            change = Change(seen, dataclasses.replace(seen, region=f"{person}-{number}"))
            try:
                accepted.append(write(doors[person], ChangeSet((change,)), f"op-{person}-{number}"))
            except Conflict as conflict:
                refused.extend(conflict.clashes)
            except Exception as error:
                failed.append(error)

    threads = [threading.Thread(target=work, args=(person,)) for person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(accepted) + len(refused) == people * edits
    assert sorted(revision.number for revision in accepted) == list(range(2, 2 + len(accepted)))
    stored = opened.store.snapshot().records
    assert sum(record.version - 1 for record in stored.values()) == len(accepted)
    assert all(clash.theirs not in (clash.base, clash.mine) for clash in refused)


def test_what_others_link_to_cannot_be_deleted_alone(store):
    write(store, created(organisation("a"), organisation("b"), tie("a", "b")), "op-1")
    with pytest.raises(Invalid) as told:
        write(store, ChangeSet((Change(store.snapshot().get("a"), None),)), "op-2")
    assert [(v.record_id, v.rule) for v in told.value.violations] == [("a", "still_linked")]
    both = [store.snapshot().get("a-b"), store.snapshot().get("a")]
    write(store, ChangeSet(tuple(Change(record, None) for record in both)), "op-3")
    assert list(store.snapshot().records) == ["b"]
    assert store.neighbours(["b"]).ties == ()


def test_a_note_keeps_the_record_that_it_is_about(store):
    write(store, created(organisation("a"), Note(id="n", subject_id="a", content="hallo")), "op-1")
    with pytest.raises(Invalid):
        write(store, ChangeSet((Change(store.snapshot().get("a"), None),)), "op-2")


def test_undoing_what_was_changed_again_is_a_conflict(store):
    write(store, organisation("a", municipality="Genk"), "op-1")
    write(store, edited(store, "a", municipality="Bree"), "op-2")
    write(store, edited(store, "a", municipality="Peer"), "op-3")
    with pytest.raises(Conflict):
        undo(store, EDITOR, "op-4", 2)
    assert store.snapshot().get("a").municipality == "Peer"


def test_two_doors_to_the_same_data_see_each_others_writes(opened):
    other = opened.again()
    write(opened.store, organisation("a"), "op-1")
    assert list(other.snapshot().records) == ["a"]
    write(other, organisation("b"), "op-2")
    assert list(opened.store.snapshot().records) == ["a", "b"]
    assert opened.store.revision() == other.revision() == 2
    assert [hit.record_id for hit in opened.store.search("b")] == ["b"]
