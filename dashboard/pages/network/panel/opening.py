"""Opening up a node: how many it would bring before it does, by relation, and at most how many."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.network.address import Expansion
from dashboard.pages.network.links import opened, view_link
from dashboard.pages.network.scene import Scene, filter_within, walkable
from dashboard.pages.network.sentences import relation
from dashboard.text import plural, t
from graph.exploration.focus import Allowed, ExpansionPreview, expansion_preview, neighbours_of

HUB = 25
FEW = 10


def preview(scene: Scene, node_id: str) -> ExpansionPreview:
    """Return what opening up a node would add to what is shown, within the filter."""
    return expansion_preview(scene.snapshot, scene.node_ids, node_id, openable(scene, node_id))


def openable(scene: Scene, node_id: str) -> Allowed:
    """Return what of the neighbours of a node the filter lets through."""
    near = neighbours_of(scene.snapshot, (node_id,), allowed=walkable(scene.view, scene.snapshot))
    if scene.view.fade:
        return Allowed(near)
    passing = filter_within(scene.snapshot, scene.view, {node_id, *scene.surroundings, *near})
    return Allowed(passing.node_ids)


def opening_menu(scene: Scene, node_id: str, language: str) -> Component:
    """Return the button with the count; a hub asks which relations and how many."""
    found = preview(scene, node_id)
    if not found.n_new:
        return html.Span(t("network.nothing_to_open", language), className="visually-hidden")
    words: list[Component | str] = [icon("circle-plus", 16), f"+{found.n_new}"]
    title = plural("network.open_up", found.n_new, language)
    if found.n_new <= HUB and len(found.by_tie_type) == 1:
        return view_link(opened(scene.view, Expansion(node_id)), *words, class_name="btn", title=title)
    return dmc.Popover(
        [
            dmc.PopoverTarget(html.Button(words, className="btn", title=title)),
            dmc.PopoverDropdown(opening_choices(scene, node_id, found, language)),
        ],
        position="bottom-end",
        shadow="md",
        width=280,
        withinPortal=True,
    )


def read_from(scene: Scene, node_id: str, tie_type: str, language: str) -> str:
    """Return a relation as it is read from a node: both ways when its ties lead both ways."""
    ties = (tie for tie in scene.snapshot.ties_of(node_id) if tie.type == tie_type)
    return " / ".join(sorted({relation(tie, node_id, language) for tie in ties}))


def opening_choices(scene: Scene, node_id: str, found: ExpansionPreview, language: str) -> list[Component]:
    """Return the ways to open up a node: all, the best connected few, or along one relation."""
    whole = view_link(
        opened(scene.view, Expansion(node_id)),
        plural("network.open_all", found.n_new, language),
        class_name="menu-link",
    )
    few = view_link(
        opened(scene.view, Expansion(node_id, (), FEW)),
        t("network.open_few", language, n=FEW),
        class_name="menu-link",
    )
    types = [
        view_link(
            opened(scene.view, Expansion(node_id, (tie_type,))),
            html.Span(read_from(scene, node_id, tie_type, language), className="grow"),
            html.Span(str(count), className="leg-count"),
            class_name="menu-link",
        )
        for tie_type, count in found.by_tie_type.items()
    ]
    return [whole, *([few] if found.n_new > FEW else []), html.H3(t("network.open_along", language)), *types]
