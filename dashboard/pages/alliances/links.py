"""Controls of the desk are links: a click can be copied, opened apart, and undone by Back."""

from typing import Any

from dash import dcc
from dash.development.base_component import Component

from dashboard.pages.alliances.address import AllianceView, href


def desk_link(view: AllianceView, *children: Any, class_name: str = "", **rest: Any) -> Component:
    """Return a link that shows a view without loading the page anew."""
    return dcc.Link(list(children), href=href(view), refresh=False, className=class_name, **rest)
