"""Where a node stands in what is shown: each measure with its sentence and its rank."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.network.scene import Scene
from dashboard.text import count, figure, plural, t
from graph.analysis.intervals import Score
from graph.analysis.measures import measures_for
from graph.analysis.measuring import MeasureResult, measured_all
from graph.analysis.relations import relations_in
from graph.analysis.standing import may_be_ranked

DIGITS = 9
"""Decimals to which scores are compared, so that noise decides no place (methods 0.5)."""

MOST_FOR_HEAVY = 600
"""Shown nodes up to which every measure is made as a node is pointed at."""


def position_tab(scene: Scene, node_id: str, language: str) -> list[Component]:
    """Return the measures of a node over what is shown; of very much, only those that are quickly made."""
    if node_id not in scene.node_ids:
        return [html.P(t("network.not_in_view", language), className="muted")]
    relations = relations_in(scene.snapshot, scene.node_ids, scene.tie_ids)
    if node_id in relations.unasked:
        return [html.P(t("network.unasked", language), className="notice")]
    is_much = len(scene.node_ids) > MOST_FOR_HEAVY
    fitting = measures_for(relations.is_directed).values()
    results = measured_all((m for m in fitting if m.cost == "cheap" or not is_much), relations)
    told = [t("network.measured_over", language, n=len(scene.node_ids), m=len(scene.tie_ids))]
    if n_uneven := max(result.n_uneven for result in results.values()):
        told.append(plural("network.measured_even", n_uneven, language))
    if is_much:
        told.append(t("network.measured_cheap", language, n=count(MOST_FOR_HEAVY)))
    has_place = may_be_ranked(scene.snapshot.nodes[node_id])
    if not has_place:
        told.append(t("network.person_without_rank", language))
    return [
        html.P(" ".join(told), className="muted"),
        *(_measure(result, node_id, language, has_place) for result in results.values() if _says_something(result)),
    ]


def _says_something(result: MeasureResult) -> bool:
    return any(score is not None for score in result.values.values())


def _measure(result: MeasureResult, node_id: str, language: str, has_place: bool) -> Component:
    measure, score = result.measure, result.values.get(node_id)
    facts = [html.Span(score_text(score, language), className="measure-value")]
    if isinstance(score, int | float) and measure.is_ranked and has_place:
        exact = [round(value, DIGITS) for value in result.values.values() if isinstance(value, int | float)]
        own = round(score, DIGITS)
        rank = 1 + sum(value > own for value in exact)
        facts.append(html.Span(rank_text(rank, exact.count(own), len(exact), language), className="muted"))
    return html.Div(
        [
            html.H3(measure.label.in_language(language)),
            html.Div(facts, className="measure"),
            html.P(measure.explanation.in_language(language), className="meaning"),
        ]
    )


def rank_text(rank: int, n_equal: int, n_ranked: int, language: str) -> str:
    """Return the place of a score among all, and with how many others it is shared; no place where all are equal."""
    if n_equal == n_ranked:
        return t("network.rank_all", language)
    place = t("network.rank", language, rank=rank, n=n_ranked)
    return f"{place} · {plural('network.rank_shared', n_equal - 1, language)}" if n_equal > 1 else place


def score_text(score: Score, language: str) -> str:
    """Return a score in words: a number, "from … to …" or that it says nothing here."""
    if score is None:
        return t("network.no_score", language)
    if isinstance(score, int | float):
        return figure(score, language)
    return t("network.from_to", language, low=figure(score.low, language), high=figure(score.high, language))
