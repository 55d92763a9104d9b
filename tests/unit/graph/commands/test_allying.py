"""Who takes part in an alliance: one click, once, and the tie stays when it ends."""

import pytest

from graph.commands.allying import JoinAlliance
from graph.commands.bus import run
from graph.commands.editing import EndTie
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.errors import AccessDenied, Invalid, RecordNotFound
from graph.model.follow_up import Agreement
from graph.stores.memory_store import MemoryStore
from tests.support.builders import created, organisation, project, write

AN = User("an", Role.EDITOR)


@pytest.fixture
def store():
    held = MemoryStore()
    write(held, created(organisation("a"), project("p"), Alliance(id="lab", name="Lab")), "op-0")
    return held


def join(store, party="a", on="2026-03-01", operation="op-1", alliance="lab"):
    run(JoinAlliance(alliance, party, on), store, AN, operation)
    return [one for one in store.snapshot().ties.values() if one.type == "PARTNER_OF"]


def test_joining_makes_a_tie_from_that_day_on(store):
    [tie] = join(store)
    assert (tie.ends, tie.valid_from, tie.status) == (("a", "lab"), "2026-03-01", "stated")


def test_joining_twice_makes_one_tie(store):
    join(store)
    assert len(join(store, on="2026-04-01", operation="op-2")) == 1


def test_who_left_can_join_again_and_both_times_are_kept(store):
    [first] = join(store)
    run(EndTie(first.id, "2026-05-01"), store, AN, "op-2")
    ties = join(store, on="2026-06-01", operation="op-3")
    assert sorted((one.valid_from, one.valid_to) for one in ties)[0] == ("2026-03-01", "2026-05-01")
    assert len(ties) == 2


def test_nobody_leaves_before_joining(store):
    [tie] = join(store)
    with pytest.raises(Invalid) as told:
        run(EndTie(tie.id, "2026-02-01"), store, AN, "op-2")
    assert [one.rule for one in told.value.violations] == ["ends_before_start"]


def test_a_project_cannot_be_a_party(store):
    with pytest.raises(Invalid) as told:
        join(store, "p")
    assert [one.rule for one in told.value.violations] == ["tie_end"]


@pytest.mark.parametrize(("party", "alliance"), [("gone", "lab"), ("a", "gone")])
def test_what_is_gone_is_told(store, party, alliance):
    with pytest.raises(RecordNotFound):
        join(store, party, alliance=alliance)


def test_who_may_only_look_makes_nobody_a_party(store):
    with pytest.raises(AccessDenied):
        run(JoinAlliance("lab", "a", "2026-03-01"), store, User("bo", Role.VIEWER), "op-1")


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Alliance(id="x", name="X", start="2026-03", end="2026-02-28"), "end"),
        (Agreement(id="x", subject_id="lab", title="X", signed_on="2026-03-01", valid_to="2026-02"), "valid_to"),
    ],
)
def test_an_end_before_its_start_is_refused(store, record, field):
    with pytest.raises(Invalid) as told:
        write(store, record, "op-1")
    assert [(one.field, one.rule) for one in told.value.violations] == [(field, "ends_before_start")]


def test_an_end_in_the_year_of_its_start_fits(store):
    write(store, Alliance(id="x", name="X", start="2026-03", end="2026"), "op-1")
    assert store.snapshot().get("x").end == "2026"
