"""Step 3 as a whole: weights left, candidates in the middle, the one that is looked at right."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.fit.compare import comparison
from dashboard.pages.alliances.steps.fit.detail import detail_panel
from dashboard.pages.alliances.steps.fit.ranking import ranking_panel
from dashboard.pages.alliances.steps.fit.seen import seen
from dashboard.pages.alliances.steps.fit.weights import weights_panel
from dashboard.text import t


def fit(opened: Opened) -> list[Component]:
    """Return the step; the way on when there is nobody to rank yet."""
    if opened.found.initiator_id not in opened.snapshot.nodes:
        return [_not_yet(opened, "no_initiator", "ambition")]
    if not opened.found.listed_ids:
        return [_not_yet(opened, "no_candidates", "long_list")]
    now = seen(opened)
    middle = html.Div([*comparison(now), ranking_panel(now)], className="fit-middle")
    return [html.Div([weights_panel(now), middle, *detail_panel(now)], className="fit")]


def _not_yet(opened: Opened, why: str, step: str) -> Component:
    way = desk_link(
        opened.view.having(step=step), t(f"alliance_fit.{why}_way", opened.language), class_name="btn primary"
    )
    return html.Div([html.P(t(f"alliance_fit.{why}", opened.language)), way], className="all-empty")
