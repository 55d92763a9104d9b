"""One node: what it is, its ties, its data, its position, its history."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.alliance_links import dossier
from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.subtitle import subtitle
from dashboard.pages.network.bar.toolbar import n_one_step_further
from dashboard.pages.network.links import around, closed, hiding, view_link, with_lens
from dashboard.pages.network.panel.data_tab import data_tab, source_line
from dashboard.pages.network.panel.history_tab import history_tab
from dashboard.pages.network.panel.opening import opening_menu
from dashboard.pages.network.panel.position_tab import position_tab
from dashboard.pages.network.panel.ties_tab import ties_tab
from dashboard.pages.network.scene import Scene
from dashboard.text import plural, t
from graph.changes import Revision
from graph.model.alliances import Alliance
from graph.model.records import Node
from graph.model.registry import NODE_KINDS, kind_of
from graph.model.snapshot import display_name
from graph.model.values import is_known


def node_panel(scene: Scene, node: Node, revisions: Sequence[Revision], language: str) -> list[Component]:
    """Return the whole panel of a node."""
    snapshot = scene.snapshot
    tabs = (
        ("ties", ties_tab(snapshot, node, language), len(snapshot.ties_of(node.id))),
        ("data", data_tab(snapshot, node, language), None),
        ("position", position_tab(scene, node.id, language), None),
        ("history", history_tab(snapshot, node.id, revisions, language), None),
    )
    return [
        panel_head(
            kind_glyph(node.kind, 26), display_name(node, language), subtitle(snapshot, node, language), language
        ),
        *_outside(scene, node, language),
        *_description(node),
        _actions(scene, node, language),
        dmc.Tabs(
            [
                dmc.TabsList([_tab(name, count, language) for name, _, count in tabs]),
                *(dmc.TabsPanel(html.Div(content, className="panel-scroll"), value=name) for name, content, _ in tabs),
            ],
            id="network-panel-tabs",
            value="ties",
            persistence=True,
            persistence_type="session",
            className="panel-tabs",
        ),
        html.Footer(source_line(snapshot, node, language), className="panel-source"),
    ]


def panel_head(sign: Component, title: str, below: str, language: str) -> Component:
    """Return the head of the panel with the button that clears the selection."""
    close = html.Button(
        icon("x", 16),
        id={"type": "network-act", "act": "clear", "id": ""},
        className="icon-button",
        title=t("network.close_panel", language),
        **aria(label=t("network.close_panel", language)),
    )
    return html.Div(
        [sign, html.Div([html.H2(title), html.Div(below, className="muted")], className="grow"), close],
        className="panel-head",
    )


def act_button(act: str, record_id: str, sign: str, text: str, *, at_once: bool = False) -> Component:
    """Return a button that opens something about a record, or does something to it at once."""
    kind = "network-do" if at_once else "network-act"
    return html.Button([icon(sign, 16), text], id={"type": kind, "act": act, "id": record_id}, className="btn")


def _outside(scene: Scene, node: Node, language: str) -> list[Component]:
    """Return that a node is not in the picture, and the way to see it there; nothing when it is."""
    if node.id in scene.node_ids or scene.view.is_prompt:
        return []
    shown = [_together(scene, node, language, "text-button")] if not scene.view.everything else []
    return [html.P([t("network.outside", language), " ", *shown], className="panel-outside")]


def _together(scene: Scene, node: Node, language: str, class_name: str) -> Component:
    return view_link(
        around(scene.view, *dict.fromkeys((*scene.view.centres, node.id))),
        icon("focus-2", 16),
        t("network.add_centre", language),
        class_name=class_name,
    )


def _description(node: Node) -> list[Component]:
    return [html.P(str(node.description), className="panel-description")] if is_known(node.description) else []


def _tab(name: str, count: int | None, language: str) -> Component:
    extra = [html.Span(str(count), className="n")] if count is not None else []
    return dmc.TabsTab([t(f"network.tab_{name}", language), *extra], value=name)


def _actions(scene: Scene, node: Node, language: str) -> Component:
    view = scene.view
    taken_back = [
        view_link(
            closed(view, expansion.node_id),
            icon("arrow-back-up", 16),
            plural("network.take_back", scene.brought.get(node.id, 0), language),
            class_name="btn",
        )
        for expansion in view.expansions
        if expansion.node_id == node.id
    ]
    edit = act_button("edit", node.id, "pencil", t("network.edit", language))
    return html.Div(
        [
            *_dossier(node, language),
            *_look_around(scene, node, language),
            *taken_back,
            opening_menu(scene, node.id, language),
            edit,
            _more(scene, node, language),
        ],
        className="panel-actions",
    )


def _dossier(node: Node, language: str) -> list[Component]:
    """Return the way to the dossier of an alliance; nothing for another kind."""
    if not isinstance(node, Alliance):
        return []
    words: list[Component | str] = [icon("affiliate", 16), t("network.dossier", language)]
    return [dcc.Link(words, href=dossier(node.id), refresh=False, className="btn")]


def _look_around(scene: Scene, node: Node, language: str) -> list[Component]:
    """Return the way to the surroundings of a node; one step further for who is there already."""
    view = scene.view
    if view.centres != (node.id,) or view.everything:
        words = t("network.focus", language)
        return [view_link(around(view, node.id), icon("focus-2", 16), words, class_name="btn primary")]
    if not n_one_step_further(scene):
        return []
    further = view.having(depth=view.depth + 1)
    return [view_link(further, icon("plus", 16), t("network.further", language), class_name="btn primary")]


def _more(scene: Scene, node: Node, language: str) -> Component:
    kinds = [
        html.Button(
            [kind_glyph(kind), kind_of(kind).one.in_language(language)],
            id={"type": "network-do", "act": f"kind-{kind}", "id": node.id},
            className="menu-link",
        )
        for kind in NODE_KINDS
        if kind not in (node.kind, "theme", "place")
    ]
    hidden = view_link(
        hiding(scene.view, node.id), icon("eye-off", 16), t("network.hide", language), class_name="menu-link"
    )
    asks = next((centre for centre in scene.view.centres if centre != node.id), "")
    introduce = view_link(
        with_lens(scene.view, "route", asks, node.id),
        icon("route", 16),
        t("lens.introduce_to", language),
        class_name="menu-link",
    )
    leave = view_link(
        with_lens(scene.view, "vertrek", node.id),
        icon("user-minus", 16),
        t("lens.check_departure", language),
        class_name="menu-link",
    )
    looks = [
        introduce,
        leave,
        _together(scene, node, language, "menu-link"),
        *([hidden] if node.id in scene.node_ids else []),
    ]
    delete = html.Button(
        [icon("trash", 16), t("network.delete", language)],
        id={"type": "network-act", "act": "ask-delete", "id": node.id},
        className="menu-link danger",
    )
    change = html.Details([html.Summary(t("network.change_kind", language)), *kinds], className="menu-details")
    more = html.Button(
        icon("dots", 16),
        className="btn",
        title=t("network.more", language),
        **aria(label=t("network.more", language)),
    )
    return dmc.Popover(
        [dmc.PopoverTarget(more), dmc.PopoverDropdown([*looks, change, delete])],
        position="bottom-end",
        shadow="md",
        width=240,
        withinPortal=True,
    )
