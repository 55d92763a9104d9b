"""Bars of counts: solid is established, dashed is possible, hatched is unknown."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria

SURE, MAYBE, UNKNOWN = "sure", "maybe", "unknown"


def count_bar(parts: Sequence[tuple[str, int]], whole: int, words: str) -> Component:
    """Return a bar whose parts are shares of a whole.

    Parameters
    ----------
    parts : sequence of (str, int)
        ``sure``, ``maybe`` or ``unknown`` with its count.
    whole : int
        Count of a bar over the full width.
    words : str
        What the bar says, for who does not see it.
    """
    pieces = [
        html.I(className=f"ov-bar__{name}", style={"width": f"{100 * count / whole:.2f}%"})
        for name, count in parts
        if count and whole
    ]
    return html.Div(pieces, className="ov-bar", role="img", **aria(label=words))


def key_of(name: str, words: str) -> Component:
    """Return the explanation of one part of a bar."""
    return html.Span([html.I(className=f"ov-key ov-bar__{name}"), words], className="ov-key-item")
