"""The phase of an alliance: it moves through its gates, or with a written reason; back and out are always allowed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dash import ALL, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.opened import Opened, open_dossier
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import language, t, today
from graph.analysis.alliances.gates import gates
from graph.analysis.alliances.phases import UNKNOWN_PHASE, moves_from, needs_reason
from graph.commands.allying import MovePhase, ReasonMissing
from graph.commands.permissions import Permission
from graph.model.choices import ALLIANCE_PHASE
from graph.model.values import known_or

MOVE, WHY = "alliance-move", "alliance-move-why"
SIGNS: Mapping[str, str] = MappingProxyType(
    {"onward": "arrow-right", "back": "arrow-back-up", "out": "x", "told": "pencil"}
)
PHASES = frozenset(choice.code for choice in ALLIANCE_PHASE)


def phase_menu(opened: Opened) -> Component:
    """Return the present phase, and where the alliance may go from there."""
    words, alliance = opened.language, opened.found.alliance
    phase = str(known_or(alliance.phase, UNKNOWN_PHASE))
    moves = moves_from(phase)
    buttons = [
        html.Button(
            [
                icon("arrow-right" if way == "onward" else "arrow-back-up" if way == "back" else "x", 14),
                _name(to, words),
            ],
            id={"type": MOVE, "id": alliance.id, "from": phase, "to": to},
            className="menu-link",
        )
        for to, way in moves.items()
    ]
    asks = t("alliance.move_why", words)
    why = html.Label(
        [asks, dcc.Textarea(id={"type": WHY, "id": alliance.id}, className="text-input")], className="all-why"
    )
    summary = html.Summary([t("alliance.in_phase", words, phase=_name(phase, words)), icon("chevron-down", 12)])
    return html.Details([summary, html.Div([why, *buttons], className="all-menu card form")], className="all-choice")


def register(registrar: Registrar, services: Services) -> None:
    """Register the callback that moves a phase."""

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": MOVE, "id": ALL, "from": ALL, "to": ALL}, "n_clicks"),
        State({"type": WHY, "id": ALL}, "value"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def move(clicks: Sequence[int | None], written: Sequence[str | None]) -> Any:
        pressed = ctx.triggered_id
        if not isinstance(pressed, Mapping) or not any(clicks):
            return no_update
        return services.run(move_asked(services, pressed, "".join(why or "" for why in written).strip())).number


def move_asked(services: Services, pressed: Mapping[str, str], why: str) -> MovePhase:
    """Return the move that a button asks for.

    Raises
    ------
    ReasonMissing
        It asks for a reason, and none was written.
    UnexpectedValue
        There is no such move.
    """
    seen, to = pressed.get("from", ""), pressed.get("to", "")
    if seen not in {*PHASES, UNKNOWN_PHASE} or to not in moves_from(seen):
        raise UnexpectedValue("a phase")
    opened = open_dossier(services, AllianceView(dossier=pressed.get("id", "")), language(), today())
    if not why and needs_reason(seen, to, gates(opened.found, opened.ranked, opened.settings.gates)):
        raise ReasonMissing
    return MovePhase(opened.found.alliance.id, seen, to, why, services.user().name, today())


def _name(phase: str, language: str) -> str:
    found = (choice.label.in_language(language) for choice in ALLIANCE_PHASE if choice.code == phase)
    return next(found, t("values.unknown", language))
