"""What the page keeps: choices go to the address, dragged places and named views to the store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import digits
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.network.address import Expansion, NetworkView, from_query, to_query
from dashboard.pages.network.bar.views_menu import taken_question, view_named
from dashboard.pages.network.canvas.charts import chosen_fields, is_put_by_hand
from dashboard.pages.network.ids import ABOUT, PICK
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.lenses.register import lens_of
from dashboard.pages.network.links import around, opened
from dashboard.pages.network.panel.opening import HUB, preview
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.saved_views import NETWORK, saved_view_href
from dashboard.services import Services
from dashboard.text import language
from graph.commands.arranging import PlaceNodes, SaveView
from graph.commands.permissions import Permission
from graph.model.registry import ACTOR_KINDS
from graph.model.values import UNKNOWN

FURTHEST = 1e6
STYLES = frozenset({"colour", "size", "shape", "ring", "badge", "by", "by_other"})


FIELDS = ("by", "by_other")


def register(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    """Register the callbacks that keep."""
    _register_choices(registrar, services, scenes)
    _register_places(registrar, services)


def _register_choices(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input({"type": "network-style", "name": ALL}, "value"),
        Input({"type": PICK, "name": ALL}, "value"),
        Input(Ids.CENTRE_PICK, "value"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def choose(styles: Sequence[Any], picks: Sequence[Any], centre: Any, search: str | None) -> Any:
        pressed = ctx.triggered_id
        value = ctx.triggered[0]["value"] if ctx.triggered else None
        name = str(pressed["name"] if isinstance(pressed, Mapping) else pressed)
        if is_own_choice(scenes, search, name, value):
            return no_update
        changed = to_query(chosen(from_query(search), name, value))
        return no_update if changed == to_query(from_query(search)) else changed

    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Output(ShellIds.SELECTION, "data", allow_duplicate=True),
        Input(Ids.OPENED, "data"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def open_up(event: dict[str, Any] | None, search: str | None) -> Any:
        scene = scenes.at(search)
        node_id = str(event.get("id", "")) if event else ""
        if node_id not in scene.snapshot.nodes or not (found := preview(scene, node_id)).n_new:
            return no_update, no_update
        if found.n_new > HUB:
            return no_update, [node_id]  # a hub asks first: the panel shows which relations and how many
        return to_query(opened(scene.view, Expansion(node_id))), no_update

    @registrar.callback(
        Output(Ids.CENTRE_PICK, "options"),
        Input(Ids.CENTRE_PICK, "search_value"),
        prevent_initial_call=True,
    )
    def find_centre(text: str | None) -> Any:
        if not text or len(text) < 2:
            return no_update
        hits = services.search(text, ACTOR_KINDS, 30)
        return [{"value": hit.record_id, "label": hit.name} for hit in hits]


def _register_places(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input(Ids.DRAGGED, "data"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.SAVE_VIEW,
        prevent_initial_call=True,
    )
    def place(event: dict[str, Any] | None, search: str | None) -> Any:
        view = from_query(search)
        positions = places_to_keep(view, event)
        if not positions:
            return no_update
        return services.run(PlaceNodes(positions, view.saved_view or UNKNOWN)).number

    registrar.clientside(
        "network",
        "placed",
        Output(Ids.PLACED, "data"),
        Input(Ids.SAVE_VIEW, "n_clicks"),
        Input({"type": "network-update-view", "name": ALL}, "n_clicks"),
        State(Ids.VIEW_NAME, "value"),
        prevent_initial_call=True,
    )

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Output(Ids.VIEW_NAME, "value"),
        Output(Ids.VIEW_TAKEN, "children"),
        Input(Ids.PLACED, "data"),
        State(ShellIds.VIEW, "data"),
        State(ShellIds.SELECTION, "data"),
        permission=Permission.SAVE_VIEW,
        prevent_initial_call=True,
    )
    def save_view(event: dict[str, Any] | None, search: str | None, selection: list[str] | None) -> Any:
        name = str((event or {}).get("name") or "").strip()
        if not event or not name:
            return (no_update,) * 4
        taken = view_named(services.snapshot(), name)
        if taken is not None and not event.get("replaces"):
            return (*((no_update,) * 3), taken_question(taken, language()))
        view = from_query(search)
        query = view_query(view, selection or [])
        named = name if taken is None else str(taken.name)
        done = services.run(SaveView(named, NETWORK, query, places_to_keep(view, event), services.user().name))
        saved = view_named(services.snapshot(), name)
        return done.number, "?" + saved_view_href(saved).partition("?")[2] if saved else no_update, "", []


def is_own_choice(scenes: Scenes, search: str | None, name: str, value: Any) -> bool:
    """Return whether a control only tells what is shown as long as nobody chose."""
    view = from_query(search)
    if name in FIELDS and not getattr(view, name):
        return value == dict(zip(FIELDS, chosen_fields(view), strict=False)).get(name)
    lens = lens_of(view)
    place = _place_about(name)
    if lens is None or place is None or any(view.about):
        return False
    begun = lens.begin(scenes.at(search))
    return str(value or "") == (begun[place] if place < len(begun) else "")


def chosen(view: NetworkView, name: str, value: Any) -> NetworkView:
    """Return the view with one choice made in a control."""
    text = str(value or "")
    if name in STYLES:
        return view.having(**{name: text or getattr(NetworkView(), name)})
    if name == "near":
        return view.with_filter(near=text)
    if name == "date":
        return from_query(to_query(view.with_filter(on_date=text)))
    if (place := _place_about(name)) is not None:
        return view.asking(place, text)
    if name == "partners":
        return view.with_filter(min_degree=value if isinstance(value, int) and value > 0 else 0)
    return around(view, *dict.fromkeys((*view.centres, text))) if text else view


def _place_about(name: str) -> int | None:
    """Return which of the things that a lens is about a control chooses; None for another control."""
    place = name.removeprefix(ABOUT)
    return int(place) if name.startswith(ABOUT) and len(place) == 1 and place in digits else None


def view_query(view: NetworkView, selection: Sequence[str]) -> str:
    """Return the query that a saved view keeps: the view without its own name, and the selection."""
    query = to_query(replace(view, saved_view=""))
    picked = f"kies={','.join(selection)}" if selection else ""
    return f"{query}{'&' if query else '?'}{picked}" if picked else query


def places_to_keep(view: NetworkView, event: Mapping[str, Any] | None) -> dict[str, tuple[float, float]]:
    """Return the places in an event of the canvas that hold from now on: none where a value or the map decides."""
    return read_positions(event) if is_put_by_hand(view) else {}


def read_positions(event: Mapping[str, Any] | None) -> dict[str, tuple[float, float]]:
    """Return the places in an event of the canvas; what is no place is left out."""
    found: dict[str, tuple[float, float]] = {}
    given = (event or {}).get("positions")
    for node_id, at in given.items() if isinstance(given, Mapping) else ():
        if isinstance(at, list) and len(at) == 2 and all(isinstance(n, int | float) and abs(n) < FURTHEST for n in at):
            found[str(node_id)] = (float(at[0]), float(at[1]))
    return found
