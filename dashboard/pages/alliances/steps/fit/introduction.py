"""The best way to be introduced to a candidate, with the way to see it and to write down that it was asked."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.network_links import around
from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.text import plural, t
from dashboard.text.routes import route_sentences
from graph.analysis.fit.scoring import Fit
from graph.analysis.introductions import introductions

MOST_ROUTES = 5


def introduction(now: Seen, fit: Fit) -> list[Component]:
    """Return the first route, how many others there are, and the deeds."""
    opened, language = now.opened, now.opened.language
    ends = (opened.found.initiator_id, fit.candidate_id)
    settings = opened.settings.introductions
    routes = opened.services.kept.of(
        opened.snapshot,
        ("introductions", *ends, opened.today, repr(settings)),
        lambda: introductions(opened.snapshot, *ends, opened.today, MOST_ROUTES, settings),
    )
    title = html.H3(t("alliance_fit.introduction", language))
    if not routes:
        return [html.Div([title, html.P(t("route.none", language, n=settings.most_steps))], className="fit-route")]
    sentences = [html.P(sentence) for sentence in route_sentences(opened.snapshot, routes[0], language)]
    others = [html.Span(plural("alliance_fit.other_routes", len(routes) - 1, language))] if len(routes) > 1 else []
    see = html.A(
        t("alliance_fit.see_route", language),
        href=around(routes[0].node_ids, inzicht="route", over=ends),
        className="text-link",
    )
    note = open_button(
        "new",
        "contact",
        f"{fit.candidate_id}-ask",
        t("alliance_fit.note_request", language),
        fixed={"subject_id": opened.found.alliance.id},
        class_name="ov-link",
    )
    return [
        html.Div([title, *sentences, html.Div([note, *others, see], className="fit-ways-on")], className="fit-route")
    ]
