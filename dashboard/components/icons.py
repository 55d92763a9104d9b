"""Outline icons, drawn in the colour of the text beside them."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria


def icon(name: str, size: int = 18) -> Component:
    """Return an icon of `assets/05_icons.css`, hidden from assistive technology because words stand beside it."""
    return html.Span(className=f"icon icon-{name}", style={"width": size, "height": size}, **aria(hidden="true"))
