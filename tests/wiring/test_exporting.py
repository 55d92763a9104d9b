"""What is taken along is what the address asks, however much that is; and when it cannot be, that is said."""

import base64
import io
import json
import zipfile

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.ids import ShellIds
from dashboard.pages.network.ids import NetworkIds
from dashboard.pages.network.scenes import MOST_DRAWN
from dashboard.settings import read_settings
from dashboard.text import count
from graph.stores.memory_store import MemoryStore
from tests.support.asking import ask, callbacks
from tests.support.builders import created, organisation, tie, write

MANY = MOST_DRAWN + 1


@pytest.fixture(scope="module")
def app() -> Dash:
    """An app on more organisations than are drawn, in a row of ties."""
    store = MemoryStore()
    nodes = [organisation(f"n-{number}") for number in range(MANY)]
    ties = [tie(f"n-{number}", f"n-{number + 1}") for number in range(MANY - 1)]
    write(store, created(*nodes, *ties), "op-many")
    return create_app(store, read_settings({"HOME": "/nowhere"}))


def taken(app: Dash, search: str, file_format: str) -> dict:
    """Press the button of a format, and return what comes of it."""
    key = next(key for key, _ in callbacks(app, f"{NetworkIds.EXPORT}.data"))
    button = {"type": "network-export", "format": file_format}
    changed = f'{{"format":"{file_format}","type":"network-export"}}.n_clicks'
    pressed = [{"id": button, "property": "n_clicks", "value": 1}]
    return ask(app, key, [pressed], changed, [search, None]).get_json()["response"]


def test_all_of_what_is_too_much_to_draw_is_in_the_file(app: Dash) -> None:
    file = taken(app, "?alles=1", "csv")[NetworkIds.DOWNLOAD]["data"]
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(file["content"]))) as archive:
        lines = {name: archive.read(name).decode("utf-8-sig").splitlines() for name in archive.namelist()}
    assert sorted(len(found) - 1 for found in lines.values()) == [MANY - 1, MANY]


@pytest.mark.parametrize(
    ("search", "file_format", "words"),
    [
        ("?alles=1", "png", f"Dit zijn {count(MANY)} punten"),
        ("", "xlsx", "Er is niets in beeld"),
        ("?alles=1&soort=school", "svg", "Er is niets in beeld"),
        ("?rond=n-1&beeld=kaart", "svg", "Er is niets in beeld"),  # nobody here has a place
    ],
)
def test_what_cannot_be_taken_along_is_told_with_the_way_on(
    app: Dash, search: str, file_format: str, words: str
) -> None:
    answer = taken(app, search, file_format)
    assert set(answer) == {ShellIds.NOTICES}
    assert words in answer[ShellIds.NOTICES]["sendNotifications"][0]["message"]


def test_a_drawing_names_the_filters_that_are_on(app: Dash) -> None:
    about = taken(app, "?rond=n-5&soort=organisation,school&datum=2024", "svg")[NetworkIds.EXPORT]["data"]
    assert about["filters"] == ["Soort: Organisaties, Scholen", "Geldig op 2024"]
    assert taken(app, "?rond=n-5", "svg")[NetworkIds.EXPORT]["data"]["filters"] == []


def settings_in(app: Dash, search: str) -> dict:
    file = taken(app, search, "json")[NetworkIds.DOWNLOAD]["data"]
    return json.loads(base64.b64decode(file["content"])).get("settings", {})


@pytest.mark.parametrize(
    ("search", "settings"),
    [
        ("", {}),
        ("&kleur=degree", {"surveys.enough": 0.8}),
        ("&inzicht=groepen", {"communities.runs": 20, "communities.stable": 0.8, "communities.same": 0.5}),
    ],
)
def test_a_file_tells_the_settings_of_what_is_derived_in_it(app: Dash, search: str, settings: dict) -> None:
    # methods 4.9 and pitfalls 15 and 23; facts alone depend on no judgement
    assert settings_in(app, f"?rond=n-5&stappen=6{search}") == settings
