"""Reliability 6.F 3, 5, 7, 8 and 8.3: whatever values someone sends to a callback, nothing breaks and nothing is told.

All callbacks of the product, each of their values replaced by each of the hostile ones. An answer with a sentence is
right, and so is a refusal; a fault of ours, which the log would tell with a number, is not.
"""

import json
import logging
from typing import Any

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.settings import read_settings
from graph.changes import Change, ChangeSet
from graph.stores.memory_store import MemoryStore
from tests.support.builders import organisation, tie, write

CALLBACK = "/_dash-update-component"
HOSTILE: tuple[Any, ...] = (
    None, True, -1, 1.5, 1e308, 2**63, "", "x", "y" * 5000, "\x00", "²", "{}", "{", "../", "<script>alert(1)</script>",
    "?rond=%00&diep=²&alles=x&vraag=x@y@z&kleur=__proto__", [], [1], ["a", "b"], [[1]], [{}], [None], {}, {"a": 1},
    {"id": None}, {"id": "x", "mode": "edit"}, {"mode": "new", "id": "zzz"}, {"mode": "ask-delete", "id": ","},
    {"positions": []}, {"positions": {"a": 1}}, {"positions": {"a": ["x", None]}}, {"positions": {"nobody": [1, 2]}},
    [{"rowId": "a", "colId": "zzz", "value": 1}], [{"rowId": "a", "colId": "name", "value": {}}],
    {"do": "edit", "id": "a", "kind": "zzz", "seen": "{"}, {"do": "end", "id": "a", "kind": "tie"},
    {"do": "edit", "id": "a", "seen": '{"kind": "organisation", "id": "a", "name": {}}'},
    {"do": "new", "kind": "user"}, {"do": "delete"}, {"do": "add-tie", "id": "nobody"}, {"agreed": "[]"},
)  # fmt: skip
USUAL = (None, "?alles=1", 1)


@pytest.fixture(scope="module")
def app() -> Dash:
    store = MemoryStore()
    network = (organisation("a"), organisation("b"), tie("a", "b", id="t"))
    write(store, ChangeSet(tuple(Change(None, record) for record in network)), "op-first")
    return create_app(store, read_settings({"HOME": "/nowhere"}))


CALLBACKS = sorted(key for key, one in create_app(
    MemoryStore(), read_settings({"HOME": "/nowhere"})).callback_map.items() if "callback" in one)  # fmt: skip


def concrete(pattern: str, wildcard: Any) -> Any:
    """Return an id of a component that a pattern matches; a plain id as it is."""
    if not pattern.startswith("{"):
        return pattern
    return {key: wildcard if isinstance(value, list) else value for key, value in json.loads(pattern).items()}


def described(dependency: Any, wildcard: Any, **value: Any) -> Any:
    """Return an output, input or state as the browser describes it."""
    if not isinstance(dependency, dict):
        dependency = {"id": dependency.component_id_str(), "property": dependency.component_property}
    one = {"id": concrete(dependency["id"], wildcard), "property": dependency["property"].partition("@")[0], **value}
    return [one] if '["ALL"]' in dependency["id"] else one


def requests_of(registered: dict[str, Any], key: str, wildcard: Any, hostile: Any) -> Any:
    """Yield the body of a request for each place in which the hostile value can stand."""
    given = [*registered["inputs"], *registered["state"]]
    n_inputs, outputs = len(registered["inputs"]), registered["output"]
    for usual in USUAL:
        for place in range(len(given)):
            values = [described(one, wildcard, value=usual) for one in given]
            values[place] = described(given[place], wildcard, value=hostile)
            pressed = given[place if place < n_inputs else 0]
            name = concrete(pressed["id"], wildcard)
            shown = name if isinstance(name, str) else json.dumps(name, sort_keys=True, separators=(",", ":"))
            many = isinstance(outputs, list)
            yield {
                "output": key,
                "outputs": [described(one, wildcard) for one in outputs] if many else described(outputs, wildcard),
                "inputs": values[:n_inputs],
                "state": values[n_inputs:],
                "changedPropIds": [f"{shown}.{pressed['property']}"],
            }


@pytest.mark.parametrize("key", CALLBACKS, ids=lambda key: key.replace("..", "")[:60])
def test_no_value_of_a_browser_breaks_a_callback(app, key, caplog):
    client = app.server.test_client(use_cookies=False)
    caplog.set_level(logging.ERROR)
    for hostile in HOSTILE:
        for wildcard in ("name", 1, True):
            for body in requests_of(app.callback_map[key], key, wildcard, hostile):
                response = client.post(CALLBACK, json=body)
                assert response.status_code in (200, 204), (response.status_code, body)
                assert not caplog.records, (caplog.text, body)
                assert "Traceback" not in response.text


def test_no_callback_fills_many_components_and_nothing_else(app):
    # Dash loses the sentence of an error in such a callback; an output in a list of one is fine
    assert not [key for key in CALLBACKS if key.startswith("{") and '["ALL"]' in key]


def test_a_value_of_another_kind_is_answered_with_a_sentence(app):
    key = next(key for key in CALLBACKS if "shell-search-results.children" in key)
    body = next(iter(requests_of(app.callback_map[key], key, "", {"a": 1})))
    answer = app.server.test_client().post(CALLBACK, json=body).get_json()
    assert "Dit verzoek klopt niet" in json.dumps(answer["sideUpdate"])
    assert "response" not in answer or not answer["response"]
