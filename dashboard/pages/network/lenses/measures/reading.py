"""What is asked of a measure: which, of whom, between whom, and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.network.ids import about_id
from dashboard.pages.network.scene import Scene
from dashboard.text import t
from graph.analysis.evidence import routes_between
from graph.analysis.measure import Measure
from graph.analysis.measures import measures_for
from graph.analysis.measuring import MeasureResult, measured, measured_between
from graph.analysis.relations import Pair, Relations, relations_in
from graph.analysis.standing import is_ranked_unasked, may_be_ranked
from graph.model.registry import ACTOR_KINDS, KIND

FIRST = "betweenness"
MEASURE, NODE, ONES, OTHERS, LISTED = range(5)
"""Places of what a link says about this lens."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A measure over what is shown.

    Parameters
    ----------
    measure : Measure
        Which.
    relations : Relations
        What it is computed on.
    node_id : str
        Of whom is asked what the score is made of; empty for none.
    ones, others : str
        Kinds between which routes count; empty for all.
    groups : tuple of tuple of str
        Nodes of both kinds.
    listed : frozenset of str
        Nodes that the list may show: those of the kind asked for, else all but roles; natural persons never.
    listed_kind : str
        Their kind; empty for none in particular.
    """

    measure: Measure
    relations: Relations
    node_id: str
    ones: str
    others: str
    groups: tuple[tuple[str, ...], tuple[str, ...]]
    listed: frozenset[str]
    listed_kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was wanted of a measure, and its scores."""

    wanted: Wanted
    result: MeasureResult

    def evidence(self) -> frozenset[Pair]:
        """Return the pairs of which the score of the chosen node is made."""
        wanted = self.wanted
        counted = wanted.relations.even() if self.result.n_uneven else wanted.relations
        if wanted.ones:
            return routes_between(counted, wanted.node_id, *wanted.groups)
        return wanted.measure.evidence(counted, wanted.node_id)


def wanted(scene: Scene) -> Wanted:
    """Return what an address asks of a measure; what it names that is not there counts as not chosen."""
    about = (*scene.view.about, *[""] * 5)
    relations = relations_in(scene.snapshot, scene.node_ids, scene.tie_ids)
    fitting = measures_for(relations.is_directed)
    measure = fitting.get(about[MEASURE], fitting[FIRST])
    kinds = _kinds(scene)
    ones, others = (about[place] if about[place] in kinds else "" for place in (ONES, OTHERS))
    if measure.id != FIRST or not (ones and others):
        ones = others = ""
    listed = about[LISTED] if about[LISTED] in kinds else ""
    return Wanted(
        measure,
        relations,
        about[NODE] if about[NODE] in scene.node_ids else "",
        ones,
        others,
        (_of_kind(scene, ones), _of_kind(scene, others)),
        frozenset(_listed(scene, listed)),
        listed,
    )


def read(scene: Scene) -> Reading:
    """Return the scores that an address asks for.

    Raises
    ------
    NotThere
        They are still being computed.
    """
    asked = wanted(scene)
    if asked.ones:
        return Reading(asked, measured_between(asked.relations, *asked.groups, scene.work))
    return Reading(asked, measured(asked.measure, asked.relations, scene.work))


def choices(scene: Scene, asked: Wanted, language: str) -> list[Component]:
    """Return the controls: the measure, between whom routes count, and whom the list shows."""
    fitting = measures_for(asked.relations.is_directed).values()
    measures = [(measure.id, measure.label.in_language(language)) for measure in fitting]
    kinds = [(kind, KIND[kind].many.in_language(language)) for kind in _kinds(scene)]
    about = (*scene.view.about, *[""] * 5)
    rows = [_select("lens.measure", MEASURE, measures, asked.measure.id, language, is_needed=True)]
    if asked.measure.id == FIRST:
        both = [_dropdown(place, kinds, about[place], t("lens.everyone", language)) for place in (ONES, OTHERS)]
        rows.append(
            html.Div(
                [html.Label(t("lens.between", language)), html.Div(both, className="pair-choice")],
                className="menu-block",
            )
        )
    rows.append(_select("lens.listed", LISTED, kinds, asked.listed_kind, language))
    return rows


def _select(
    key: str, place: int, options: Iterable[tuple[str, str]], value: str, language: str, *, is_needed: bool = False
) -> Component:
    control = _dropdown(place, options, value, t("lens.all_but_roles", language), is_needed=is_needed)
    return html.Div([html.Label(t(key, language)), control], className="menu-block")


def _dropdown(
    place: int, options: Iterable[tuple[str, str]], value: str, nobody: str, *, is_needed: bool = False
) -> Component:
    return dcc.Dropdown(
        id=about_id(place),
        options=[{"value": code, "label": label} for code, label in options],
        value=value or None,
        clearable=not is_needed,
        searchable=is_needed,
        placeholder=nobody,
    )


def _kinds(scene: Scene) -> tuple[str, ...]:
    present = {scene.snapshot.nodes[node_id].kind for node_id in scene.node_ids}
    return tuple(kind for kind in ACTOR_KINDS if kind in present)


def _listed(scene: Scene, kind: str) -> tuple[str, ...]:
    nodes = [scene.snapshot.nodes[node_id] for node_id in (_of_kind(scene, kind) if kind else scene.node_ids)]
    return tuple(node.id for node in nodes if may_be_ranked(node) and (kind or is_ranked_unasked(node)))


def _of_kind(scene: Scene, kind: str) -> tuple[str, ...]:
    return tuple(node_id for node_id in scene.node_ids if scene.snapshot.nodes[node_id].kind == kind)
