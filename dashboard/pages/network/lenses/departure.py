"""The lens of departure: what hangs on one organisation or role, and what the others lose without it."""

from collections.abc import Mapping
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.components.moved_numbers import Part, looked_at, moved_numbers, moved_scores, scope_words
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.lenses.lens import Asked, Lens, Seen
from dashboard.pages.network.lenses.picking import node_picker
from dashboard.pages.network.lenses.pieces import names, node_row
from dashboard.pages.network.marks import Marks
from dashboard.pages.network.scene import Scene
from dashboard.services import Services
from dashboard.text import count, figure, plural, t
from graph.analysis.departure import Departure, departure
from graph.analysis.what_if import Moved
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE

MOST_LISTED = 12


def who_leaves(snapshot: NetworkSnapshot, view: NetworkView) -> str:
    """Return who would leave; empty for nobody."""
    node_id = view.about[0] if view.about else ""
    return node_id if node_id in snapshot.nodes else ""


def with_who_leaves(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> Seen:
    """Return the facts, with who would leave shown."""
    return Seen(snapshot, frozenset(filter(None, [who_leaves(snapshot, view)])))


def losses_marked(services: Services, scene: Scene) -> Scene:
    """Return the scene with who leaves, its ties, and who is cut off marked."""
    node_id = who_leaves(scene.snapshot, scene.view)
    part = looked_at(scene.snapshot, scene.node_ids, scene.tie_ids)
    if not node_id or node_id not in part[0]:
        return scene
    found = departure(scene.snapshot, node_id, *part, services.settings().introductions, scene.work)
    ties = scene.snapshot.ties_of(node_id)
    cut_off = frozenset(i for group in found.losses.cut_off for i in group)
    marks = Marks(
        gone=frozenset((node_id, *(tie.id for tie in ties))),
        changed=cut_off,
        lit=frozenset(tie.other_end(node_id) for tie in ties),
    )
    return replace(scene, marks=marks)


def who_picker(asked: Asked) -> list[Component]:
    """Return the choice of who leaves."""
    node_id = who_leaves(asked.scene.snapshot, asked.view)
    return [node_picker(asked.scene.snapshot, 0, node_id, t("departure.who", asked.language), asked.language)]


def departure_panel(asked: Asked) -> list[Component]:
    """Return whom to choose, and what hangs on them."""
    snapshot, language = asked.scene.snapshot, asked.language
    node_id = who_leaves(snapshot, asked.view)
    picker = who_picker(asked)
    part = looked_at(snapshot, asked.scene.node_ids, asked.scene.tie_ids)
    if not node_id or node_id not in part[0]:
        return picker
    found = departure(snapshot, node_id, *part, asked.services.settings().introductions, asked.scene.work)
    return [*picker, *_short(snapshot, node_id, found, language), *_details(snapshot, node_id, part, found, language)]


def _short(snapshot: NetworkSnapshot, node_id: str, found: Departure, language: str) -> list[Component]:
    """Return the answer in one sentence or two."""
    name = display_name(snapshot.records[node_id], language)
    if found.losses.n_pairs_lost:
        told = t("departure.breaks", language, name=name, n=count(found.losses.n_pairs_lost))
    else:
        told = t("departure.holds", language, name=name)
    alone = [project for project, n_left in found.projects.items() if n_left == 0]
    warning = [plural("departure.alone", len(alone), language)] if alone else []
    return [
        html.P(
            " ".join([told, *warning]), className="lens-warning" if found.losses.n_pairs_lost or alone else "lens-note"
        )
    ]


def _details(snapshot: NetworkSnapshot, node_id: str, part: Part, found: Departure, language: str) -> list[Component]:
    n_ties = sum(map(len, found.tie_ids.values()))
    return [
        *_cut_off(snapshot, found, language),
        *_left("departure.projects", snapshot, found.projects, language),
        *_sole(snapshot, found, language),
        *_left("departure.alliances", snapshot, found.alliances, language),
        *_left("departure.crossovers", snapshot, found.crossovers, language),
        *_roles(snapshot, found, language),
        html.H3([t("departure.ties", language), " ", html.Span(count(n_ties), className="n")]),
        *(_tie_type(snapshot, node_id, code, tie_ids, language) for code, tie_ids in found.tie_ids.items()),
        *_further(snapshot, found, language),
        html.H3(t("departure.numbers", language)),
        scope_words(part, found.losses.numbers.n_uneven, language),
        *moved_numbers(found.losses.numbers, language),
        *moved_scores(snapshot, t("departure.takes_over", language), _others(found, node_id), language),
    ]


def _others(found: Departure, node_id: str) -> Mapping[str, Moved]:
    return {
        i: moved for i, moved in found.losses.numbers.betweenness.items() if i != node_id and (moved.change or 0.0) > 0
    }


def _cut_off(snapshot: NetworkSnapshot, found: Departure, language: str) -> list[Component]:
    if not found.losses.cut_off:
        return []
    groups = [
        html.Li(f"{plural('network.nodes', len(group), language)}: {names(snapshot, group, language)}")
        for group in found.losses.cut_off[:MOST_LISTED]
    ]
    return [html.H3(t("departure.cut_off", language)), html.Ul(groups, className="plain-list")]


def _left(key: str, snapshot: NetworkSnapshot, found: Mapping[str, int], language: str) -> list[Component]:
    if not found:
        return []
    rows = [
        node_row(snapshot, record_id, plural("departure.left", n_left, language), language)
        for record_id, n_left in list(found.items())[:MOST_LISTED]
    ]
    return [html.H3([t(key, language), " ", html.Span(count(len(found)), className="n")]), *rows]


def _sole(snapshot: NetworkSnapshot, found: Departure, language: str) -> list[Component]:
    if not found.sole:
        return []
    rows = [
        node_row(snapshot, project, ", ".join(_alone(code, language) for code in codes), language)
        for project, codes in list(found.sole.items())[:MOST_LISTED]
    ]
    return [html.H3([t("departure.sole", language), " ", html.Span(count(len(found.sole)), className="n")]), *rows]


def _alone(code: str, language: str) -> str:
    return t("departure.nobody_else", language, what=TIE_TYPE[code].inverse.in_language(language))


def _roles(snapshot: NetworkSnapshot, found: Departure, language: str) -> list[Component]:
    if not found.roles:
        return []
    rows = [node_row(snapshot, role, "", language) for role in found.roles]
    return [html.H3([t("departure.roles", language), " ", html.Span(count(len(rows)), className="n")]), *rows]


def _tie_type(snapshot: NetworkSnapshot, node_id: str, code: str, tie_ids: tuple[str, ...], language: str) -> Component:
    ties = [snapshot.ties[tie_id] for tie_id in tie_ids]
    forward = ties[0].source_id == node_id or not TIE_TYPE[code].directed
    words = (TIE_TYPE[code].sentence if forward else TIE_TYPE[code].inverse).in_language(language)
    with_whom = names(snapshot, (tie.other_end(node_id) for tie in ties), language)
    return html.P([html.B(words), " ", with_whom], className="departure-tie")


def _further(snapshot: NetworkSnapshot, found: Departure, language: str) -> list[Component]:
    if not found.losses.further:
        return []
    rows = [
        node_row(snapshot, node_id, f"−{figure(fall, language)}", language)
        for node_id, fall in found.losses.further.items()
    ]
    meaning = html.P(t("departure.further_is", language), className="muted lens-scope")
    return [html.H3(t("departure.further", language)), meaning, *rows]


DEPARTURE_LENS = Lens(
    "vertrek",
    "user-minus",
    departure_panel,
    see=with_who_leaves,
    finish=losses_marked,
    depends_on=lambda view: ("introductions.possible_types",),
    choices=who_picker,
)
