"""Parties are put on a long list once, with who, when and why; an exclusion is taken back by a later word."""

import pytest

from graph.commands.bus import run
from graph.commands.editing import CreateRecords
from graph.commands.listing import ListParties
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.dossiers import Candidate
from graph.model.errors import AccessDenied, Invalid, RecordNotFound
from graph.model.values import UNKNOWN
from graph.stores.memory_store import MemoryStore
from tests.support.builders import created, organisation, write

EDITOR = User("an", Role.EDITOR)
ON = "2026-11-26"


@pytest.fixture
def store():
    found = MemoryStore()
    write(found, created(organisation("a"), organisation("b"), Alliance(id="lab", name="Lab")), "op-0")
    return found


def put(store, because, operation="op-1", user=EDITOR):
    return run(ListParties("lab", because, user.name, ON), store, user, operation)


def candidates(store):
    return [
        (one.party_id, one.state, one.reason, one.added_by, one.on) for one in store.snapshot().of(Candidate).values()
    ]


def test_each_party_comes_on_the_list_with_why_by_whom_and_when(store):
    put(store, {"a": "biedt robots", "b": ""})
    assert candidates(store) == [("a", "listed", "biedt robots", "an", ON), ("b", "listed", UNKNOWN, "an", ON)]


def test_who_is_on_the_list_stays_as_it_is(store):
    put(store, {"a": "biedt robots"})
    put(store, {"a": "iets anders", "b": "dichtbij"}, "op-2", User("bo", Role.EDITOR))
    assert candidates(store) == [("a", "listed", "biedt robots", "an", ON), ("b", "listed", "dichtbij", "bo", ON)]


def test_who_was_excluded_comes_back_and_the_exclusion_stays_written(store):
    out = Candidate(id="can-0", subject_id="lab", party_id="a", state="excluded", reason="te duur", on="2026-11-01")
    write(store, out, "op-9")
    put(store, {"a": "toch goedkoper"})
    assert [one[1:3] for one in candidates(store)] == [("excluded", "te duur"), ("listed", "toch goedkoper")]


def test_an_exclusion_has_a_reason(store):
    out = Candidate(id="can-0", subject_id="lab", party_id="a", state="excluded", on=ON)
    with pytest.raises(Invalid) as told:
        run(CreateRecords((out,)), store, EDITOR, "op-1")
    assert [(one.field, one.rule) for one in told.value.violations] == [("reason", "required")]


def test_what_is_not_there_cannot_be_listed(store):
    with pytest.raises(RecordNotFound):
        put(store, {"z": ""})
    with pytest.raises(RecordNotFound):
        run(ListParties("nergens", {"a": ""}, "an", ON), store, EDITOR, "op-1")
    with pytest.raises(AccessDenied):
        put(store, {"a": ""}, user=User("kijker", Role.VIEWER))
    assert candidates(store) == []
