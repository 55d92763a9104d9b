"""What a scenario would do: in words, in numbers before and after, and which single tie would help most."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.moved_numbers import looked_at, moved_numbers, moved_scores, scope_words
from dashboard.pages.network.lenses.lens import Asked
from dashboard.pages.network.lenses.pieces import names
from dashboard.pages.network.lenses.what_if.changing import deed_button
from dashboard.pages.network.lenses.what_if.scenario import GOAL, supposition
from dashboard.pages.network.links import view_link
from dashboard.text import figure, t
from graph.analysis.additions import GOALS, Addition, best_additions
from graph.analysis.relations import Pair, Relations, relations_in
from graph.analysis.weights import STRONGEST
from graph.analysis.what_if import Delta, delta, ways_between
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import ACTORS
from graph.model.views import Scenario

MOST_ADVISED = 5


def report(asked: Asked, scenario: Scenario) -> list[Component]:
    """Return what a scenario would do to the network."""
    facts, language = asked.services.snapshot(), asked.language
    found = supposition(facts, scenario)
    before, after = _relations(asked, facts), _relations(asked, found.snapshot)
    snapshot = asked.scene.snapshot
    asked_about = [i for i in asked.selection if i in snapshot.nodes]
    numbers = asked.scene.work(delta, before, after, asked_about)
    part = looked_at(found.snapshot, asked.scene.node_ids, asked.scene.tie_ids)
    return [
        html.H3(t("scenario.would", language)),
        *_in_words(snapshot, numbers, language),
        *_ways(snapshot, before, after, asked_about, language),
        scope_words(part, numbers.n_uneven, language),
        *moved_numbers(numbers, language),
        *moved_scores(snapshot, t("scenario.between_others", language), numbers.betweenness, language),
        *moved_scores(snapshot, t("scenario.reach", language), numbers.reach, language),
        *moved_scores(snapshot, t("scenario.constraint", language), numbers.constraint, language),
        *_advice(asked, found.snapshot, after, asked_about),
    ]


def _relations(asked: Asked, snapshot: NetworkSnapshot) -> Relations:
    nodes, ties = looked_at(snapshot, asked.scene.node_ids, asked.scene.tie_ids)
    present = [tie_id for tie_id in ties if tie_id in snapshot.ties]
    return relations_in(snapshot, tuple(i for i in nodes if i in snapshot.nodes), present)


def _in_words(snapshot: NetworkSnapshot, numbers: Delta, language: str) -> list[Component]:
    told = [
        *_sentence("scenario.bridges_gone", _pairs(snapshot, numbers.bridges_gone, language), language),
        *_sentence("scenario.bridges_new", _pairs(snapshot, numbers.bridges_new, language), language),
        *_sentence("scenario.cuts_gone", names(snapshot, numbers.cuts_gone, language), language),
        *_sentence("scenario.cuts_new", names(snapshot, numbers.cuts_new, language), language),
    ]
    return [html.Ul([html.Li(sentence) for sentence in told], className="plain-list")] if told else []


def _sentence(key: str, who: str, language: str) -> list[str]:
    return [t(key, language, who=who)] if who else []


def _pairs(snapshot: NetworkSnapshot, pairs: Iterable[Pair], language: str) -> str:
    told = [" – ".join(display_name(snapshot.records.get(end), language) for end in pair) for pair in pairs]
    shown = ", ".join(told[:MOST_ADVISED])
    left = len(told) - MOST_ADVISED
    return f"{shown} {t('network.n_more', language, n=left)}" if left > 0 else shown


def _ways(
    snapshot: NetworkSnapshot, before: Relations, after: Relations, nodes: list[str], language: str
) -> list[Component]:
    """Return how many routes two that are pointed at have without sharing anyone, before and after."""
    if len(nodes) != 2:
        return []
    one, other = (display_name(snapshot.records[i], language) for i in nodes)
    counts = [ways_between(network, *nodes) for network in (before, after)]
    told = t("scenario.ways", language, source=one, target=other, before=counts[0], after=counts[1])
    return [html.P(told, className="meaning")]


def _advice(asked: Asked, snapshot: NetworkSnapshot, after: Relations, nodes: list[str]) -> list[Component]:
    """Return the single ties that would help most, of the one that is pointed at."""
    language = asked.language
    if len(nodes) != 1 or nodes[0] not in snapshot.nodes:
        return [html.P(t("scenario.advice_hint", language), className="muted lens-hint")]
    focal = nodes[0]
    goal = asked.view.about[GOAL] if len(asked.view.about) > GOAL and asked.view.about[GOAL] in GOALS else "reach"
    even = after.n_unknown > 0
    parties = [i for i in after.node_ids if snapshot.nodes[i].kind in ACTORS]
    weight = 1.0 if even else asked.services.settings().scenarios.strength / STRONGEST
    counted = after.even() if even else after
    found = asked.scene.work(best_additions, counted, focal, parties, goal, weight)[:MOST_ADVISED]
    name = display_name(snapshot.nodes[focal], language)
    goals = [
        view_link(
            asked.view.asking(GOAL, code),
            t(f"scenario.goal_{code}", language),
            class_name="chip on" if code == goal else "chip",
        )
        for code in GOALS
    ]
    rows = [_advised(snapshot, focal, one, language) for one in found]
    return [html.H3(t("scenario.advice", language, name=name)), html.Div(goals, className="net-ways"), *rows]


def _advised(snapshot: NetworkSnapshot, focal: str, one: Addition, language: str) -> Component:
    partner = snapshot.nodes[one.partner_id]
    told = t("scenario.gain", language, before=figure(one.before, language), after=figure(one.after, language))
    return html.Div(
        [
            kind_glyph(partner.kind),
            html.Span([display_name(partner, language), html.Small(told)], className="grow"),
            deed_button("tie", f"{focal},{one.partner_id}", "plus", t("scenario.try", language)),
        ],
        className="tie",
    )
