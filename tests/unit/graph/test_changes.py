"""Differences, their inverse and their sum, and edits of two people at once."""

import dataclasses

import pytest
from hypothesis import given, settings

from graph.changes import (
    Change,
    ChangeSet,
    apply_to,
    changed_fields,
    compose,
    diff,
    diff_snapshots,
    invert,
    merge,
    same_content,
    stamped,
)
from graph.model.errors import Conflict
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import company, created, organisation, tie
from tests.support.networks import networks

ELS = ("els", "2026-11-24T09:00:00Z")


def els(record_id: str, field: str) -> tuple[str, str]:
    return ELS


def edit(record, **values) -> ChangeSet:
    return ChangeSet((Change(record, dataclasses.replace(record, **values)),))


def deletion(record) -> ChangeSet:
    return ChangeSet((Change(record, None),))


def alike(one: NetworkSnapshot, other: NetworkSnapshot) -> bool:
    return one.records.keys() == other.records.keys() and all(
        same_content(record, other.records[record_id]) for record_id, record in one.records.items()
    )


def test_a_difference_names_what_is_new_changed_and_gone():
    kept, old, gone, fresh = organisation("a"), organisation("b", "Oud"), organisation("c"), company("d")
    new = dataclasses.replace(old, name="Nieuw")
    assert diff((kept, old, gone), (kept, new, fresh)).changes == (
        Change(old, new),
        Change(gone, None),
        Change(None, fresh),
    )


def test_stamps_are_no_difference():
    record = organisation("a")
    assert not diff([record], [stamped(record, version=7, at="2026-11-24T09:00:00Z", by="els")])


@pytest.mark.parametrize(
    ("one", "other"), [(0, UNKNOWN), (0, NOT_APPLICABLE), (UNKNOWN, NOT_APPLICABLE), ((), UNKNOWN), (False, UNKNOWN)]
)
def test_zero_none_unknown_and_not_applicable_differ(one, other):
    name = {tuple: "themes", bool: "surveyed"}.get(type(one), "latitude")
    before, after = organisation("a", **{name: one}), organisation("a", **{name: other})
    assert changed_fields(before, after) == (name,)
    assert len(diff([before], [after])) == 1


def test_another_kind_is_a_change_of_kind():
    assert "kind" in changed_fields(organisation("a"), company("a"))
    assert len(diff([organisation("a")], [company("a")])) == 1


def test_a_change_set_has_one_change_per_record():
    with pytest.raises(ValueError, match="'a'"):
        ChangeSet((Change(None, organisation("a")), Change(None, organisation("a", "Ander"))))
    with pytest.raises(ValueError, match="one record"):
        Change(organisation("a"), organisation("b"))
    with pytest.raises(ValueError, match="before or after"):
        Change(None, None)


@settings(deadline=None)
@given(networks(), networks())
def test_the_difference_leads_from_one_network_to_the_other_and_its_inverse_back(one, other):
    forth = diff_snapshots(one, other)
    assert alike(apply_to(one, forth), other)
    assert alike(apply_to(other, invert(forth)), one)
    assert invert(invert(forth)) == forth


@settings(deadline=None)
@given(networks(), networks(), networks())
def test_two_steps_composed_are_the_direct_step(one, middle, other):
    steps = (diff_snapshots(one, middle), diff_snapshots(middle, other))
    assert {c.record_id: c for c in compose(steps)} == {c.record_id: c for c in diff_snapshots(one, other)}


def test_what_was_done_and_undone_disappears():
    a = organisation("a")
    assert not compose([created(a), deletion(a)])
    assert not compose([edit(a, name="Nieuw"), invert(edit(a, name="Nieuw"))])


def test_edits_of_different_fields_merge():
    seen = organisation("a", "Oud")
    theirs = dataclasses.replace(seen, municipality="Bree")
    merged = merge(edit(seen, name="Nieuw"), {"a": theirs}, els)
    assert merged.changes == (Change(theirs, dataclasses.replace(seen, name="Nieuw", municipality="Bree")),)


def test_the_same_edit_twice_is_no_change_and_no_clash():
    seen = organisation("a", "Oud")
    assert not merge(edit(seen, name="Nieuw"), {"a": dataclasses.replace(seen, name="Nieuw")}, els)


def test_a_clash_names_record_field_all_values_who_and_when():
    seen = organisation("a", "Oud", latitude=0.0)
    theirs = dataclasses.replace(seen, latitude=NOT_APPLICABLE)
    with pytest.raises(Conflict) as told:
        merge(edit(seen, latitude=51.0, municipality="Bree"), {"a": theirs}, els)
    (clash,) = told.value.clashes
    assert (clash.kind, clash.record_id, clash.name, clash.field) == ("organisation", "a", "Oud", "latitude")
    assert (clash.base, clash.mine, clash.theirs) == (0.0, 51.0, "n.v.t.")
    assert (clash.changed_by, clash.changed_at) == ELS


def test_all_clashes_of_all_records_are_told_at_once():
    a, b = organisation("a", "A"), organisation("b", "B", municipality="Genk")
    mine = ChangeSet((*edit(a, name="A1"), *edit(b, name="B1", municipality="Bree")))
    stored = {"a": dataclasses.replace(a, name="A2"), "b": dataclasses.replace(b, name="B2", municipality="Peer")}
    with pytest.raises(Conflict) as told:
        merge(mine, stored, els)
    assert {(clash.record_id, clash.field) for clash in told.value.clashes} == {
        ("a", "name"),
        ("b", "name"),
        ("b", "municipality"),
    }


@pytest.mark.parametrize(
    ("wanted", "stored"),
    [
        (edit(organisation("a"), name="Nieuw"), None),
        (deletion(organisation("a")), organisation("a", "Nieuw")),
        (created(organisation("a", "Mijn")), organisation("a", "Hun")),
        (edit(organisation("a"), name="Nieuw"), company("a")),
    ],
    ids=["edit of what is gone", "delete of what was edited", "two create", "edit of another kind"],
)
def test_what_cannot_be_put_together_is_a_clash_about_the_record(wanted, stored):
    with pytest.raises(Conflict) as told:
        merge(wanted, {} if stored is None else {"a": stored}, els)
    assert {clash.record_id for clash in told.value.clashes} == {"a"}
    assert {clash.changed_by for clash in told.value.clashes} == {"els"}


def test_deleting_what_is_gone_is_no_change():
    assert not merge(deletion(organisation("a")), {}, els)


def test_a_network_from_nothing_is_the_sum_of_its_changes():
    a, b, ab = organisation("a"), organisation("b"), tie("a", "b")
    whole = apply_to(EMPTY, compose([created(a), created(b, ab)]), 2)
    assert (whole.revision, dict(whole.records)) == (2, {"a": a, "b": b, "a-b": ab})
