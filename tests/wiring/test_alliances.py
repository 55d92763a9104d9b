"""Buttons of a dossier as anyone could press them: the permission stands at the server."""

import base64
import io
import json

import pytest
from openpyxl import load_workbook

from dashboard.ids import ShellIds
from dashboard.pages.alliances.ids import AllianceIds
from graph.commands.permissions import Role
from graph.model.alliances import Alliance
from graph.model.dossiers import Evaluation
from graph.stores.memory_store import MemoryStore
from tests.support.asking import as_role, ask, callbacks
from tests.support.builders import created, organisation, write

JOIN = {"type": "alliance-deed", "act": "join", "about": "lab", "id": "i"}
CLOSE = {"type": "alliance-close", "id": "lab", "from": "renew", "to": "ended"}


@pytest.fixture
def store():
    held = MemoryStore()
    lab = Alliance(id="lab", name="Lab", initiator_id="i", phase="renew", ambition="Samen leren")
    learned = Evaluation(id="e", subject_id="lab", outcome="goed", lessons="eerder bellen")
    write(held, created(organisation("i"), lab, learned), "op-0")
    return held


def press(app, button):
    """Press a button of which the id tells what it does."""
    key = next(
        key
        for key, one in callbacks(app, f"{ShellIds.REVISION}.data")
        if f'"type":"{button["type"]}"' in one["inputs"][0]["id"]
    )
    pressed = [{"id": button, "property": "n_clicks", "value": 1}]
    return ask(app, key, [pressed], f"{json.dumps(button, sort_keys=True, separators=(',', ':'))}.n_clicks")


def take_along(app):
    key = f"{AllianceIds.DOWNLOAD}.data"
    return ask(app, key, [1], f"{AllianceIds.REPORT_XLSX}.n_clicks", ["?dossier=lab&verslag=1"])


@pytest.mark.parametrize("button", [JOIN, CLOSE], ids=["join", "close"])
def test_an_editor_presses_and_it_is_done(store, monkeypatch, button):
    answer = press(as_role(store, Role.EDITOR, monkeypatch), button)
    assert answer.get_json()["response"][ShellIds.REVISION]["data"] == store.revision() == 2


@pytest.mark.parametrize("button", [JOIN, CLOSE], ids=["join", "close"])
def test_a_viewer_changes_nothing(store, monkeypatch, button):
    answer = press(as_role(store, Role.VIEWER, monkeypatch), button)
    assert "rol heeft geen toestemming" in answer.get_data(as_text=True)
    assert store.revision() == 1


def test_the_report_is_taken_along_by_who_may(store, monkeypatch):
    answer = take_along(as_role(store, Role.BROKER, monkeypatch))
    sent = answer.get_json()["response"][AllianceIds.DOWNLOAD]["data"]
    assert sent["filename"] == "lab.xlsx"
    book = load_workbook(io.BytesIO(base64.b64decode(sent["content"])))
    assert ("Ambitie", "Samen leren") in list(book["Verslag"].values)


def test_a_viewer_does_not_take_the_report_along(store, monkeypatch):
    assert "rol heeft geen toestemming" in take_along(as_role(store, Role.VIEWER, monkeypatch)).get_data(as_text=True)


def test_an_end_without_lessons_is_refused_in_words(monkeypatch):
    held = MemoryStore()
    write(held, created(organisation("i"), Alliance(id="lab", name="Lab", phase="renew")), "op-0")
    answer = press(as_role(held, Role.EDITOR, monkeypatch), CLOSE)
    assert "Schrijf op waarom" in answer.get_data(as_text=True)
    assert held.revision() == 1
