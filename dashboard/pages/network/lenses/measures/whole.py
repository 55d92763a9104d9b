"""The network in numbers: what is shown, beside what it would be without the filter."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.pages.network.lenses.lens import Asked
from dashboard.pages.network.links import without_filter
from dashboard.pages.network.scene import NO_FILTER, Scene, compose_scene, question_of
from dashboard.text import count, figure, t
from graph.analysis.network_measures import NETWORK_MEASURES, NetworkMeasure, network_numbers
from graph.analysis.relations import Relations, relations_in

Numbers = Mapping[str, float | None]


def whole_network(asked: Asked) -> list[Component]:
    """Return every number of the network with its meaning; before and after when a filter is on."""
    scene, language = asked.scene, asked.language
    now: Numbers = scene.work(network_numbers, _relations(scene))
    unfiltered = without_the_filter(scene)
    before: Numbers = scene.work(network_numbers, _relations(unfiltered)) if unfiltered else {}
    scope = t("network.measured_over", language, n=count(len(scene.clear_ids)), m=count(len(_ties(scene))))
    if unfiltered:
        scope += " " + t(
            "lens.compared_with", language, n=count(len(unfiltered.node_ids)), m=count(len(unfiltered.tie_ids))
        )
    rows = [_row(measure, now, before, language) for measure in NETWORK_MEASURES.values()]
    return [
        html.P(scope, className="muted lens-scope"),
        *_heading(bool(before), language),
        html.Div(rows, className="facts"),
    ]


def without_the_filter(scene: Scene) -> Scene | None:
    """Return the same view with nothing filtered; None when no filter is on."""
    if scene.view.filter == NO_FILTER:
        return None
    return compose_scene(scene.snapshot, without_filter(scene.view), question_of(scene.view))


def _relations(scene: Scene) -> Relations:
    return relations_in(scene.snapshot, scene.clear_ids, _ties(scene))


def _ties(scene: Scene) -> tuple[str, ...]:
    return tuple(tie_id for tie_id in scene.tie_ids if tie_id not in scene.faded)


def _heading(is_compared: bool, language: str) -> list[Component]:
    if not is_compared:
        return []
    words = ("", t("lens.before", language), t("lens.after", language))
    return [html.Div([html.Span(word) for word in words], className="fact-row fact-head")]


def _row(measure: NetworkMeasure, now: Numbers, before: Numbers, language: str) -> Component:
    values = [number_text(now[measure.id], language)]
    if before:
        values.insert(0, number_text(before[measure.id], language))
    is_moved = bool(before) and before[measure.id] != now[measure.id]
    head = [html.Span(measure.label.in_language(language), className="grow")]
    head += [html.Span(value, className="fact-value") for value in values]
    meaning = html.P([measure.explanation.in_language(language), " ", html.Small(measure.source)], className="meaning")
    return html.Details(
        [html.Summary(head, className="fact-row moved" if is_moved else "fact-row"), meaning], className="fact"
    )


def number_text(value: float | None, language: str) -> str:
    """Return a number as shown; a dash where it means nothing."""
    return "–" if value is None else figure(value, language)
