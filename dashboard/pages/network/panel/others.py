"""The panel for several selected records, and for none."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.pages.network.links import around, hiding, view_link
from dashboard.pages.network.panel.node_panel import act_button, panel_head
from dashboard.pages.network.panel.ties_tab import tie_row
from dashboard.pages.network.scene import Scene
from dashboard.text import plural, t
from graph.exploration.focus import common_neighbours
from graph.model.snapshot import display_name

MOST_LISTED = 40
BEST_CONNECTED = 8


def several_panel(scene: Scene, node_ids: tuple[str, ...], language: str) -> list[Component]:
    """Return the panel of several nodes: who they are, what ties them, whom they share."""
    snapshot = scene.snapshot
    shared = sorted(
        common_neighbours(snapshot, node_ids),
        key=lambda node_id: display_name(snapshot.records[node_id], language).casefold(),
    )
    among = [tie for node_id in node_ids for tie in snapshot.ties_of(node_id) if set(tie.ends) <= set(node_ids)]
    between = {tie.id: tie for tie in among}.values()
    actions = [
        view_link(
            around(scene.view, *node_ids), icon("focus-2", 16), t("network.focus", language), class_name="btn primary"
        ),
        view_link(hiding(scene.view, *node_ids), icon("eye-off", 16), t("network.hide", language), class_name="btn"),
        act_button("add-neighbours", "", "circles-relation", t("network.select_neighbours", language)),
        act_button("ask-delete", ",".join(node_ids), "trash", t("network.delete", language)),
    ]
    return [
        panel_head(icon("users", 22), plural("network.selected", len(node_ids), language), "", language),
        html.Div(actions, className="panel-actions"),
        html.Div(
            [
                html.H3(t("network.selection", language)),
                *_rows(scene, node_ids, language),
                html.H3([t("network.between", language), html.Span(str(len(between)), className="n")]),
                *(tie_row(snapshot, tie, language) for tie in list(between)[:MOST_LISTED]),
                html.H3([t("network.common_neighbours", language), html.Span(str(len(shared)), className="n")]),
                *_rows(scene, tuple(shared), language),
            ],
            className="panel-scroll",
        ),
    ]


def empty_panel(scene: Scene, language: str) -> list[Component]:
    """Return what to do without a selection: the best connected of what is shown."""
    counts: dict[str, set[str]] = {}
    for tie_id in scene.tie_ids:
        source, target = scene.snapshot.ties[tie_id].ends
        counts.setdefault(source, set()).add(target)
        counts.setdefault(target, set()).add(source)
    best = sorted(counts, key=lambda node_id: (-len(counts[node_id]), node_id))[:BEST_CONNECTED]
    return [
        html.Div(
            [
                html.H2(t("network.nothing_selected", language)),
                html.P(t("network.select_hint", language), className="muted"),
                *([html.H3(t("network.best_connected", language))] if best else []),
                *_rows(scene, tuple(best), language, counts={node_id: len(counts[node_id]) for node_id in best}),
            ],
            className="panel-scroll panel-empty",
        )
    ]


def _rows(
    scene: Scene, node_ids: tuple[str, ...], language: str, counts: dict[str, int] | None = None
) -> list[Component]:
    rows = [
        html.Div(
            [
                kind_glyph(scene.snapshot.records[node_id].kind),
                html.Button(
                    display_name(scene.snapshot.records[node_id], language),
                    id={"type": "network-act", "act": "select", "id": node_id},
                    className="text-button grow",
                ),
                *([html.Span(str(counts[node_id]), className="leg-count")] if counts else []),
            ],
            className="tie",
        )
        for node_id in node_ids[:MOST_LISTED]
    ]
    more = len(node_ids) - MOST_LISTED
    return [*rows, *([html.P(t("network.n_more", language, n=more), className="muted")] if more > 0 else [])]
