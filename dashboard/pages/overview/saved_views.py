"""The views that were saved last, each with a small picture."""

from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.overview import links
from dashboard.pages.overview.changes_view import day_of
from dashboard.pages.overview.pictures import Dot, Picture, latest_views, picture
from dashboard.saved_views import saved_view_href
from dashboard.text import date_time, plural, t, today
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import known_or
from graph.model.views import SavedView

N_VIEWS = 4
WIDTH, HEIGHT, MARGIN = 176, 80, 8


def view_gallery(snapshot: NetworkSnapshot, language: str) -> list[Component]:
    """Return the last saved views, or how to make one."""
    views = latest_views(snapshot, N_VIEWS)
    head = html.Div(html.H2(t("overview.views_title", language)), className="ov-head")
    if not views:
        return [
            head,
            html.P(t("overview.views_none", language), className="ov-empty"),
            dcc.Link([icon("bookmark", 16), t("overview.views_open", language)], href=links.PATH, className="btn"),
        ]
    return [head, html.Div([_view(snapshot, view, language) for view in views], className="ov-views")]


def _view(snapshot: NetworkSnapshot, view: SavedView, language: str) -> Component:
    found = picture(snapshot, view.id)
    told = [plural("overview.view_nodes", found.n_nodes, language)] if found.n_nodes else []
    if view.recorded_at:
        told.append(_saved_on(view.recorded_at, language))
    return dcc.Link(
        [_drawing(found), html.B(known_or(view.name, view.id)), html.Span(" · ".join(told), className="ov-caption")],
        href=saved_view_href(view),
        className="ov-view",
    )


def _saved_on(instant: str, language: str) -> str:
    if day_of(instant).isoformat() == today():
        return t("overview.today", language).lower()
    return date_time(instant, language).partition(",")[0]


def _drawing(found: Picture) -> Component:
    """Return dots over a picture of lines: dots take their colour from the theme, lines are too fine to need it."""
    lines = "".join(f"<path d='M{_at(one)}L{_at(other)}'/>" for one, other in found.lines)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>"
        f"<g stroke='#8a8578' stroke-opacity='.55' stroke-width='.8'>{lines}</g></svg>"
    )
    dots = [
        html.Span(
            className=f"ov-view__dot fill-{dot.kind}",
            style={"left": f"{_x(dot) / WIDTH:.1%}", "top": f"{_y(dot) / HEIGHT:.1%}"},
        )
        for dot in found.dots
    ]
    parts = [html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=""), *dots] if dots else [icon("topology-star-3", 28)]
    return html.Span(parts, className="ov-view__picture")


def _at(dot: Dot) -> str:
    return f"{_x(dot):.1f} {_y(dot):.1f}"


def _x(dot: Dot) -> float:
    return MARGIN + dot.x * (WIDTH - 2 * MARGIN)


def _y(dot: Dot) -> float:
    return MARGIN + dot.y * (HEIGHT - 2 * MARGIN)
