"""The panel for several selected records, and for none."""

from collections.abc import Sequence

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
from graph.model.ties import Tie

MOST_LISTED = 40
BEST_CONNECTED = 8


def several_panel(scene: Scene, record_ids: Sequence[str], language: str) -> list[Component]:
    """Return the panel of several nodes and ties: who they are, what ties them, whom they share."""
    nodes = tuple(record_id for record_id in record_ids if record_id in scene.snapshot.nodes)
    ties = [scene.snapshot.ties[record_id] for record_id in record_ids if record_id in scene.snapshot.ties]
    apart = [tie for tie in ties if not set(tie.ends) <= set(nodes)]
    return [
        panel_head(icon("users", 22), plural("network.selected", len(record_ids), language), "", language),
        html.Div(_actions(scene, nodes, record_ids, language), className="panel-actions"),
        html.Div(
            [
                *([html.H3(t("network.selection", language)), *_rows(scene, nodes, language)] if nodes else []),
                *(_ties(scene, "network.selected_ties", apart, language) if apart else []),
                *(_among(scene, nodes, language) if len(nodes) > 1 else []),
            ],
            className="panel-scroll",
        ),
    ]


def _actions(scene: Scene, nodes: tuple[str, ...], record_ids: Sequence[str], language: str) -> list[Component]:
    view = scene.view
    focus = view_link(around(view, *nodes), icon("focus-2", 16), t("network.focus", language), class_name="btn primary")
    near = act_button("add-neighbours", "", "circles-relation", t("network.select_neighbours", language))
    return [
        *([focus] if nodes else []),
        view_link(hiding(view, *record_ids), icon("eye-off", 16), t("network.hide", language), class_name="btn"),
        *([near] if nodes else []),
        act_button("ask-delete", ",".join(record_ids), "trash", t("network.delete", language)),
    ]


def _among(scene: Scene, nodes: tuple[str, ...], language: str) -> list[Component]:
    """Return the ties between nodes, and the neighbours that all of them have."""
    snapshot = scene.snapshot
    shared = sorted(
        common_neighbours(snapshot, nodes),
        key=lambda node_id: display_name(snapshot.records[node_id], language).casefold(),
    )
    among = {tie.id: tie for node_id in nodes for tie in snapshot.ties_of(node_id) if set(tie.ends) <= set(nodes)}
    return [
        *(_ties(scene, "network.between", list(among.values()), language)),
        html.H3([f"{t('network.common_neighbours', language)} ", html.Span(str(len(shared)), className="n")]),
        *_rows(scene, tuple(shared), language),
    ]


def _ties(scene: Scene, title: str, ties: Sequence[Tie], language: str) -> list[Component]:
    rows = [tie_row(scene.snapshot, tie, language) for tie in ties[:MOST_LISTED]]
    return [
        html.H3([f"{t(title, language)} ", html.Span(str(len(ties)), className="n")]),
        *rows,
        *_more(len(ties), language),
    ]


def empty_panel(scene: Scene, language: str) -> list[Component]:
    """Return what to do without a selection: the best connected of what is shown."""
    counts: dict[str, set[str]] = {}
    for tie_id in (tie_id for tie_id in scene.tie_ids if tie_id not in scene.faded):
        source, target = scene.snapshot.ties[tie_id].ends
        counts.setdefault(source, set()).add(target)
        counts.setdefault(target, set()).add(source)
    best = sorted(counts, key=lambda node_id: (-len(counts[node_id]), node_id))[:BEST_CONNECTED]
    hint = "select_hint_table" if scene.view.shown_as == "tabel" else "select_hint"
    return [
        html.Div(
            [
                html.H2(t("network.nothing_selected", language)),
                html.P(t(f"network.{hint}", language), className="muted"),
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
    return [*rows, *_more(len(node_ids), language)]


def _more(n_found: int, language: str) -> list[Component]:
    """Return how many are not listed."""
    left = n_found - MOST_LISTED
    return [html.P(t("network.n_more", language, n=left), className="muted")] if left > 0 else []
