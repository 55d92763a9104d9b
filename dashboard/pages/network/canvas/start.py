"""The prompt: whom do you want to see? Nothing is drawn before something is asked."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.subtitle import subtitle
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.bar.views_menu import saved_views
from dashboard.pages.network.links import view_link
from dashboard.pages.network.question.menu import example_links
from dashboard.saved_views import saved_view_href
from dashboard.text import plural, t
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name

N_OFFERED = 5
N_QUESTIONS = 2
ORGANISATION_KINDS = ("organisation", "company", "school")


def start_prompt(snapshot: NetworkSnapshot, language: str) -> Component:
    """Return starting points: projects with their partners, organisations, saved views, the whole."""
    return html.Div(
        [
            html.H2(t("network.prompt", language)),
            html.P(t("network.prompt_hint", language), className="muted"),
            html.Div(
                [
                    *_group(snapshot, "network.start_projects", ("project",), language),
                    *_group(snapshot, "network.start_organisations", ORGANISATION_KINDS, language),
                    _others(snapshot, language),
                ],
                className="start-groups",
            ),
        ],
        className="start",
    )


def most_connected(snapshot: NetworkSnapshot, kinds: tuple[str, ...], limit: int) -> list[tuple[str, int]]:
    """Return the nodes with the most distinct partners among the actors, with that number."""
    counts = {
        node_id: len({tie.other_end(node_id) for tie in snapshot.ties_of(node_id)} - {node_id})
        for kind in kinds
        for node_id in snapshot.by_kind.get(kind, ())
    }
    return sorted(counts.items(), key=lambda item: (-item[1], display_name(snapshot.records[item[0]])))[:limit]


def _group(snapshot: NetworkSnapshot, title: str, kinds: tuple[str, ...], language: str) -> list[Component]:
    rows = [
        view_link(
            NetworkView(centres=(node_id,)),
            kind_glyph(snapshot.records[node_id].kind),
            html.Span(
                [
                    display_name(snapshot.records[node_id], language),
                    html.Small(subtitle(snapshot, snapshot.nodes[node_id], language)),
                ],
                className="grow",
            ),
            html.Span(plural("network.partners", n_partners, language), className="leg-count"),
            class_name="start-row",
        )
        for node_id, n_partners in most_connected(snapshot, kinds, N_OFFERED)
    ]
    return [html.Section([html.H3(t(title, language)), *rows], className="card")] if rows else []


def _others(snapshot: NetworkSnapshot, language: str) -> Component:
    n_nodes = sum(len(snapshot.by_kind.get(kind, ())) for kind in ACTOR_KINDS)
    saved = [
        dcc.Link(
            [icon("bookmark", 16), html.Span(str(view.name), className="grow")],
            href=saved_view_href(view),
            refresh=False,
            className="start-row",
        )
        for view in saved_views(snapshot)
    ]
    whole = view_link(
        NetworkView(everything=True),
        icon("topology-star-3", 16),
        html.Span(t("network.whole", language), className="grow"),
        html.Span(plural("network.nodes", n_nodes, language), className="leg-count"),
        class_name="start-row",
    )
    empty = [] if saved else [html.P(t("network.no_views", language), className="muted")]
    asking = example_links(snapshot, NetworkView(), language, "start-row")[:N_QUESTIONS]
    if asking:
        asking = [html.H3(t("question.to_ask", language)), *asking]
    return html.Section(
        [
            html.H3(t("network.start_whole", language)),
            whole,
            *asking,
            html.H3(t("network.views", language)),
            *saved,
            *empty,
        ],
        className="card",
    )
