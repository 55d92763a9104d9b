"""One tie: what it says, its data and history, and what can be done with it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.pages.network.canvas.styling import tie_look
from dashboard.pages.network.links import hiding, view_link
from dashboard.pages.network.panel.data_tab import data_tab, source_line
from dashboard.pages.network.panel.history_tab import history_tab
from dashboard.pages.network.panel.node_panel import act_button, panel_head
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.sentences import tie_sentence
from dashboard.text import t
from graph.changes import Revision
from graph.model.snapshot import display_name
from graph.model.tie_types import LAYERS
from graph.model.ties import Tie

ENDS = frozenset({"source_id", "target_id"})


def tie_panel(scene: Scene, tie: Tie, revisions: Sequence[Revision], language: str) -> list[Component]:
    """Return the whole panel of a tie."""
    snapshot, view = scene.snapshot, scene.view
    layer = next(layer.label.in_language(language) for layer in LAYERS if layer.id == tie.tie_type.layer)
    ends = [
        html.Div(
            [
                *([icon("arrow-right" if tie.tie_type.directed else "arrows-left-right", 14)] if number else []),
                kind_glyph(snapshot.records[end].kind),
                html.Button(
                    display_name(snapshot.records[end], language),
                    id={"type": "network-act", "act": "select", "id": end},
                    className="text-button",
                ),
            ],
            className="tie-end",
        )
        for number, end in enumerate(tie.ends)
    ]
    actions = [
        act_button("edit", tie.id, "pencil", t("network.edit", language)),
        *(
            [act_button("reverse", tie.id, "arrows-left-right", t("network.reverse", language), at_once=True)]
            if can_turn(scene, tie)
            else []
        ),
        act_button("end", tie.id, "calendar-x", t("network.end_tie", language)),
        view_link(hiding(view, tie.id), icon("eye-off", 16), t("network.hide", language), class_name="btn"),
        act_button("ask-delete", tie.id, "trash", t("network.delete", language)),
    ]
    return [
        panel_head(
            html.Span(className=f"leg-line {tie_look(tie, view.width).dash}"),
            tie_sentence(snapshot, tie, language),
            layer,
            language,
        ),
        html.Div(actions, className="panel-actions"),
        html.Div(
            [
                html.Div(ends, className="tie-ends"),
                *data_tab(snapshot, tie, language, leave_out=ENDS),
                html.H3(t("network.tab_history", language)),
                *history_tab(snapshot, tie.id, revisions, language),
            ],
            className="panel-scroll",
        ),
        html.Footer(source_line(snapshot, tie, language), className="panel-source"),
    ]


def can_turn(scene: Scene, tie: Tie) -> bool:
    """Tell whether a tie has a direction, and its relation may also lead the other way between these kinds."""
    source, target = (scene.snapshot.records[end].kind for end in tie.ends)
    kinds = tie.tie_type
    fits = target in (kinds.source_kinds or (target,)) and source in (kinds.target_kinds or (source,))
    return kinds.directed and fits
