"""What is pointed at: the one selection, and the panel that follows it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from dashboard.components.record_form import FIELD, typed_in
from dashboard.ids import ShellIds
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.lenses.frame import lens_panel, rail_switch
from dashboard.pages.network.lenses.lens import Asked
from dashboard.pages.network.lenses.register import lens_of
from dashboard.pages.network.panel.answer_panel import answer_panel
from dashboard.pages.network.panel.forms import (
    delete_question,
    edit_form,
    end_tie_form,
    new_node_form,
    new_tie_form,
)
from dashboard.pages.network.panel.node_panel import node_panel
from dashboard.pages.network.panel.others import empty_panel, several_panel
from dashboard.pages.network.panel.tie_panel import tie_panel
from dashboard.pages.network.question.trouble import trouble_panel
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import language, today
from graph.exploration.focus import neighbours_of
from graph.model.records import Node
from graph.model.ties import Tie

READ: Mapping[str, str] = {"mode": "read"}
FORM_ACTS = frozenset({"edit", "add-tie", "end", "ask-delete", "new"})
FIRST_KIND = "organisation"
MOST_SELECTED = 1000


def register(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    """Register the callbacks of selection and panel."""
    _register_panel(registrar, services, scenes)
    _register_acts(registrar, scenes)
    registrar.clientside(
        "network",
        "pick",
        Output(ShellIds.SELECTION, "data", allow_duplicate=True),
        Input(ShellIds.SELECTION, "data"),
        Input(ShellIds.URL, "search"),
        prevent_initial_call="initial_duplicate",
    )


def _register_panel(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    @registrar.callback(
        Output(Ids.PANEL, "children"),
        Input(ShellIds.SELECTION, "data"),
        Input(Ids.MODE, "data"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.WORKED, "data"),
    )
    def show_panel(
        selection: list[str] | None,
        mode: dict[str, str] | None,
        revision: int | None,
        search: str | None,
        worked: str | None,
    ) -> Any:
        wanted = {**READ, **(mode or {})}
        if wanted["mode"] != "read" and ctx.triggered_id not in (Ids.MODE, None):
            return no_update  # a form in use is never taken away by what happens elsewhere
        return panel_for(services, scenes.at(search), wanted, selection or [], language())


def _register_acts(registrar: Registrar, scenes: Scenes) -> None:
    @registrar.callback(
        Output(ShellIds.SELECTION, "data", allow_duplicate=True),
        Output(Ids.MODE, "data", allow_duplicate=True),
        Input({"type": "network-act", "act": ALL, "id": ALL}, "n_clicks"),
        State(ShellIds.SELECTION, "data"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def act(clicks: Sequence[int | None], selection: list[str] | None, search: str | None) -> Any:
        pressed = ctx.triggered_id
        if not pressed or not any(event["value"] for event in ctx.triggered):
            return no_update, no_update
        name, record_id = pressed["act"], pressed["id"]
        if name in FORM_ACTS:
            return no_update, {"mode": name, "id": record_id}
        if name == "rail":
            return no_update, {**READ, "rail": record_id}
        if name == "add-neighbours":
            return with_neighbours(scenes.at(search), selection or []), READ
        return {"select": [record_id], "clear": []}.get(name, no_update), READ

    @registrar.callback(
        Output(Ids.MODE, "data", allow_duplicate=True),
        Input("network-new-kind", "value"),
        State(Ids.MODE, "data"),
        State({"type": FIELD, "name": ALL}, "value"),
        prevent_initial_call=True,
    )
    def switch_kind(kind: str | None, mode: dict[str, str] | None, values: Sequence[Any]) -> Any:
        if not mode or mode.get("mode") != "new" or kind in (None, mode.get("id") or FIRST_KIND):
            return no_update
        given = {item["id"]["name"]: item.get("value") for item in ctx.states_list[1]}
        typed = typed_before(mode) | typed_in(mode.get("id") or FIRST_KIND, given)
        return {"mode": "new", "id": kind, "typed": json.dumps(typed)}


def panel_for(
    services: Services, scene: Scene, mode: Mapping[str, str], selection: Sequence[str], words: str
) -> list[Component]:
    """Return the panel: a form when one is in use, else what is selected."""
    snapshot = scene.snapshot
    ids = [record_id for record_id in mode.get("id", "").split(",") if record_id in snapshot.records]
    if mode["mode"] == "new":
        return new_node_form(snapshot, mode.get("id") or FIRST_KIND, words, typed_before(mode))
    if mode["mode"] == "ask-delete" and ids:
        return delete_question(snapshot, tuple(ids), words)
    if mode["mode"] != "read" and ids:
        return _form(scene, mode["mode"], ids[0], words)
    known = [
        record_id
        for record_id in selection[:MOST_SELECTED]
        if record_id in snapshot.nodes or record_id in snapshot.ties
    ]
    lens = lens_of(scene.view)
    if lens and not lens.is_fact:
        facts = services.snapshot().records
        readable = [record_id for record_id in known if record_id in facts]
    else:
        readable = known
    if lens and not (readable and mode.get("rail") == "selection"):
        return lens_panel(lens, Asked(services, scene, tuple(known), words, today()), len(readable))
    found = several_panel(scene, readable, words) if len(readable) > 1 else _one(services, scene, readable, words)
    return [rail_switch(lens, "selection", len(readable), words), *found] if lens else found


def typed_before(mode: Mapping[str, str]) -> dict[str, Any]:
    """Return what stood in the form of a new node before its kind was changed.

    Raises
    ------
    UnexpectedValue
        The text is no object.
    """
    try:
        typed = json.loads(mode.get("typed") or "{}")
    except ValueError:
        raise UnexpectedValue("what was typed") from None
    if not isinstance(typed, dict):
        raise UnexpectedValue("what was typed")
    return typed


def _form(scene: Scene, mode: str, record_id: str, words: str) -> list[Component]:
    record = scene.snapshot.records[record_id]
    if mode == "add-tie":
        return new_tie_form(scene.snapshot, record_id, words)
    if mode == "end" and isinstance(record, Tie):
        return end_tie_form(scene.snapshot, record, today(), words)
    return edit_form(scene.snapshot, record, words)


def _one(services: Services, scene: Scene, ids: Sequence[str], words: str) -> list[Component]:
    record = scene.snapshot.records[ids[0]] if ids else None
    if isinstance(record, Node):
        return node_panel(scene, record, services.history(record.id), words)
    if isinstance(record, Tie):
        return tie_panel(scene, record, services.history(record.id), words)
    if scene.question is not None and scene.answer is not None:
        return answer_panel(scene, scene.question, scene.answer, words)
    if scene.view.question:
        return trouble_panel(scene.view, words)
    return [] if scene.view.is_prompt else empty_panel(scene, words)


def with_neighbours(scene: Scene, selection: Sequence[str]) -> list[str]:
    """Return a selection with the shown neighbours of its nodes."""
    nodes = [record_id for record_id in selection if record_id in scene.snapshot.nodes]
    near = neighbours_of(scene.snapshot, nodes).intersection(scene.node_ids)
    return [*nodes, *sorted(near.difference(nodes))]
