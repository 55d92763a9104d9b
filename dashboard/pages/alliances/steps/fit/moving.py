"""A weight that is moved writes the address, so that a link reproduces what is seen."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.alliances.address import AllianceView, from_query, href
from dashboard.pages.alliances.steps.fit.weights import WEIGHT
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.fit.weighing import moved


def register(registrar: Registrar) -> None:
    """Register the callback of the weights."""

    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input({"type": WEIGHT, "key": ALL}, "value"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def move(values: Sequence[float | int | None], search: str | None) -> Any:
        if len(ctx.triggered) != 1 or not ctx.triggered_id:  # drawing nine of them moves none
            return no_update
        keys = [item["id"]["key"] for item in ctx.inputs_list[0]]
        given = dict(zip(keys, values, strict=True))
        return "?" + urlsplit(href(with_weight(from_query(search), given, ctx.triggered_id["key"]))).query


def with_weight(view: AllianceView, shown: dict[str, float | int | None], key: str) -> AllianceView:
    """Return a view in which one weight is set and the others keep their proportions.

    Parameters
    ----------
    view : AllianceView
        As it is.
    shown : mapping of str to float
        Per cent of each weight on screen, the one that was moved at its new place.
    key : str
        Which was moved.

    Raises
    ------
    UnexpectedValue
        These are no weights.
    """
    weights = {one: float(value) for one, value in shown.items() if value is not None and 0 <= value <= 100}
    if weights.keys() != set(COMPONENTS) or key not in weights:
        raise UnexpectedValue("weights")
    found = moved(weights, key, weights[key] / 100)
    return view.having(weights={one: round(100 * share, 1) for one, share in found.items()})
