"""The step of the value: what each party gains and pays, whether all gain, and what the network gains."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.value.network import network_value
from dashboard.pages.alliances.steps.value.numbers import four_numbers, verdict
from dashboard.pages.alliances.steps.value.parties import parties
from dashboard.text import t
from graph.analysis.alliances.scores import partnership


def value(opened: Opened) -> list[Component]:
    """Return the parties with what they told, the verdict with its four numbers, and the network before and after."""
    found = partnership(opened.found)
    if found is None:
        return [html.P(t("alliance_value.nobody_joins", opened.language), className="all-empty")]
    together = html.Section(
        [html.H2(t("alliance_value.together", opened.language)), verdict(opened, found), four_numbers(opened, found)],
        className="val-section",
    )
    aside = html.Div([together, network_value(opened)], className="val-aside")
    return [html.Div([parties(opened, found), aside], className="val-columns")]
