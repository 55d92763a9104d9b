"""The network without the alliance and with everyone who joins it, side by side."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.moved_numbers import Part, looked_at, moved_numbers, moved_scores, scope_words
from dashboard.components.waiting import waiting
from dashboard.pages.alliances.opened import Opened
from dashboard.text import t
from dashboard.work.outcomes import NotThere
from graph.analysis.alliances.joined import without_and_with
from graph.analysis.relations import Relations, relations_in
from graph.analysis.what_if import delta
from graph.exploration.focus import steps_around, ties_among
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot

STEPS_LOOKED_AT = 2
"""Steps round who joins that are computed on when the network is very large."""


def network_value(opened: Opened) -> Component:
    """Return the numbers of the network that move, and who comes closer to the others."""
    language = opened.language
    hint = t("alliance_value.before_after_hint", language)
    head = [html.H2(t("alliance_value.before_after", language)), html.P(hint, className="muted")]
    if len(opened.found.joining_ids) < 2:  # an alliance with one party adds nothing to the network
        alone = html.P(t("alliance_value.one_party", language), className="muted")
        return html.Section([*head, alone], className="val-section")
    try:
        content = _moved(opened)
    except NotThere as found:
        content = [waiting(found, "alliance-value", language)]
    return html.Section([*head, *content], className="val-section")


def _moved(opened: Opened) -> list[Component]:
    language, joining = opened.language, opened.found.joining_ids
    before, after = without_and_with(opened.snapshot, opened.found, opened.settings.scenarios)
    part = _looked_at(opened, after)
    alliance_id = opened.found.alliance.id
    numbers = opened.services.work(delta, _relations(before, part), _relations(after, part), joining)
    reach = {node_id: pair for node_id, pair in numbers.reach.items() if node_id != alliance_id}
    between = {node_id: pair for node_id, pair in numbers.betweenness.items() if node_id != alliance_id}
    return [
        *moved_numbers(numbers, language, now="alliance_value.without", then="alliance_value.with"),
        *moved_scores(after, t("alliance_value.reach", language), reach, language),
        *moved_scores(after, t("alliance_value.between", language), between, language),
        scope_words(part, numbers.n_uneven, language),
    ]


def _looked_at(opened: Opened, snapshot: NetworkSnapshot) -> Part:
    around = steps_around(snapshot, opened.found.joining_ids, STEPS_LOOKED_AT)
    near = tuple(sorted(i for i in around if snapshot.nodes[i].kind in ACTOR_KINDS))
    return looked_at(snapshot, near, tuple(sorted(ties_among(snapshot, frozenset(near)))))


def _relations(snapshot: NetworkSnapshot, part: Part) -> Relations:
    nodes, ties = part
    present = tuple(i for i in nodes if i in snapshot.nodes)
    return relations_in(snapshot, present, [tie_id for tie_id in ties if tie_id in snapshot.ties])
