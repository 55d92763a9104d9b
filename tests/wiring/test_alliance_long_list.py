"""The button that puts parties on a long list, as anyone could press it: the permission stands at the server."""

import json

import pytest

from dashboard.ids import ShellIds
from graph.commands.permissions import Role
from graph.model.alliances import Alliance
from graph.model.dossiers import Candidate
from graph.stores.memory_store import MemoryStore
from tests.support.asking import as_role, ask, callbacks
from tests.support.builders import created, organisation, write

ONE = {"type": "long-list-add", "alliance": "lab", "parties": "a"}
CHOSEN = {"type": "long-list-add", "alliance": "lab", "parties": ""}


@pytest.fixture
def store():
    held = MemoryStore()
    parties = (organisation(name, themes=("zorg",)) for name in "iabc")
    write(held, created(*parties, Alliance(id="lab", name="Lab", initiator_id="i", themes=("zorg",))), "op-0")
    return held


def press(app, button, *picked):
    key = next(
        key
        for key, one in callbacks(app, f"{ShellIds.REVISION}.data")
        if '"type":"long-list-add"' in one["inputs"][0]["id"]
    )
    boxes = [
        {
            "id": {"type": "long-list-pick", "alliance": "lab", "party": name},
            "property": "checked",
            "value": name in picked,
        }
        for name in "abc"
    ]
    pressed = [{"id": button, "property": "n_clicks", "value": 1}]
    changed = f"{json.dumps(button, sort_keys=True, separators=(',', ':'))}.n_clicks"
    return ask(app, key, [pressed], changed, [boxes])


def on_list(store):
    return {one.party_id for one in store.snapshot().of(Candidate).values()}


def test_a_row_puts_its_own_party_on_the_list_whatever_else_is_chosen(store, monkeypatch):
    press(as_role(store, Role.EDITOR, monkeypatch), ONE, "b")
    assert on_list(store) == {"a"}


def test_the_button_on_top_puts_all_that_are_chosen_on_the_list_in_one_step(store, monkeypatch):
    press(as_role(store, Role.EDITOR, monkeypatch), CHOSEN, "b", "c")
    assert on_list(store) == {"b", "c"}
    assert store.revision() == 2


def test_without_a_choice_nothing_is_written(store, monkeypatch):
    press(as_role(store, Role.EDITOR, monkeypatch), CHOSEN)
    assert store.revision() == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BROKER])
def test_who_may_not_edit_changes_nothing(store, monkeypatch, role):
    answer = press(as_role(store, role, monkeypatch), ONE)
    assert "rol heeft geen toestemming" in answer.get_data(as_text=True)
    assert store.revision() == 1


def test_a_forged_party_is_refused(store, monkeypatch):
    press(as_role(store, Role.EDITOR, monkeypatch), {**ONE, "parties": "lab"})
    assert on_list(store) == set()
