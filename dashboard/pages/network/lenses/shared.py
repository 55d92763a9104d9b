"""The lens of shared projects: who works together, how closely, and in which projects."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.score_bar import score_bar
from dashboard.pages.network.address import TOGETHER, NetworkView
from dashboard.pages.network.lenses.lens import Asked, Lens, Seen
from dashboard.pages.network.links import view_link
from dashboard.pages.network.marks import Marks
from dashboard.pages.network.scene import Scene
from dashboard.services import Services
from dashboard.text import count, figure, plural, t
from graph.analysis.shared_projects import SharedProjects, parties_of_projects, shared_projects
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.ties import DerivedTie

ALL = "alle"
MOST_PAIRS = 25
NO_LIMIT = 1_000_000


def through_projects(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> Seen:
    """Return the parties with a tie for each two that share a project; round a project, its parties."""
    members = parties_of_projects(snapshot)
    centred = (members.get(node_id, frozenset()) for node_id in view.centres)
    parties = frozenset(party for found in members.values() for party in found)
    return Seen(_shared(services, snapshot, view).snapshot, frozenset().union(*centred), parties)


def chosen_pair(services: Services, scene: Scene) -> Scene:
    """Return the scene with the pair lit of which the projects are asked."""
    tie_id = scene.view.about[1] if len(scene.view.about) > 1 else ""
    tie = scene.snapshot.ties.get(tie_id)
    return replace(scene, marks=Marks(lit=frozenset((tie_id, *tie.ends)))) if tie else scene


def shared_panel(asked: Asked) -> list[Component]:
    """Return what counts, the pairs that share most, and the projects behind one of them."""
    scene, language = asked.scene, asked.language
    found = _shared(asked.services, asked.services.snapshot(), asked.view)
    ties = [tie for tie_id in scene.tie_ids if isinstance(tie := scene.snapshot.ties[tie_id], DerivedTie)]
    ties.sort(key=lambda tie: (-round(tie.weight, 9), tie.id))
    told = t("lens.samen_counts", language, pairs=count(len(ties)), projects=count(found.n_projects))
    if not ties:
        return [html.P(t("lens.samen_none", language), className="muted"), *_too_large(asked, found)]
    rows = [_pair(asked, tie, ties[0].weight) for tie in ties[:MOST_PAIRS]]
    if (n_left := len(ties) - MOST_PAIRS) > 0:
        rows.append(html.P(t("network.n_more", language, n=count(n_left)), className="muted"))
    return [
        html.P(told, className="meaning"),
        html.P(t("lens.samen_weight", language), className="muted lens-scope"),
        *_too_large(asked, found),
        html.H3(t("lens.samen_most", language)),
        html.Div(rows, className="ranking"),
    ]


def _shared(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> SharedProjects:
    return shared_projects(snapshot, NO_LIMIT if _counts_all(view) else services.settings().layers.most_members)


def _counts_all(view: NetworkView) -> bool:
    return view.about[:1] == (ALL,)


def _too_large(asked: Asked, found: SharedProjects) -> list[Component]:
    """Return the projects that are left out, and the way to count them; or the way back."""
    language, snapshot = asked.language, asked.services.snapshot()
    limit = asked.services.settings().layers.most_members
    if _counts_all(asked.view):
        words = t("lens.samen_limit", language, n=limit)
        return [html.P(view_link(asked.view.having(about=()), words), className="lens-note")]
    if not found.too_large:
        return []
    names = (f"{display_name(snapshot.records[i], language)} ({count(n)})" for i, n in found.too_large.items())
    told = t("lens.samen_too_large", language, n=limit, names=", ".join(names))
    link = view_link(asked.view.having(about=(ALL,)), t("lens.samen_count_them", language))
    return [html.P([told, " ", link], className="lens-note")]


def _pair(asked: Asked, tie: DerivedTie, most: float) -> Component:
    snapshot, language = asked.scene.snapshot, asked.language
    first = asked.view.about[0] if asked.view.about else ""
    is_open = asked.view.about[1:2] == (tie.id,)
    names = [
        html.Span([kind_glyph(snapshot.records[end].kind), display_name(snapshot.records[end], language)])
        for end in tie.ends
    ]
    row = view_link(
        asked.view.having(about=(first,) if is_open else (first, tie.id)),
        html.Span(names, className="pair-names"),
        html.Span(figure(tie.weight, language), className="rank-score"),
        score_bar(tie.weight, most),
        class_name="pair-row on" if is_open else "pair-row",
    )
    if not is_open:
        return row
    facts = asked.services.snapshot()
    projects = [_project(facts, project_id, language) for project_id in tie.because]
    return html.Div(
        [row, html.Div([html.P(plural("lens.samen_in", len(projects), language)), *projects], className="proof")]
    )


def _project(facts: NetworkSnapshot, project_id: str, language: str) -> Component:
    n = len(parties_of_projects(facts)[project_id])
    name = html.Span(display_name(facts.records[project_id], language), className="grow")
    return html.Div([kind_glyph("project"), name, html.Small(plural("lens.parties", n, language))], className="tie")


SHARED_LENS = Lens(
    TOGETHER,
    "briefcase",
    shared_panel,
    see=through_projects,
    finish=chosen_pair,
    is_fact=False,
    depends_on=lambda view: () if _counts_all(view) else ("layers.most_members",),
)
