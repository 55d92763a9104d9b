"""What one click does in a dossier: make a party, let it leave, finish a task, reach a milestone."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dash import ALL, Input, Output, ctx, html, no_update
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import today
from graph.commands.allying import JoinAlliance
from graph.commands.bus import Command
from graph.commands.editing import EditRecord, EndTie
from graph.commands.permissions import Permission
from graph.model.dossiers import Milestone
from graph.model.errors import RecordNotFound
from graph.model.follow_up import Task
from graph.model.records import Record
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie

DEED = "alliance-deed"
JOIN, LEAVE, DONE, REACHED = "join", "leave", "done", "reached"


def deed_button(act: str, about: str, record_id: str, sign: str, words: str, *, as_sign: bool = False) -> Component:
    """Return a button that does something at once; undo takes it back.

    Parameters
    ----------
    act : str
        What.
    about, record_id : str
        The alliance, and the party, tie, task or milestone.
    sign, words : str
        Icon and words.
    as_sign : bool
        Whether the words are a label only.
    """
    told = {"type": DEED, "act": act, "about": about, "id": record_id}
    if as_sign:
        return html.Button(icon(sign, 16), id=told, className="icon-button", title=words, **aria(label=words))
    return html.Button([icon(sign, 14), words], id=told, className="all-deed")


def register(registrar: Registrar, services: Services) -> None:
    """Register the callback of these buttons."""

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": DEED, "act": ALL, "about": ALL, "id": ALL}, "n_clicks"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def do(clicks: Sequence[int | None]) -> Any:
        pressed = ctx.triggered_id
        if not isinstance(pressed, Mapping) or not any(event["value"] for event in ctx.triggered):
            return no_update
        return services.run(command_of(services.snapshot(), pressed, today())).number


def command_of(snapshot: NetworkSnapshot, pressed: Mapping[str, str], on: str) -> Command:
    """Return the command of a button.

    Raises
    ------
    RecordNotFound
        It is about something that is not there any more.
    UnexpectedValue
        No button of the product asks for this.
    """
    act = pressed.get("act", "")
    if act not in _COMMANDS:
        raise UnexpectedValue("what a button does")
    return _COMMANDS[act](snapshot, pressed, on)


def _join(_: NetworkSnapshot, pressed: Mapping[str, str], on: str) -> Command:
    return JoinAlliance(pressed.get("about", ""), pressed.get("id", ""), on)


def _leave(snapshot: NetworkSnapshot, pressed: Mapping[str, str], on: str) -> Command:
    return EndTie(_known(snapshot, Tie, pressed).id, on)


def _done(snapshot: NetworkSnapshot, pressed: Mapping[str, str], on: str) -> Command:
    task = _known(snapshot, Task, pressed)
    return EditRecord(task.id, {"state": "done"}, task)


def _reached(snapshot: NetworkSnapshot, pressed: Mapping[str, str], on: str) -> Command:
    milestone = _known(snapshot, Milestone, pressed)
    return EditRecord(milestone.id, {"done_on": on}, milestone)


def _known(snapshot: NetworkSnapshot, record_type: type[Record], pressed: Mapping[str, str]) -> Record:
    record_id = pressed.get("id", "")
    found = snapshot.of(record_type).get(record_id)
    if found is None:
        raise RecordNotFound(record_id)
    return found


_COMMANDS: Mapping[str, Callable[[NetworkSnapshot, Mapping[str, str], str], Command]] = MappingProxyType(
    {JOIN: _join, LEAVE: _leave, DONE: _done, REACHED: _reached}
)
