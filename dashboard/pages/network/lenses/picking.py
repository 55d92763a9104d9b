"""Choosing a node by name: a control whose value goes to the address."""

from typing import Any

from dash import MATCH, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.pages.network.ids import ABOUT, PICK
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import t
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name

MOST_OFFERED = 30
SHORTEST = 2


def node_picker(snapshot: NetworkSnapshot, place: int, value: str, label: str, language: str) -> Component:
    """Return the control of one of the nodes that a lens is about.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Names what is chosen.
    place : int
        Which of the things that the lens is about.
    value : str
        Id of the node; empty for none.
    label : str
        What is asked.
    language : str
        ``nl`` or ``en``.
    """
    known = snapshot.nodes.get(value)
    options = [{"value": value, "label": display_name(known, language)}] if known else []
    control = dcc.Dropdown(
        id={"type": PICK, "name": f"{ABOUT}{place}"},
        options=options,
        value=value if known else None,
        placeholder=t("route.pick", language),
        clearable=True,
    )
    return html.Div([html.Label(label), control], className="menu-block")


def register(registrar: Registrar, services: Services) -> None:
    """Register what fills the lists as someone types."""

    @registrar.callback(
        Output({"type": PICK, "name": MATCH}, "options"),
        Input({"type": PICK, "name": MATCH}, "search_value"),
        State({"type": PICK, "name": MATCH}, "options"),
        prevent_initial_call=True,
    )
    def offer(text: str | None, offered: list[dict[str, str]] | None) -> Any:
        if not text or len(text) < SHORTEST:
            return no_update
        hits = services.search(text, ACTOR_KINDS, MOST_OFFERED)
        return [{"value": hit.record_id, "label": hit.name} for hit in hits]
