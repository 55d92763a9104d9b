"""Pieces that several lenses show: who, numbers before and after, what they were computed on and depend on."""

from collections.abc import Iterable, Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.pages.network.lenses.lens import Asked
from dashboard.text import count, figure, t
from dashboard.text.judgement import setting_value
from graph.analysis.network_measures import NETWORK_MEASURES
from graph.analysis.setting_fields import Setting
from graph.analysis.setting_values import Plain
from graph.analysis.settings import named
from graph.analysis.what_if import Delta, Moved
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name

MOST_NAMES = 12
LARGEST_WHOLE = 3_000
"""Nodes up to which a lens computes on the whole network; above that on what is shown."""

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


def node_row(snapshot: NetworkSnapshot, node_id: str, note: str, language: str) -> Component:
    """Return a node as a button that points at it, with a note."""
    record = snapshot.records[node_id]
    name = html.Button(
        display_name(record, language),
        id={"type": "network-act", "act": "select", "id": node_id},
        className="text-button grow",
    )
    return html.Div([kind_glyph(record.kind), name, *([html.Small(note)] if note else [])], className="tie")


def names(snapshot: NetworkSnapshot, node_ids: Iterable[str], language: str) -> str:
    """Return names in a row, the first few by name."""
    listed = [display_name(snapshot.records.get(node_id), language) or node_id for node_id in node_ids]
    shown = ", ".join(listed[:MOST_NAMES])
    left = len(listed) - MOST_NAMES
    return f"{shown} {t('network.n_more', language, n=left)}" if left > 0 else shown


def moved_numbers(found: Delta, language: str) -> list[Component]:
    """Return the numbers of the network that moved, before and after; a line when none did."""
    moved = {name: pair for name, pair in found.network.items() if _is_seen_to_move(pair, language)}
    if not moved:
        return [html.P(t("lens.nothing_moved", language), className="muted")]
    head = html.Div(
        [html.Span(""), html.Span(t("lens.now", language)), html.Span(t("lens.then", language))],
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


def settings_foot(asked: Asked, names: tuple[str, ...]) -> list[Component]:
    """Return the fold that tells which settings an answer depends on, with value and source; nothing without any."""
    values, language = asked.services.settings().as_json(*names) if names else {}, asked.language
    rows = [
        _setting(setting, value, language) for setting in named(*names) if (value := values[setting.name]) is not None
    ]
    if not rows:
        return []
    head = html.Summary(t("judgement.settings", language))
    meaning = html.P(t("judgement.meaning", language), className="muted")
    return [html.Details([head, meaning, html.Div(rows, className="facts")], className="lens-meaning lens-settings")]


def _setting(setting: Setting, value: Plain, language: str) -> Component:
    pieces = [
        html.Div(setting.label.in_language(language), className="setting-label"),
        html.Div(setting_value(setting, value, language), className="setting-value"),
        html.Small(setting.source.in_language(language)),
    ]
    return html.Div(pieces, className="fact setting-row listed" if setting.choices else "fact setting-row")


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
