"""The lens of what if: choose or start a scenario, change it, and read what it would do."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.named_input import named_input
from dashboard.pages.network.lenses.lens import Asked, Lens
from dashboard.pages.network.lenses.what_if.changing import change_controls, listed_changes
from dashboard.pages.network.lenses.what_if.report import report
from dashboard.pages.network.lenses.what_if.scenario import SCENARIO, as_supposed, scenario_of
from dashboard.pages.network.links import view_link
from dashboard.text import plural, t
from graph.analysis.scenarios import from_text
from graph.model.values import known_or
from graph.model.views import Scenario


def what_if_panel(asked: Asked) -> list[Component]:
    """Return the scenarios to choose from, or the one that is chosen."""
    facts, language = asked.services.snapshot(), asked.language
    scenario = scenario_of(facts, asked.view)
    if scenario is None:
        return [*_listed(asked, language), *_starting(language)]
    back = view_link(
        asked.view.having(about=()), icon("arrow-back-up", 16), t("scenario.others", language), class_name="text-link"
    )
    return [
        back,
        html.H3(str(scenario.name), className="scenario-name"),
        html.P(t("scenario.no_fact", language), className="lens-note"),
        *listed_changes(asked, scenario),
        *change_controls(asked),
        *report(asked, scenario),
    ]


def _listed(asked: Asked, language: str) -> list[Component]:
    found = sorted(asked.services.snapshot().of(Scenario).values(), key=lambda one: str(one.name).casefold())
    if not found:
        return [html.P(t("scenario.none", language), className="meaning")]
    rows = [
        view_link(
            asked.view.asking(SCENARIO, scenario.id),
            icon("flask", 16),
            html.Span([str(scenario.name), html.Small(_facts(scenario, language))], className="grow"),
            class_name="menu-link",
        )
        for scenario in found
    ]
    return [html.H3(t("scenario.kept", language)), *rows]


def _facts(scenario: Scenario, language: str) -> str:
    n_changes = plural("scenario.changes", len(from_text(known_or(scenario.changes, ""))), language)
    return f"{n_changes} · {known_or(scenario.owner, '')}".rstrip(" ·")


def _starting(language: str) -> list[Component]:
    return [
        html.H3(t("scenario.new", language)),
        html.Div(
            [
                named_input("lens-scenario-name", t("scenario.name", language)),
                html.Button(
                    [icon("plus", 16), t("scenario.start", language)], id="lens-scenario-start", className="btn"
                ),
            ],
            className="group-naming",
        ),
    ]


WHAT_IF_LENS = Lens(
    "watals", "flask", what_if_panel, see=as_supposed, is_fact=False, depends_on=lambda view: ("scenarios",)
)
