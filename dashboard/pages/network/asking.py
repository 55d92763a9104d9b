"""Ask a question about a pattern, and name the parties in it."""

from collections.abc import Sequence
from typing import Any

from dash import ALL, MATCH, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.network.address import NetworkView, from_query, to_query
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.question_menu import NODE_MARK, other_options, question_in
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language
from graph.model.registry import ACTOR_KINDS

SHORTEST_SEARCH = 2
N_OFFERED = 20


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of the question."""

    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input(Ids.ASK, "n_clicks"),
        State({"type": "network-question", "part": ALL, "n": ALL}, "value"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def ask(clicks: int | None, values: Sequence[Any], search: str | None) -> Any:
        if not clicks:
            return no_update
        question = question_in([{**item["id"], "value": item.get("value")} for item in ctx.states_list[0]])
        return to_query(asked(from_query(search), question.to_text()))

    @registrar.callback(
        Output({"type": "network-question", "part": "other", "n": MATCH}, "options"),
        Input({"type": "network-question", "part": "other", "n": MATCH}, "search_value"),
        State({"type": "network-question", "part": "other", "n": MATCH}, "value"),
        prevent_initial_call=True,
    )
    def find_other(text: str | None, chosen: str | None) -> Any:
        if not text or len(text) < SHORTEST_SEARCH:
            return no_update
        kept = [chosen.removeprefix(NODE_MARK)] if chosen and chosen.startswith(NODE_MARK) else []
        found = [hit.record_id for hit in services.search(text, ACTOR_KINDS, N_OFFERED)]
        return other_options(services.snapshot(), list(dict.fromkeys([*kept, *found])), language())


def asked(view: NetworkView, question: str) -> NetworkView:
    """Return the view that shows the answer to a question, its look kept."""
    return view.having(question=question, centres=(), everything=False, expansions=(), hidden=(), saved_view="")
