"""How the table is wired: it is filled when it is looked at, and only who may write can write in it."""

import json

import pytest

from dashboard.ids import ShellIds
from dashboard.pages.network.ids import NetworkIds as Ids
from graph.commands.permissions import Role
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region
from tests.support.asking import as_role, ask, callbacks
from tests.support.region import IMPORTER

TABLE = "?rond=org-voka&beeld=tabel"


@pytest.fixture
def store():
    store = MemoryStore()
    load_region(store, IMPORTER)
    return store


def key_of(app, output, first_input):
    return next(key for key, value in callbacks(app, output) if value["inputs"][0]["id"] == first_input)


def filled(app, search=TABLE):
    answer = ask(app, key_of(app, f"{Ids.TABLE_DATA}.data", ShellIds.VIEW), [search, 1, None])
    return answer.get_json()["response"].get(Ids.TABLE_DATA, {}).get("data") if answer.status_code == 200 else None


def typed(app, **edit):
    event = {"edits": [{"op": "cell-1", "id": "org-voka", "field": "municipality", "seen": "Brussel", **edit}], "at": 1}
    return ask(app, key_of(app, f"{Ids.TABLE_ANSWER}.data", Ids.TABLE_EDITS), [event], f"{Ids.TABLE_EDITS}.data")


def acted(app, act, ids, search=TABLE):
    key = key_of(app, f"{ShellIds.URL}.search", Ids.TABLE_ACT)
    return json.loads(ask(app, key, [{"act": act, "ids": ids}], f"{Ids.TABLE_ACT}.data", [search]).get_data() or "{}")


def test_the_table_is_filled_when_it_is_looked_at_and_only_then(store, monkeypatch):
    app = as_role(store, Role.EDITOR, monkeypatch)
    data = filled(app)
    assert data["editable"]
    assert "org-voka" in [row["id"] for row in data["rows"]]
    assert filled(app, "?rond=org-voka") is None


def test_an_editor_writes_in_a_cell_and_what_is_refused_comes_back(store, monkeypatch):
    app = as_role(store, Role.EDITOR, monkeypatch)
    answer = typed(app, text="Gent").get_json()["response"]
    assert answer[Ids.TABLE_ANSWER]["data"] == {"answers": [{"op": "cell-1"}], "revision": store.revision()}
    assert store.snapshot().get("org-voka").municipality == "Gent"
    (refused,) = typed(app, op="cell-2", text="Bree").get_json()["response"][Ids.TABLE_ANSWER]["data"]["answers"]
    assert refused["theirs"] == "Gent"
    assert store.snapshot().get("org-voka").municipality == "Gent"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BROKER])
def test_who_may_not_write_gets_no_editors_and_a_forged_edit_is_refused(store, monkeypatch, role):
    app = as_role(store, role, monkeypatch)
    assert not filled(app)["editable"]
    before = store.revision()
    assert "rol heeft geen toestemming" in typed(app, text="Gent").get_data(as_text=True)
    assert store.revision() == before


def test_rows_are_looked_around_hidden_and_joined_by_their_neighbours(store, monkeypatch):
    app = as_role(store, Role.VIEWER, monkeypatch)
    assert acted(app, "focus", ["org-vdab"])["response"][ShellIds.URL]["search"] == "?rond=org-vdab&beeld=tabel"
    hidden = acted(app, "hide", ["prj-digihub", "org-opl"])["response"][ShellIds.URL]["search"]
    assert hidden == "?rond=org-voka&verberg=prj-digihub,org-opl&beeld=tabel"
    near = acted(app, "neighbours", ["org-voka"])["response"][ShellIds.SELECTION]["data"]
    assert len(near) == 26  # Voka and the 25 partners that the view shows


@pytest.mark.parametrize(
    "event",
    [
        None,
        {},
        {"act": "hide", "ids": ["nergens"]},
        {"act": "erase", "ids": ["org-voka"]},
        {"act": "hide", "ids": [{}]},
    ],
)
def test_what_is_no_deed_does_nothing(store, monkeypatch, event):
    app = as_role(store, Role.EDITOR, monkeypatch)
    key = key_of(app, f"{ShellIds.URL}.search", Ids.TABLE_ACT)
    before = store.revision()
    assert ask(app, key, [event], f"{Ids.TABLE_ACT}.data", [TABLE]).get_json()["response"] == {}
    assert store.revision() == before
