"""Writes scenarios: each deed keeps the scenario with one change more or less; the facts are never touched."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.network.address import NetworkView, from_query, to_query
from dashboard.pages.network.lenses.what_if.changing import DEED, FIRST_TYPE
from dashboard.pages.network.lenses.what_if.scenario import SCENARIO, scenario_of
from dashboard.registrar import Registrar
from dashboard.services import Services
from graph.analysis.scenarios import (
    ADD_NODE,
    ADD_TIE,
    MARK,
    REMOVE,
    Supposed,
    from_text,
    to_text,
)
from graph.commands.permissions import Permission
from graph.commands.supposing import KeepScenario
from graph.model.identifiers import new_id
from graph.model.tie_types import TIE_TYPE
from graph.model.values import known_or
from graph.model.views import Scenario

LONGEST_NAME = 120


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks that keep scenarios."""

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input("lens-scenario-start", "n_clicks"),
        Input("lens-scenario-name", "n_submit"),
        State("lens-scenario-name", "value"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.SAVE_VIEW,
        prevent_initial_call=True,
    )
    def start(clicks: int | None, submits: int | None, name: str | None, search: str | None) -> Any:
        words = (name or "").strip()[:LONGEST_NAME]
        if not (clicks or submits) or not words:
            return no_update, no_update
        command = KeepScenario(new_id("sce"), words, to_text(()), services.user().name)
        done = services.run(command)
        return done.number, to_query(from_query(search).asking(SCENARIO, command.record_id))

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": DEED, "act": ALL, "about": ALL}, "n_clicks"),
        Input("lens-scenario-node", "n_submit"),
        State("lens-scenario-node", "value"),
        State({"type": "lens-scenario-choice", "name": ALL}, "value"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.SAVE_VIEW,
        prevent_initial_call=True,
    )
    def change(
        clicks: Sequence[int | None],
        submits: int | None,
        name: str | None,
        chosen: Sequence[Any],
        search: str | None,
    ) -> Any:
        pressed = ctx.triggered_id
        if not pressed or not any(event["value"] for event in ctx.triggered):
            return no_update
        deed = pressed if isinstance(pressed, Mapping) else {"act": "node", "about": ""}
        given = {item["id"]["name"]: item.get("value") for item in ctx.states_list[1]}
        command = kept(services, from_query(search), deed, {**given, "name": name})
        return services.run(command).number if command else no_update


def kept(
    services: Services, view: NetworkView, deed: Mapping[str, Any], given: Mapping[str, Any]
) -> KeepScenario | None:
    """Return the deed that keeps a scenario with one change more or less; None when there is nothing to change."""
    scenario = scenario_of(services.snapshot(), view)
    if scenario is None:
        return None
    changes = from_text(known_or(scenario.changes, ""))
    strength = services.settings().scenarios.strength
    later = changed(changes, str(deed.get("act")), str(deed.get("about", "")), given, strength)
    if later == changes:
        return None
    return KeepScenario(scenario.id, str(scenario.name), to_text(later), _owner(services, scenario))


def changed(
    changes: tuple[Supposed, ...], act: str, about: str, given: Mapping[str, Any], usual_strength: int
) -> tuple[Supposed, ...]:
    """Return the changes of a scenario after one deed; a tie of which nobody says how strong it is, is as usual."""
    if act == "drop":
        return tuple(change for number, change in enumerate(changes) if str(number) != about)
    if act == "remove":
        return _without(changes, about)
    if act == "node":
        name = str(given.get("name") or "").strip()[:LONGEST_NAME]
        return (*changes, Supposed(ADD_NODE, new_id(MARK.rstrip("-")), name=name)) if name else changes
    source_id, _, target_id = about.partition(",")
    tie_type = given.get("type") if given.get("type") in TIE_TYPE else FIRST_TYPE
    strength = given.get("strength") if given.get("strength") in range(1, 6) else usual_strength
    tie = Supposed(
        ADD_TIE, new_id(MARK.rstrip("-")), "", source_id, target_id, str(tie_type), int(strength or usual_strength)
    )
    return (*changes, tie) if source_id and target_id else changes


def _without(changes: tuple[Supposed, ...], record_id: str) -> tuple[Supposed, ...]:
    """Return changes in which something goes; what was only supposed is not supposed any more."""
    left = tuple(
        change
        for change in changes
        if record_id not in (change.record_id, change.source_id, change.target_id) or change.act == REMOVE
    )
    is_supposed = any(change.record_id == record_id and change.act != REMOVE for change in changes)
    return left if is_supposed else (*changes, Supposed(REMOVE, record_id))


def _owner(services: Services, scenario: Scenario) -> str:
    return str(known_or(scenario.owner, services.user().name))
