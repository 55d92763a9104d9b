"""The lens of measures: choose one, read what it means, see who is highest and what the number is made of."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.lenses.lens import Asked, Lens
from dashboard.pages.network.lenses.measures.ranking import made_of, ranking
from dashboard.pages.network.lenses.measures.reading import FIRST, choices, read, wanted
from dashboard.pages.network.lenses.measures.whole import whole_network
from dashboard.pages.network.links import view_link
from dashboard.pages.network.marks import Marks
from dashboard.pages.network.scene import Scene
from dashboard.services import Services
from dashboard.text import count, figure, plural, t
from graph.analysis.measuring import DEPENDS_ON, MeasureResult
from graph.analysis.relations import Relations
from graph.model.organisations import Organisation
from graph.model.values import is_known

WHOLE = "heel"


def measures_panel(asked: Asked) -> list[Component]:
    """Return the panel: per node, or of the network as a whole."""
    scene, language = asked.scene, asked.language
    head = what_to_measure(asked)
    if not scene.node_ids:
        return [*head, html.P(t("lens.nothing_shown", language), className="muted")]
    if _is_whole(asked.view):
        return [*head, *whole_network(asked)]
    reading = read(scene)
    return [
        *head,
        *_meaning(asked, reading.result, reading.wanted.relations),
        _uses(asked.view, reading.wanted.measure.id, language),
        *ranking(asked, reading),
        *made_of(asked, reading),
    ]


def what_to_measure(asked: Asked) -> list[Component]:
    """Return the switch between nodes and network, and for nodes which measure, of whom."""
    scene, language = asked.scene, asked.language
    is_whole = _is_whole(asked.view)
    switch = html.Div(
        [
            _segment(asked.view, (FIRST,), "lens.per_node", not is_whole, language),
            _segment(asked.view, (WHOLE,), "lens.whole", is_whole, language),
        ],
        className="seg lens-switch",
    )
    if is_whole or not scene.node_ids:
        return [switch]
    return [switch, *choices(scene, wanted(scene), language)]


def _is_whole(view: NetworkView) -> bool:
    return view.about[:1] == (WHOLE,)


def lit(services: Services, scene: Scene) -> Scene:
    """Return the scene in which the ties that make up the score of the chosen node are lit, with their ends."""
    if len(scene.view.about) < 2 or not (node_id := wanted(scene).node_id):
        return scene
    pairs = read(scene).evidence()
    ties = (tie_id for tie_id in scene.tie_ids if tuple(sorted(scene.snapshot.ties[tie_id].ends)) in pairs)
    ends = (end for pair in pairs for end in pair)
    return replace(scene, marks=Marks(lit=frozenset((node_id, *ends, *ties))))


def _segment(view: NetworkView, about: tuple[str, ...], key: str, is_on: bool, language: str) -> Component:
    return view_link(view.having(about=about), t(key, language), class_name="seg-item on" if is_on else "seg-item")


def _meaning(asked: Asked, result: MeasureResult, relations: Relations) -> list[Component]:
    language, measure = asked.language, result.measure
    facts = [t("network.measured_over", language, n=count(len(relations.node_ids)), m=count(len(asked.scene.tie_ids)))]
    facts.append(surveyed_words(asked))
    if result.n_uneven:
        facts.append(plural("network.measured_even", result.n_uneven, language))
    source = t("lens.unit_and_source", language, unit=measure.unit.in_language(language), source=measure.source)
    return [
        html.Details(
            [
                html.Summary(t("lens.how_to_read", language)),
                html.P(measure.explanation.in_language(language), className="meaning"),
                html.P(source, className="muted"),
            ],
            open=True,
            className="lens-meaning",
        ),
        html.P(" ".join(facts), className="muted lens-scope"),
        *([] if result.is_reliable else [html.P(t("lens.too_few", language, n=measure.minimum_n), className="notice")]),
    ]


def surveyed_words(asked: Asked) -> str:
    """Return how many of the shown organisations were asked for their ties, and what follows when few were."""
    shown = [asked.scene.snapshot.nodes[node_id] for node_id in asked.scene.node_ids]
    organisations = [node for node in shown if isinstance(node, Organisation)]
    n_asked = sum(is_known(node.surveyed) and node.surveyed for node in organisations)
    told = t("lens.surveyed", asked.language, n=count(n_asked), total=count(len(organisations)))
    enough = asked.services.settings().surveys.enough
    if n_asked >= enough * len(organisations):
        return told
    return f"{told} {t('lens.provisional', asked.language, least=figure(100 * enough, asked.language))}"


def _uses(view: NetworkView, measure_id: str, language: str) -> Component:
    """Return what the measure can decide on the canvas, each switched on or off."""
    links = []
    for name, plain in (("size", "equal"), ("colour", "kind")):
        is_on = getattr(view, name) == measure_id
        words = t(f"lens.as_{name}", language)
        target = view.having(**{name: plain if is_on else measure_id})
        links.append(view_link(target, words, class_name="chip on" if is_on else "chip"))
    table = view.having(shown_as="tabel", table="nodes")
    return html.Div([*links, view_link(table, t("lens.as_column", language), class_name="chip")], className="net-ways")


MEASURES_LENS = Lens(
    "maten",
    "chart-bar",
    measures_panel,
    finish=lit,
    begin=lambda scene: (FIRST,),
    depends_on=lambda view: DEPENDS_ON,
    choices=what_to_measure,
)
