"""Step 6 as a page: parties and what they signed, what each brings, the business case, agreements and milestones."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.record_dialog import open_button
from dashboard.components.values import value_text
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.agreement.case import case_table
from dashboard.pages.alliances.steps.agreement.contributions import contribution_table
from dashboard.pages.alliances.steps.agreement.parties import party_table
from dashboard.pages.alliances.steps.agreement.signing import agreements, milestones
from dashboard.pages.alliances.steps.records import section
from dashboard.text import t
from graph.model.registry import kind_of

FACTS = ("form", "start", "end")


def agreement(opened: Opened) -> list[Component]:
    """Return the parts of the step."""
    together = [party_table(opened), contribution_table(opened), case_table(opened)]
    aside = [_form(opened), agreements(opened), milestones(opened)]
    return [html.Div([html.Div(together, className="agr-wide"), html.Div(aside)], className="agr-columns")]


def _form(opened: Opened) -> Component:
    alliance, language, described = opened.found.alliance, opened.language, kind_of("alliance")
    rows = [
        html.Div(
            [
                html.Dt(described.field(name).label.in_language(language)),
                html.Dd(value_text(opened.snapshot, described.field(name), getattr(alliance, name), language)),
            ]
        )
        for name in FACTS
    ]
    edit = open_button("edit", "alliance", alliance.id, t("alliance.edit", language), class_name="ov-link")
    return section(t("alliance_agreement.form", language), html.Dl(rows, className="fields"), edit)
