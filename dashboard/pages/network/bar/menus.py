"""The menus of the bar: each is filled when it is first opened, and then follows what is shown."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from dashboard.ids import ShellIds
from dashboard.pages.network.bar.filter_menu import chosen_year, filter_menu, year_choice
from dashboard.pages.network.bar.style_menu import style_menu
from dashboard.pages.network.bar.toolbar import centre_menu
from dashboard.pages.network.bar.views_menu import views_menu
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.lenses.frame import lens_menu
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.text import language

Menu = Callable[[Scene, str], list[Component]]

MENUS: Sequence[tuple[Ids, Ids, Menu]] = (
    (Ids.CENTRE_BUTTON, Ids.CENTRE_MENU, centre_menu),
    (Ids.FILTER_BUTTON, Ids.FILTER_MENU, filter_menu),
    (Ids.LENS_BUTTON, Ids.LENS_MENU, lens_menu),
    (Ids.STYLE_BUTTON, Ids.STYLE_MENU, style_menu),
    (Ids.VIEWS_BUTTON, Ids.VIEWS_MENU, views_menu),
)


def register(registrar: Registrar, scenes: Scenes) -> None:
    """Register the callbacks that fill the menus."""
    for button, place, menu in MENUS:
        _register(registrar, scenes, button, place, menu)
    _register_year(registrar, scenes)


def _register(registrar: Registrar, scenes: Scenes, button: Ids, place: Ids, menu: Menu) -> None:
    @registrar.callback(
        Output(place, "children"),
        Input(button, "n_clicks"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.REVISION, "data"),
        prevent_initial_call=True,
    )
    def fill(clicks: int | None, search: str | None, revision: int | None) -> Any:
        return menu(scenes.at(search), language()) if clicks else no_update


def _register_year(registrar: Registrar, scenes: Scenes) -> None:
    @registrar.callback(
        Output(Ids.YEAR_PLACE, "children"),
        Input(Ids.FILTER_BUTTON, "n_clicks"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.REVISION, "data"),
        State(Ids.YEAR_PLACE, "children"),
        prevent_initial_call=True,
    )
    def fill(clicks: int | None, search: str | None, revision: int | None, drawn: list[dict[str, Any]] | None) -> Any:
        scene = scenes.at(search)
        followed = ctx.triggered_id == ShellIds.VIEW and _shown_year(drawn) == chosen_year(scene)
        return no_update if followed or not clicks else year_choice(scene, language())

    registrar.clientside(
        "network_filter",
        "year",
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input(Ids.YEAR, "value"),
        State(Ids.YEAR, "min"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )


def _shown_year(drawn: list[dict[str, Any]] | None) -> Any:
    """Return the year at which the slider on screen stands; it is not drawn anew under a pressed key."""
    props = drawn[0].get("props") if drawn else None
    return props.get("value") if isinstance(props, dict) else None
