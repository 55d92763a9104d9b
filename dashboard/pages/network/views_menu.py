"""Saved views: named links that keep the places of their nodes."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.pages.network.links import PATH
from dashboard.pages.network.scene import Scene
from dashboard.text import t
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import known_or
from graph.model.views import SavedView

PAGE = "network"


def views_menu(scene: Scene, language: str) -> list[Component]:
    """Return the saved views of this page as links."""
    views = saved_views(scene.snapshot)
    if not views:
        return [html.P(t("network.no_views", language), className="muted")]
    return [_row(view, view.id == scene.view.saved_view, language) for view in views]


def saved_views(snapshot: NetworkSnapshot) -> list[SavedView]:
    """Return the saved views of the network page by name."""
    found = [view for view in snapshot.of(SavedView).values() if view.page == PAGE]
    return sorted(found, key=lambda view: str(view.name).casefold())


def view_href(view: SavedView) -> str:
    """Return the address of a saved view, its own places included."""
    query = str(known_or(view.query, ""))
    return f"{PATH}{query}{'&' if query else '?'}weergave={view.id}"


def _row(view: SavedView, is_open: bool, language: str) -> Component:
    return html.Div(
        [
            html.A(
                [
                    icon("bookmark", 16),
                    html.Span(str(view.name), className="grow"),
                    html.Small(str(known_or(view.owner, ""))),
                ],
                href=view_href(view),
                className="menu-link on" if is_open else "menu-link",
            ),
            html.Button(
                icon("trash", 14),
                id={"type": "network-act", "act": "ask-delete", "id": view.id},
                className="icon-button",
                title=t("network.delete_view", language),
                **aria(label=t("network.delete_view", language)),
            ),
        ],
        className="menu-row",
    )
