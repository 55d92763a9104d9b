"""Numbers of the network before and after, and what they were computed on."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.text import count, figure, t
from graph.analysis.network_measures import NETWORK_MEASURES
from graph.analysis.what_if import Delta, Moved
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name

LARGEST_WHOLE = 3_000
"""Nodes up to which is computed on the whole network; above that on what is given."""

Part = tuple[tuple[str, ...], tuple[str, ...]]


def looked_at(snapshot: NetworkSnapshot, node_ids: tuple[str, ...], tie_ids: tuple[str, ...]) -> Part:
    """Return the nodes and ties to compute on: all actors and ties, or of a very large network those that are given."""
    actors = tuple(node_id for kind in ACTOR_KINDS for node_id in snapshot.by_kind.get(kind, {}))
    return (actors, tuple(snapshot.ties)) if len(actors) <= LARGEST_WHOLE else (node_ids, tie_ids)


def scope_words(part: Part, n_uneven: int, language: str) -> Component:
    """Return what numbers were computed on, and how ties of unknown strength count."""
    told = [t("lens.over", language, n=count(len(part[0])), m=count(len(part[1])))]
    if n_uneven:
        told.append(t("lens.even", language, n=count(n_uneven)))
    return html.P(" ".join(told), className="muted lens-scope")


def moved_numbers(found: Delta, language: str, *, now: str = "lens.now", then: str = "lens.then") -> list[Component]:
    """Return the numbers of the network that moved, before and after; a line when none did.

    Parameters
    ----------
    found : Delta
        What moved.
    language : str
        ``nl`` or ``en``.
    now, then : str
        Keys of the words over the two columns.
    """
    moved = {name: pair for name, pair in found.network.items() if _is_seen_to_move(pair, language)}
    if not moved:
        return [html.P(t("lens.nothing_moved", language), className="muted")]
    head = html.Div(
        [html.Span(""), html.Span(t(now, language)), html.Span(t(then, language))],
        className="fact-row fact-head",
    )
    rows = html.Div([_number(name, pair, language) for name, pair in moved.items()], className="facts")
    leavers = [html.P(t("lens.leavers", language), className="muted lens-scope")] if found.leaving else []
    return [head, rows, *leavers]


def moved_scores(snapshot: NetworkSnapshot, title: str, scores: Mapping[str, Moved], language: str) -> list[Component]:
    """Return the nodes of which a score moved, before and after; nothing when none did."""
    moved = {i: pair for i, pair in scores.items() if _is_seen_to_move(pair, language) and i in snapshot.records}
    if not moved:
        return []
    rows = [
        html.Div(
            [
                kind_glyph(snapshot.records[node_id].kind),
                html.Span(display_name(snapshot.records[node_id], language), className="grow"),
                html.Span(_shown(pair.before, language), className="fact-value"),
                html.Span(_shown(pair.after, language), className="fact-value"),
            ],
            className="fact-row fact moved",
        )
        for node_id, pair in moved.items()
    ]
    return [html.H3(title), html.Div(rows, className="facts")]


def _number(name: str, pair: Moved, language: str) -> Component:
    measure = NETWORK_MEASURES[name]
    head = [
        html.Span(measure.label.in_language(language), className="grow"),
        html.Span(_shown(pair.before, language), className="fact-value"),
        html.Span(_shown(pair.after, language), className="fact-value"),
    ]
    meaning = html.P(measure.explanation.in_language(language), className="meaning")
    return html.Details([html.Summary(head, className="fact-row moved"), meaning], className="fact")


def _is_seen_to_move(pair: Moved, language: str) -> bool:
    """Return whether a number reads differently: what moves less than is shown would only puzzle."""
    return _shown(pair.before, language) != _shown(pair.after, language)


def _shown(value: float | None, language: str) -> str:
    return "–" if value is None else figure(value, language)
