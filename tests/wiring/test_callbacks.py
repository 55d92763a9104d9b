"""How screens are wired: every part exists, every callback is guarded, every page opens."""

import ast
import json
from pathlib import Path

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.ids import ShellIds
from dashboard.pages.network.ids import NetworkIds
from dashboard.routes import PAGES
from dashboard.settings import read_settings
from graph.commands.permissions import Permission, Role
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region
from tests.support.asking import OWN_SITE, as_role, ask, callbacks
from tests.support.builders import created, organisation, write
from tests.support.region import IMPORTER

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def store():
    store = MemoryStore()
    load_region(store, IMPORTER)
    return store


@pytest.fixture(scope="module")
def app(store) -> Dash:
    return create_app(store, read_settings({"HOME": "/nowhere"}))


def test_only_the_registrar_registers_callbacks():
    for file in (REPOSITORY / "dashboard").rglob("*.py"):
        if file.name == "registrar.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"callback", "clientside_callback"}:
                assert isinstance(node.value, ast.Name), file
                assert node.value.id == "registrar", f"{file}:{node.lineno}"


def test_every_id_of_a_callback_is_named_once_in_the_ids():
    for ids in (ShellIds, NetworkIds):
        values = [member.value for member in ids]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_opens_in_both_languages(app, spec, language):
    client = app.server.test_client()
    client.set_cookie("kruispunt_lang", language)
    assert client.get(spec.path).status_code == 200
    registered = app.callback_map[f"{ShellIds.CONTENT}.children"]
    body = {
        "output": f"{ShellIds.CONTENT}.children",
        "outputs": {"id": ShellIds.CONTENT, "property": "children"},
        "inputs": [{**registered["inputs"][0], "value": spec.path}],
        "state": [{**registered["state"][0], "value": ""}],
        "changedPropIds": [],
    }
    answer = client.post(
        "/_dash-update-component", data=json.dumps(body), content_type="application/json", headers=OWN_SITE
    )
    assert answer.status_code == 200
    assert answer.get_json()["response"][ShellIds.CONTENT]["children"]


def test_an_address_without_a_page_is_answered_in_words(app):
    key = f"{ShellIds.CONTENT}.children"
    answer = ask(app, key, ["/nergens"], states=[""])
    assert "Deze pagina bestaat niet" in answer.get_data(as_text=True)


def test_the_page_on_screen_says_its_language(app):
    client = app.server.test_client()
    assert '<html lang="nl">' in client.get("/").get_data(as_text=True)
    client.set_cookie("kruispunt_lang", "en")
    assert '<html lang="en">' in client.get("/").get_data(as_text=True)


def test_no_data_stands_in_the_layout_that_the_server_sends_first(app):
    sent = app.server.test_client().get("/_dash-layout").get_data(as_text=True)
    assert "Voka" not in sent
    assert "org-" not in sent


def test_a_viewer_may_look_and_not_write(store, monkeypatch):
    app = as_role(store, Role.VIEWER, monkeypatch)
    before = store.revision()
    key = next(
        key for key, _ in callbacks(app, f"{ShellIds.REVISION}.data") if _inputs(app, key) == [NetworkIds.DRAGGED]
    )
    event = {"positions": {"org-voka": [1, 2]}, "at": 1}
    answer = ask(app, key, [event], f"{NetworkIds.DRAGGED}.data", ["?rond=org-voka"])
    assert "rol heeft geen toestemming" in answer.get_data(as_text=True)
    assert store.revision() == before
    looked = ask(app, _draw(app), ["?rond=org-voka", 1, None])
    assert "org-voka" in looked.get_data(as_text=True)


def test_an_editor_drags_and_the_place_is_kept(store, monkeypatch):
    app = as_role(store, Role.EDITOR, monkeypatch)
    before = store.revision()
    key = next(
        key for key, _ in callbacks(app, f"{ShellIds.REVISION}.data") if _inputs(app, key) == [NetworkIds.DRAGGED]
    )
    event = {"positions": {"org-voka": [1, 2]}, "at": 1}
    answer = ask(app, key, [event], f"{NetworkIds.DRAGGED}.data", ["?rond=org-voka"])
    assert answer.get_json()["response"][ShellIds.REVISION]["data"] == before + 1
    assert store.snapshot().get("pos:canvas:org-voka").x == 1


@pytest.mark.parametrize("view", ["schikking=plane", "schikking=rings_by", "schikking=layers", "beeld=kaart"])
def test_where_values_or_the_map_decide_nobody_is_put_elsewhere(store, monkeypatch, view):
    app = as_role(store, Role.EDITOR, monkeypatch)
    before = store.revision()
    key = next(
        key for key, _ in callbacks(app, f"{ShellIds.REVISION}.data") if _inputs(app, key) == [NetworkIds.DRAGGED]
    )
    event = {"positions": {"org-vdab": [len(view), 2]}, "at": 1}
    ask(app, key, [event], f"{NetworkIds.DRAGGED}.data", [f"?rond=org-voka&{view}"])
    assert store.revision() == before


def test_an_undo_that_is_pressed_again_because_no_answer_came_is_done_once():
    store = MemoryStore()
    for number in (1, 2):
        write(store, created(organisation(f"org-{number}")), f"op-{number}", actor="demo")
    app = create_app(store, read_settings({"HOME": "/nowhere"}))
    key = next(key for key, _ in callbacks(app, ShellIds.QUESTION) if ShellIds.UNDO in _inputs(app, key))
    pressed = [1, None, None], f"{ShellIds.UNDO}.n_clicks", [{"undo": 2, "redo": None}, 2]
    for _ in range(2):
        assert ask(app, key, *pressed).get_json()["response"][ShellIds.REVISION]["data"] == 3
    assert set(store.snapshot().records) == {"org-1"}
    assert store.revision() == 3


def test_nothing_gives_a_viewer_more_than_reading():
    from graph.commands.permissions import ROLE_PERMISSIONS

    assert ROLE_PERMISSIONS[Role.VIEWER] == {Permission.READ}


@pytest.mark.parametrize(
    ("search", "words"),
    [
        ("?rond=org-bestaat-niet", "Dit is er niet meer: org-bestaat-niet"),
        ("?alles=1&helix=research&soort=school", "blijft er niets over"),
    ],
)
def test_an_empty_canvas_says_why(app, search, words):
    assert words in ask(app, _draw(app), [search, 1, None]).get_data(as_text=True)


@pytest.mark.parametrize("search", ["", "?alles=1", "?alles=1&soort=school"])
def test_an_empty_network_says_so_and_how_to_begin(search):
    app = create_app(MemoryStore(), read_settings({"HOME": "/nowhere"}))
    drawn = ask(app, _draw(app), [search, 0, None]).get_json()["response"]["network-start"]["children"]
    assert "Dit netwerk is nog leeg" in json.dumps(drawn)
    assert _ids(drawn)[0] == {"type": "network-act", "act": "new", "id": "organisation"}


@pytest.mark.parametrize(("search", "words"), [("?alles=1&bij=Nergens", "Nergens"), ("?vraag=x@y", "vraag")])
def test_a_question_that_cannot_be_answered_is_told_in_words(app, search, words):
    answer = ask(app, _draw(app), [search, 1, None]).get_data(as_text=True)
    assert words in answer
    assert "Traceback" not in answer


def _inputs(app, key):
    return [given["id"] for given in app.callback_map[key]["inputs"]]


def _draw(app):
    return next(key for key in app.callback_map if f"{NetworkIds.CANVAS}.elements" in key)


def _ids(part):
    """Return the ids in a part of a screen."""
    if isinstance(part, list):
        return [found for one in part for found in _ids(one)]
    if not isinstance(part, dict):
        return []
    own = [part["props"]["id"]] if "id" in part.get("props", {}) else []
    return own + _ids(part.get("props", {}).get("children"))
