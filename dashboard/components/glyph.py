"""The sign of a kind or value: colour and shape together, the same as on the canvas."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.cytoscape.shapes import KIND_SHAPE


def glyph(shape: str, fill: str, size: int = 14) -> Component:
    """Return a small sign, hidden from assistive technology because words stand beside it.

    Parameters
    ----------
    shape : str
        Name of a shape in `dashboard.cytoscape.shapes`; a circle when empty.
    fill : str
        Name of a fill: a kind, ``cat-1`` to ``cat-8``, ``scale-1`` to ``scale-5``, ``unknown`` or ``plain``.
    size : int
        Width and height in px.
    """
    style = {"width": size, "height": size}
    return html.Span(
        html.Span(className="glyph-fill"),
        className=f"glyph shape-{shape or 'circle'} fill-{fill or 'plain'}",
        style=style,
        **aria(hidden="true"),
    )


def kind_glyph(kind: str, size: int = 14) -> Component:
    """Return the sign of a record kind."""
    return glyph(KIND_SHAPE.get(kind, "circle"), kind, size)
