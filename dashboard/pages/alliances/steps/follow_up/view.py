"""Step 7 as a page: tasks and contacts, the rhythm of each party, health, evaluation, and renewal or ending."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.follow_up.closing import closing, evaluations
from dashboard.pages.alliances.steps.follow_up.contacts import contact_list, rhythm_table
from dashboard.pages.alliances.steps.follow_up.dependence import dependence
from dashboard.pages.alliances.steps.follow_up.health import health_check
from dashboard.pages.alliances.steps.follow_up.notes import note_list
from dashboard.pages.alliances.steps.follow_up.tasks import task_list


def follow_up(opened: Opened) -> list[Component]:
    """Return the parts of the step."""
    columns = (
        [task_list(opened), dependence(opened)],
        [rhythm_table(opened), contact_list(opened)],
        [health_check(opened), evaluations(opened), closing(opened), note_list(opened)],
    )
    return [html.Div([html.Div(parts) for parts in columns], className="fol-columns")]
