"""The frame of the overview; callbacks fill it, so that no facts are in the page before the gate is passed."""

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.drawer import drawer_closer, drawer_opener
from dashboard.pages.overview.ids import OverviewIds
from dashboard.text import t


def layout(query: Mapping[str, str], language: str) -> Component:
    """Return the page without facts."""
    now = t("overview.now_title", language)
    return html.Div(
        [
            dcc.Store(id=OverviewIds.VISIT),
            html.Div(
                [
                    html.Div(
                        [
                            html.H1(t("overview.title", language)),
                            html.Span(id=OverviewIds.CAPTION, className="ov-caption"),
                            drawer_opener(OverviewIds.RAIL, "table", now, html.Span(now), class_name="ov-open-now"),
                        ],
                        className="ov-top",
                    ),
                    html.Div(id=OverviewIds.STARTS, className="ov-starts"),
                    html.Section(id=OverviewIds.ATTENTION, className="ov-block"),
                    html.Div(
                        [html.Section(id=OverviewIds.CHANGES), html.Section(id=OverviewIds.VIEWS)], className="ov-low"
                    ),
                ],
                className="ov-main",
            ),
            html.Aside(
                [drawer_closer(language), html.Div(id=OverviewIds.NOW), html.Section(id=OverviewIds.THEMES)],
                id=OverviewIds.RAIL,
                className="ov-now drawer",
                **aria(label=now),
            ),
        ],
        className="page page--overview",
    )
