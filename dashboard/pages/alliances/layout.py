"""The frame of the alliance desk; callbacks fill it, so that no facts are in the page before the gate is passed."""

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.alliances.ids import AllianceIds as Ids
from dashboard.pages.alliances.steps.conditions.sheet import sheet_dialog


def layout(query: Mapping[str, str], language: str) -> Component:
    """Return the page without facts."""
    return html.Div(
        [
            html.Div(id=Ids.HEAD, className="all-head"),
            html.Div(id=Ids.MAIN, className="all-main keeps"),
            html.Div(id=Ids.GATE, className="all-gate"),
            sheet_dialog(language),
            dcc.Download(id=Ids.DOWNLOAD),
        ],
        id=Ids.PAGE,
        className="page page--alliances",
    )
