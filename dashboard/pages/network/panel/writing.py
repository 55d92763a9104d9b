"""Write what a form holds: one command per form, all problems at once, nothing typed is lost."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.components.conflict import conflict_table
from dashboard.components.record_form import FIELD, FIELD_ERROR, read_form
from dashboard.components.record_writing import edited, new_record, problem_views, with_theirs
from dashboard.ids import ShellIds
from dashboard.pages.network.address import NetworkView, from_query, to_query
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.links import around
from dashboard.pages.network.panel.forms import FORM, SAVE
from dashboard.pages.network.panel.pointing import READ
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import language
from graph.commands.editing import ChangeKind, CreateRecords, DeleteRecords, EndTie, ReverseTie
from graph.commands.permissions import Permission
from graph.model.codec import to_plain
from graph.model.errors import Conflict, Invalid, Violation
from graph.model.identifiers import new_id
from graph.model.registry import kind_of
from graph.model.values import is_known

TAKE_THEIRS = "network-take-theirs"


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks that write."""
    _register_saving(registrar, services)
    _register_deeds(registrar, services)


def _register_saving(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(ShellIds.SELECTION, "data", allow_duplicate=True),
        Output(Ids.MODE, "data", allow_duplicate=True),
        Output(FORM, "data"),
        Output("network-form-problem", "children"),
        Output({"type": FIELD_ERROR, "name": ALL}, "children"),
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input(SAVE, "n_clicks"),
        State({"type": FIELD, "name": ALL}, "value"),
        State(FORM, "data"),
        State({"type": FIELD_ERROR, "name": ALL}, "id"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def save(
        clicks: int | None,
        values: Sequence[Any],
        form: dict[str, str] | None,
        places: Sequence[dict[str, str]],
        search: str | None,
    ) -> Any:
        if not clicks or not form:
            return (no_update,) * 5 + ([no_update] * len(places), no_update)
        given = {item["id"]["name"]: item.get("value") for item in ctx.states_list[0]}
        shown = outcome(services, form, given, [place["name"] for place in places], language())
        return *shown, led_to(from_query(search), shown[1])


def _register_deeds(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        [Output({"type": FIELD, "name": ALL}, "value")],
        Input({"type": TAKE_THEIRS, "name": ALL}, "n_clicks"),
        State(FORM, "data"),
        prevent_initial_call=True,
    )
    def take_theirs(clicks: Sequence[int | None], form: dict[str, str] | None) -> Any:
        names = [output["id"]["name"] for output in ctx.outputs_list[0]]
        if not form or not form.get("agreed") or not any(clicks):
            return ([no_update] * len(names),)
        return (with_theirs(form["agreed"], ctx.triggered_id["name"], names, language()),)

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": "network-do", "act": ALL, "id": ALL}, "n_clicks"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def do(clicks: Sequence[int | None]) -> Any:
        pressed = ctx.triggered_id
        if not pressed or not any(event["value"] for event in ctx.triggered):
            return no_update
        act, record_id = str(pressed["act"]), str(pressed["id"])
        if act == "reverse":
            return services.run(ReverseTie(record_id)).number
        return services.run(ChangeKind(record_id, act.removeprefix("kind-"))).number


def outcome(
    services: Services, form: Mapping[str, str], given: Mapping[str, Any], places: Sequence[str], words: str
) -> tuple[Any, ...]:
    """Return what the page shows after saving: the new revision, or every problem at its field."""
    try:
        command, selected = command_for(form, given)
        revision = services.run(command, form.get("operation_id", ""))
    except Invalid as error:
        return (no_update,) * 4 + problem_views(error.violations, places, words)
    except Conflict as error:
        stored = services.snapshot().records.get(form["id"])
        agreed = dict(form) | {"agreed": json.dumps(to_plain(stored))} if stored is not None else dict(form)
        return (
            no_update,
            no_update,
            no_update,
            agreed,
            conflict_table(error, services.snapshot(), words, TAKE_THEIRS),
            [""] * len(places),
        )
    return revision.number, selected, READ, no_update, "", [""] * len(places)


def led_to(view: NetworkView, selected: Any) -> Any:
    """Return the address of who was just added, when nothing was in view yet."""
    added = selected if isinstance(selected, list) else []
    return to_query(around(view, *added)) if view.is_prompt and added else no_update


def command_for(form: Mapping[str, str], given: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return the command of a form, and what is selected afterwards.

    Raises
    ------
    Invalid
        Something cannot be read, or a choice is missing; all of it at once.
    """
    do, record_id = form.get("do", ""), form.get("id", "")
    if do == "delete":
        return DeleteRecords(tuple(record_id.split(","))), []
    if do == "add-tie":
        return _new_tie(record_id, given)
    if do == "edit":
        return edited(form, given), no_update
    kind = form.get("kind", "")
    if do == "new":
        record = new_record(kind, given)
        return CreateRecords((record,)), [record.id]
    read = read_form(kind, given, record_id)
    if read.problems:
        raise Invalid(read.problems)
    if "valid_to" not in read.values:
        raise UnexpectedValue("the end of a tie")
    if not is_known(read.values["valid_to"]):
        raise Invalid((Violation("tie", record_id, "valid_to", "", "required"),))
    return EndTie(record_id, read.values["valid_to"]), no_update


def _new_tie(node_id: str, given: Mapping[str, Any]) -> tuple[CreateRecords, list[str]]:
    picked = {name: str(given.get(name) or "") for name in ("type", "target_id")}
    missing = {"type": "required", "target_id": "partner_required"}
    rest = {name: value for name, value in given.items() if name not in picked}
    read = read_form("tie", rest)
    problems = (
        *read.problems,
        *(Violation("tie", "", name, "", missing[name]) for name, value in picked.items() if not value),
    )
    if problems:
        raise Invalid(problems)
    direction, _, tie_type = picked["type"].partition(":")
    ends = (node_id, picked["target_id"]) if direction == "out" else (picked["target_id"], node_id)
    tie = kind_of("tie").record(
        id=new_id("rel"),
        source_id=ends[0],
        target_id=ends[1],
        type=tie_type,
        **read.values,  # type: ignore[call-arg]
    )
    return CreateRecords((tie,)), [node_id]
