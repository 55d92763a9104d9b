"""Draw what the address asks: canvas, legend, bar and menus follow from it and from the network alone."""

from dataclasses import dataclass, replace
from typing import Any

from dash import Input, Output, State, html, no_update
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.cytoscape.backdrop import Hull, Shape, as_data
from dashboard.cytoscape.layout_memory import Positions
from dashboard.cytoscape.stylesheet import stylesheet
from dashboard.ids import ShellIds
from dashboard.pages.network.address import MAP, NetworkView, from_query
from dashboard.pages.network.bar.toolbar import centre_label, depth_control, filter_chips, shown_count
from dashboard.pages.network.canvas.charts import chart_of, is_put_by_hand
from dashboard.pages.network.canvas.elements import elements
from dashboard.pages.network.canvas.empty import instead_of_drawing, instead_of_waiting
from dashboard.pages.network.canvas.legend import legend
from dashboard.pages.network.canvas.map import map_of, placed_on_map
from dashboard.pages.network.canvas.placing import Placer, layout_key
from dashboard.pages.network.canvas.start import start_prompt
from dashboard.pages.network.canvas.styling import N_COLOURS, Styling, group_fill, style_scene
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.links import view_link
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, t
from dashboard.work.outcomes import NotThere
from graph.commands.permissions import Permission

VIEW_BUTTONS = (
    ("zoomIn", Ids.ZOOM_IN),
    ("zoomOut", Ids.ZOOM_OUT),
    ("fitAll", Ids.FIT),
    ("rearranged", Ids.REARRANGE),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scene with its looks and places, and what lies beneath."""

    scene: Scene
    styling: Styling
    positions: Positions
    beneath: tuple[Shape, ...] = ()


def drawing_of(scene: Scene, placer: Placer, words: str) -> Drawing:
    """Return all that is needed to draw a scene: by a layout, or where values or the map put everyone."""
    if scene.view.shown_as == MAP:
        there = placed_on_map(scene)
        found = map_of(there, words)
        return Drawing(there, style_scene(there), found.places, found.beneath)
    chart = chart_of(scene, words)
    if chart is not None:
        return Drawing(scene, style_scene(scene), chart.places, chart.beneath)
    return Drawing(scene, style_scene(scene), placer.positions(scene, words), hulls(scene))


def hulls(scene: Scene) -> tuple[Shape, ...]:
    """Return the hulls round the communities that have a colour of their own."""
    division = scene.division
    if division is None or scene.view.is_apart:
        return ()
    shown = frozenset(scene.node_ids)
    return tuple(
        Hull(tuple(i for i in group.member_ids if i in shown), group_fill(group.number), division.names[group.number])
        for group in division.groups
        if group.number <= N_COLOURS and len(group.member_ids) > 1
    )


def register(registrar: Registrar, services: Services, scenes: Scenes, placer: Placer) -> None:
    """Register the callbacks that draw."""
    _register_drawing(registrar, scenes, placer)
    _register_looking(registrar, services, placer)


def _register_drawing(registrar: Registrar, scenes: Scenes, placer: Placer) -> None:
    @registrar.callback(
        Output(Ids.CANVAS, "elements"),
        Output(Ids.LAYOUT_KEY, "data"),
        Output(Ids.LEGEND, "children"),
        Output(Ids.START, "children"),
        Output(Ids.CENTRE_LABEL, "children"),
        Output(Ids.DEPTH, "children"),
        Output(Ids.CHIPS, "children"),
        Output(Ids.SHOWN, "children"),
        Output(Ids.SHOWN_AS, "children"),
        Output(Ids.TABLE_BOX, "hidden"),
        Output(Ids.CANVAS_BOX, "hidden"),
        Output(Ids.BACKDROP, "data"),
        Output(Ids.CANVAS, "autoungrabify"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.WORKED, "data"),
    )
    def draw(search: str | None, revision: int | None, worked: str | None) -> tuple[Any, ...]:
        words, scene = language(), scenes.at(search)
        view = scene.view
        is_table = view.shown_as == "tabel" and bool(scene.node_ids)  # with nothing to list, the way on is told
        scene, picture, beneath = _picture(scene, placer, words)
        return (
            *picture,
            centre_label(scene, words),
            depth_control(scene, words),
            filter_chips(scene, words),
            [] if view.is_prompt else shown_count(scene, words),
            shown_as_links(view, words),
            not is_table,
            is_table,
            beneath,
            not is_put_by_hand(view),
        )

    registrar.clientside(
        "network",
        "drawn",
        Output(Ids.CANVAS, "className"),
        Input(Ids.CANVAS, "elements"),
        State(Ids.LAYOUT_KEY, "data"),
        State(Ids.BACKDROP, "data"),
    )


def _picture(scene: Scene, placer: Placer, words: str) -> tuple[Scene, tuple[Any, ...], Any]:
    """Return what is drawn; nodes, layout, legend and what stands in their place; and what lies beneath.

    Of what is still being computed: how far it is; what was drawn before stays.
    """
    try:
        drawn = drawing_of(scene, placer, words)
    except NotThere as found:
        return scene, (no_update, no_update, no_update, instead_of_waiting(scene.view, found, words)), no_update
    shown = drawn.scene
    is_start = shown.view.is_prompt and shown.n_all
    instead = start_prompt(shown.snapshot, words) if is_start else instead_of_drawing(shown, words)
    nodes = elements(shown, drawn.styling, drawn.positions, words)
    picture = (nodes, layout_key(shown.view), legend(shown, drawn.styling, words), instead)
    return shown, picture, as_data(drawn.beneath)


def _register_looking(registrar: Registrar, services: Services, placer: Placer) -> None:
    @registrar.callback(Output(Ids.CANVAS, "stylesheet"), Input(ShellIds.THEME, "data"))
    def restyle(theme: str | None) -> Any:
        return stylesheet("dark" if theme == "dark" else "light")

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input(Ids.REARRANGE, "n_clicks"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.SAVE_VIEW,
        prevent_initial_call=True,
    )
    def rearrange(clicks: int | None, search: str | None) -> Any:
        if not clicks:
            return no_update
        placer.rearrange(from_query(search))
        return services.revision()

    registrar.clientside(
        "network_panel", "toggle", Output(Ids.PANEL_SWITCH, "className"), Input(Ids.PANEL_SWITCH, "n_clicks")
    )
    for name, button in VIEW_BUTTONS:
        registrar.clientside("network", name, Output(button, "className"), Input(button, "n_clicks"))


def shown_as_links(view: NetworkView, words: str) -> list[Component]:
    """Return the switch between canvas and table."""
    return [
        view_link(
            replace(view, shown_as=name),
            icon(sign, 16),
            html.Span(t(f"network.as_{name}", words), className="seg-words"),
            title=t(f"network.as_{name}", words),
            class_name="seg-item on" if view.shown_as == name else "seg-item",
        )
        for name, sign in (("netwerk", "chart-dots-3"), ("tabel", "table"), (MAP, "map"))
    ]
