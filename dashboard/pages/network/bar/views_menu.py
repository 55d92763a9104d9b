"""Saved views: named links that keep the places of their nodes, shared by all."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.scene import Scene
from dashboard.saved_views import NETWORK, saved_view_href
from dashboard.text import date_time, t
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import known_or
from graph.model.views import SavedView


def views_menu(scene: Scene, language: str) -> list[Component]:
    """Return the saved views of this page as links, the open one with the way to bring it up to date."""
    views = saved_views(scene.snapshot)
    if not views:
        return [html.P(t("network.no_views", language), className="muted")]
    return [_row(view, view.id == scene.view.saved_view, language) for view in views]


def saved_views(snapshot: NetworkSnapshot) -> list[SavedView]:
    """Return the saved views of the network page by name."""
    found = [view for view in snapshot.of(SavedView).values() if view.page == NETWORK]
    return sorted(found, key=lambda view: str(view.name).casefold())


def view_named(snapshot: NetworkSnapshot, name: str) -> SavedView | None:
    """Return the saved view of this page with a name, whatever its capitals."""
    return next((view for view in saved_views(snapshot) if str(view.name).casefold() == name.casefold()), None)


def save_controls(language: str) -> Component:
    """Return what saves the present view under a name; a name in use asks before it replaces."""
    name = dcc.Input(
        id=Ids.VIEW_NAME, placeholder=t("network.view_name", language), maxLength=120, className="text-input"
    )
    save = html.Button(t("network.save_view", language), id=Ids.SAVE_VIEW, className="btn primary")
    return html.Div([html.Div([name, save], className="menu-row"), html.Div(id=Ids.VIEW_TAKEN)], className="save-view")


def taken_question(view: SavedView, language: str) -> list[Component]:
    """Return that a name is in use, by whom and since when, and the way to replace that view."""
    when = date_time(view.recorded_at, language)
    words = t("network.view_taken", language, name=view.name, who=known_or(view.owner, ""), when=when)
    replace = html.Button(t("network.replace_view", language), id=update_id(view), className="btn")
    return [html.P(words, role="alert"), replace]


def update_id(view: SavedView) -> dict[str, str]:
    """Return the id of a button that saves what is seen in a view that exists."""
    return {"type": "network-update-view", "name": str(view.name)}


def _row(view: SavedView, is_open: bool, language: str) -> Component:
    about = (str(known_or(view.owner, "")), date_time(view.recorded_at, language))
    told = html.Small(" · ".join(part for part in about if part))
    link = dcc.Link(
        [icon("bookmark", 16), html.Span([str(view.name), told], className="grow")],
        href=saved_view_href(view),
        refresh=False,
        className="menu-link on" if is_open else "menu-link",
        title=str(known_or(view.description, "")),
    )
    buttons = [
        _button("edit", view, "pencil", t("network.edit_view", language)),
        _button("ask-delete", view, "trash", t("network.delete_view", language)),
    ]
    if is_open:
        words = t("network.update_view", language)
        buttons.insert(
            0,
            html.Button(
                icon("refresh", 14), id=update_id(view), className="icon-button", title=words, **aria(label=words)
            ),
        )
    return html.Div([link, *buttons], className="menu-row")


def _button(act: str, view: SavedView, sign: str, words: str) -> Component:
    button_id = {"type": "network-act", "act": act, "id": view.id}
    label = aria(label=f"{words}: {view.name}")
    return html.Button(icon(sign, 14), id=button_id, className="icon-button", title=words, **label)
