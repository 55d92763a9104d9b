"""The step as a whole: what is demanded of all, who could join, and who is on the list."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.long_list.listed import listed
from dashboard.pages.alliances.steps.long_list.suggested import suggested
from dashboard.text import figure, t
from graph.analysis.alliances.long_list import long_list, search
from graph.model.values import is_known, known_or


def long_list_step(opened: Opened) -> list[Component]:
    """Return the demands, the suggestions, and the long list itself."""
    asked = search(opened.snapshot, opened.found)
    found = long_list(asked, opened.view.reason, opened.view.many)
    return [
        _demands(opened),
        html.Div([suggested(opened, asked, found), listed(opened)], className="ll-columns"),
    ]


def _demands(opened: Opened) -> Component:
    """Return what every party must bring, and how near it must be: apart from all weighing."""
    alliance, language = opened.found.alliance, opened.language
    told: list[Component] = [
        html.Span([icon("circle-check", 16), t("alliance_long_list.brings", language, what=what)])
        for what in known_or(alliance.must_bring, ())
    ]
    if is_known(alliance.within_km):
        km = figure(float(alliance.within_km), language)
        place = opened.name(opened.found.initiator_id) or t("alliance.the_initiator", language)
        told.append(html.Span([icon("map-pin", 16), t("alliance_long_list.within", language, km=km, name=place)]))
    if not told:
        told = [html.Span(t("alliance_long_list.no_demands", language), className="muted")]
    change = open_button(
        "edit", "alliance", alliance.id, t("alliance_long_list.change_demands", language), class_name="text-link"
    )
    title = html.B(t("alliance_long_list.demands", language))
    hint = html.Span(t("alliance_long_list.demands_hint", language), className="muted")
    return html.Div([title, hint, *told, change], className="ll-demands")
