"""Open the dialog of one record, and write what it holds."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard.components.conflict import conflict_table
from dashboard.components.record_dialog import (
    FORM,
    OPEN,
    PROBLEM,
    SAVE,
    TAKE,
    Preset,
    delete_question,
    edit_form,
    new_form,
)
from dashboard.components.record_form import FIELD, FIELD_ERROR
from dashboard.components.record_writing import edited, new_record, problem_views, with_theirs
from dashboard.ids import ShellIds
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import language, t, today
from graph.commands.bus import Command
from graph.commands.editing import CreateRecords, DeleteRecords
from graph.commands.permissions import Permission
from graph.model.codec import to_plain
from graph.model.errors import Conflict, Invalid
from graph.model.fields import FieldType
from graph.model.registry import KIND, kind_of


def dialog(words: str) -> Component:
    """Return the empty dialog."""
    return dmc.Modal(
        html.Div(id=ShellIds.RECORD_CONTENT),
        id=ShellIds.RECORD,
        centered=True,
        size="lg",
        closeOnClickOutside=False,
        closeButtonProps={"aria-label": t("shell.close", words)},
    )


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of the dialog."""
    _register_opening(registrar, services)
    _register_saving(registrar, services)


def _register_opening(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.RECORD_CONTENT, "children"),
        Output(ShellIds.RECORD, "opened"),
        Input({"type": OPEN, "act": ALL, "kind": ALL, "id": ALL, "fixed": ALL}, "n_clicks"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def open_dialog(clicks: Sequence[int | None]) -> Any:
        pressed = ctx.triggered_id
        if not isinstance(pressed, Mapping) or not any(event["value"] for event in ctx.triggered):
            return no_update, no_update
        return content(services, pressed, language()), True


def _register_saving(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(ShellIds.RECORD, "opened", allow_duplicate=True),
        Output(FORM, "data"),
        Output(PROBLEM, "children"),
        Output({"type": FIELD_ERROR, "name": ALL}, "children", allow_duplicate=True),
        Input(SAVE, "n_clicks"),
        State({"type": FIELD, "name": ALL}, "value"),
        State(FORM, "data"),
        State({"type": FIELD_ERROR, "name": ALL}, "id"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def save(
        clicks: int | None, values: Sequence[Any], form: dict[str, str] | None, places: Sequence[dict[str, str]]
    ) -> Any:
        if not clicks or not form:
            return (no_update,) * 4 + ([no_update] * len(places),)
        given = {item["id"]["name"]: item.get("value") for item in ctx.states_list[0]}
        return outcome(services, form, given, [place["name"] for place in places], language())

    @registrar.callback(
        [Output({"type": FIELD, "name": ALL}, "value", allow_duplicate=True)],
        Input({"type": TAKE, "name": ALL}, "n_clicks"),
        State(FORM, "data"),
        prevent_initial_call=True,
    )
    def take_theirs(clicks: Sequence[int | None], form: dict[str, str] | None) -> Any:
        names = [output["id"]["name"] for output in ctx.outputs_list[0]]
        if not form or not form.get("agreed") or not any(clicks):
            return ([no_update] * len(names),)
        return (with_theirs(form["agreed"], ctx.triggered_id["name"], names, language()),)


def content(services: Services, pressed: Mapping[str, str], words: str) -> list[Component]:
    """Return the form that a button asks for.

    Raises
    ------
    UnexpectedValue
        No button of the product asks for this.
    """
    snapshot, kind = services.snapshot(), pressed.get("kind", "")
    if pressed.get("act") == "new" and kind in KIND:
        first = {"on": today()} | dict.fromkeys(_own(kind), services.user().name)
        return new_form(snapshot, kind, fixed_in(pressed.get("fixed", "")), first, words)
    record = snapshot.get(pressed.get("id", ""))
    if pressed.get("act") == "edit":
        return edit_form(snapshot, record, words)
    if pressed.get("act") == "delete":
        return delete_question(record, words)
    raise UnexpectedValue("what a dialog is to do")


def outcome(
    services: Services, form: Mapping[str, str], given: Mapping[str, Any], places: Sequence[str], words: str
) -> tuple[Any, ...]:
    """Return what the dialog shows after saving: nothing more, or every problem at its field."""
    try:
        revision = services.run(command_for(form, given))
    except Invalid as error:
        told, at_fields = problem_views(error.violations, places, words)
        return no_update, no_update, no_update, told, at_fields
    except Conflict as error:
        snapshot = services.snapshot()
        stored = snapshot.records.get(form.get("id", ""))
        agreed = dict(form) | ({"agreed": json.dumps(to_plain(stored))} if stored is not None else {})
        return no_update, no_update, agreed, conflict_table(error, snapshot, words, TAKE), [""] * len(places)
    return revision.number, False, no_update, "", [""] * len(places)


def command_for(form: Mapping[str, str], given: Mapping[str, Any]) -> Command:
    """Return the command of a form.

    Raises
    ------
    Invalid
        Something cannot be read or breaks a rule; all of it at once.
    """
    if form.get("do") == "delete":
        return DeleteRecords((form.get("id", ""),))
    if form.get("do") == "edit":
        return edited(form, given)
    kind = kind_of(form.get("kind", "")).name
    return CreateRecords((new_record(kind, {**given, **fixed_in(form.get("fixed", ""))}),))


def fixed_in(text: str) -> Preset:
    """Return what a form keeps, by field.

    Raises
    ------
    UnexpectedValue
        The text is no such thing.
    """
    try:
        found = json.loads(text or "{}")
    except ValueError:
        raise UnexpectedValue("what a form keeps") from None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise UnexpectedValue("what a form keeps")
    return found


def _own(kind: str) -> list[str]:
    """Return the fields that tell who said or did it: at first whoever fills in the form."""
    fields = kind_of(kind).fields
    return [field.name for field in fields if field.name.endswith("_by") and field.type is FieldType.TEXT]
