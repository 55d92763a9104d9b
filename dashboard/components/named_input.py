"""One line to type in, named for who cannot see where it stands."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component


def named_input(input_id: Any, words: str, value: str = "", most: int = 120) -> Component:
    """Return a line to type in: its words stand in it while it is empty, and name it always.

    Parameters
    ----------
    input_id : str or dict
        Id of the control; what was typed goes out as the keyboard leaves it.
    words : str
        What is asked.
    value : str
        What stands in it.
    most : int
        Longest text, in characters.
    """
    control = dcc.Input(
        id=input_id, value=value, placeholder=words, className="text-input", debounce=True, maxLength=most
    )
    return html.Label([html.Span(words, className="visually-hidden"), control], className="named-input")
