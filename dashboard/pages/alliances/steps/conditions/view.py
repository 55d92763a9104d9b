"""The step of the five conditions: who answered, the profile, and what it tells beside what was computed."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.conditions.beside import computed_beside
from dashboard.pages.alliances.steps.conditions.looked import looked_at
from dashboard.pages.alliances.steps.conditions.parties import parties
from dashboard.pages.alliances.steps.conditions.profile import profile
from dashboard.pages.alliances.steps.conditions.telling import history, worth_asking


def conditions(opened: Opened) -> list[Component]:
    """Return parties, profile, and what to discuss, to ask and to look back at."""
    looked = looked_at(opened)
    aside = html.Div([computed_beside(looked), worth_asking(looked), history(looked)], className="con-aside")
    return [html.Div([parties(looked), profile(looked), aside], className="con-columns")]
