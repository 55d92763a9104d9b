"""The lens of introductions: who can introduce whom to whom, route by route."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.score_bar import score_bar
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.lenses.lens import Asked, Lens, Seen
from dashboard.pages.network.lenses.picking import node_picker
from dashboard.pages.network.links import view_link
from dashboard.pages.network.marks import Marks
from dashboard.pages.network.scene import Scene
from dashboard.services import Services
from dashboard.text import bounds_text, figure, plural, t, today
from dashboard.text.routes import hop_reason, hops, route_sentences
from graph.analysis.introductions import IntroductionSettings, Route, introductions
from graph.model.snapshot import NetworkSnapshot, display_name

FROM, TO, CHOSEN, PLANNED = range(4)
"""Places of what a link says about this lens: both ends, the number of a route, whether plans count."""

ALSO_PLANNED = "plannen"

MOST_ROUTES = 5


def ends_of(view: NetworkView) -> tuple[str, str]:
    """Return who asks and who is sought; empty for not chosen."""
    source_id, target_id = (*view.about, "", "")[:2]
    return source_id, target_id


def routes_of(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> tuple[Route, ...]:
    """Return the routes that a view asks for."""
    source_id, target_id = ends_of(view)
    if not {source_id, target_id} <= snapshot.nodes.keys():
        return ()
    return introductions(snapshot, source_id, target_id, today(), MOST_ROUTES, settings_of(services, view))


def settings_of(services: Services, view: NetworkView) -> IntroductionSettings:
    """Return what a view lets count: what is there, or also what is planned or possible."""
    return replace(services.settings().introductions, established_only=not _counts_plans(view))


def _counts_plans(view: NetworkView) -> bool:
    return view.about[PLANNED:] == (ALSO_PLANNED,)


def with_routes(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> Seen:
    """Return the facts, with everyone on a route shown."""
    on_routes = (node_id for route in routes_of(services, snapshot, view) for node_id in route.node_ids)
    return Seen(snapshot, frozenset((*on_routes, *filter(None, ends_of(view)))))


def chosen_lit(services: Services, scene: Scene) -> Scene:
    """Return the scene with the chosen route lit."""
    routes = routes_of(services, scene.snapshot, scene.view)
    if not routes:
        return scene
    route = routes[_chosen(scene.view, len(routes))]
    return replace(scene, marks=Marks(lit=frozenset((*route.node_ids, *route.tie_ids))))


def route_panel(asked: Asked) -> list[Component]:
    """Return both ends to choose, and the routes between them with what to ask of whom."""
    snapshot, language, view = asked.scene.snapshot, asked.language, asked.view
    source_id, target_id = ends_of(view)
    pickers = [
        node_picker(snapshot, FROM, source_id, t("route.choose_from", language), language),
        node_picker(snapshot, TO, target_id, t("route.choose_to", language), language),
    ]
    if not {source_id, target_id} <= snapshot.nodes.keys():
        return pickers
    pickers.append(_planned(asked))
    routes, settings = routes_of(asked.services, snapshot, view), settings_of(asked.services, view)
    if not routes:
        return [*pickers, html.P(t("route.none", language, n=settings.most_steps), role="status")]
    chosen = _chosen(view, len(routes))
    meaning = t(
        "route.how_to_read",
        language,
        loss=figure(100 * (1 - settings.attenuation), language),
        years=figure(settings.freshness.half_life_years, language),
    )
    return [
        *pickers,
        html.Details(
            [html.Summary(t("lens.how_to_read", language)), html.P(meaning, className="meaning")],
            className="lens-meaning",
        ),
        html.H3(t("route.how_one" if len(routes) == 1 else "route.how_many", language, n=len(routes))),
        *(_route(asked, route, number, is_open=number == chosen) for number, route in enumerate(routes)),
    ]


def _planned(asked: Asked) -> Component:
    is_on = _counts_plans(asked.view)
    view = asked.view.asking(CHOSEN, "").asking(PLANNED, "" if is_on else ALSO_PLANNED)
    words = t("route.also_planned", asked.language)
    return html.Div(view_link(view, words, class_name="chip on" if is_on else "chip"), className="net-ways")


def _chosen(view: NetworkView, n_routes: int) -> int:
    text = view.about[CHOSEN] if len(view.about) > CHOSEN else ""
    return int(text) - 1 if text.isdecimal() and 1 <= int(text) <= n_routes else 0


def _route(asked: Asked, route: Route, number: int, *, is_open: bool) -> Component:
    language = asked.language
    facts = " · ".join(
        (
            plural("route.steps", len(route.steps), language),
            t("route.strength", language, strength=bounds_text(route.strength, language)),
            t("route.freshness", language, freshness=bounds_text(route.freshness, language)),
        )
    )
    head = view_link(
        asked.view.asking(CHOSEN, str(number + 1)),
        html.Span([html.B(t("route.number", language, n=number + 1)), html.Small(facts)], className="grow"),
        score_bar(route.strength, 1.0),
        class_name="route-head on" if is_open else "route-head",
    )
    return html.Div([head, *(_opened(asked.scene.snapshot, route, language) if is_open else [])], className="route")


def _opened(snapshot: NetworkSnapshot, route: Route, language: str) -> list[Component]:
    sentences = route_sentences(snapshot, route, language)
    found = hops(snapshot, route)
    weakest = next(hop for hop in found if route.weakest in hop.steps)
    rows = [
        html.Li([kind_glyph(snapshot.nodes[hop.target_id].kind), html.Span(sentence)])
        for hop, sentence in zip(found, sentences, strict=True)
    ]
    weak = t("route.weakest", language, why=hop_reason(snapshot, weakest, language))
    return [
        html.Ol(rows, className="route-steps"),
        *([html.P(weak, className="muted lens-scope")] if len(found) > 1 else []),
        html.Div(
            [
                dcc.Clipboard(
                    content=copied_text(snapshot, route, language),
                    title=t("route.copy", language),
                    className="btn route-copy",
                ),
                html.Span(t("route.copy", language), className="muted"),
            ],
            className="route-foot",
        ),
    ]


def copied_text(snapshot: NetworkSnapshot, route: Route, language: str) -> str:
    """Return a route as text for a message."""
    source, target = (display_name(snapshot.records[end], language) for end in (route.node_ids[0], route.node_ids[-1]))
    sentences = enumerate(route_sentences(snapshot, route, language), start=1)
    told = [f"{number}. {sentence}" for number, sentence in sentences]
    return "\n".join([t("route.title", language, source=source, target=target), *told])


DEPENDS_ON = tuple(
    f"introductions.{name}" for name in ("attenuation", "most_steps", "freshness", "kinds", "possible_types")
)
"""All but whether plans count: that is a choice in the panel itself."""

ROUTE_LENS = Lens("route", "route", route_panel, see=with_routes, finish=chosen_lit, depends_on=lambda view: DEPENDS_ON)
