"""Draw what the address asks: the portfolio, or one step of one dossier."""

from typing import Any

from dash import Input, Output, html
from dash.development.base_component import Component

from dashboard.components.waiting import waiting
from dashboard.ids import ShellIds
from dashboard.pages.alliances.address import AllianceView, from_query
from dashboard.pages.alliances.dossier.gate_bar import gate_bar
from dashboard.pages.alliances.dossier.head import dossier_head
from dashboard.pages.alliances.dossier.moving import register as register_moving
from dashboard.pages.alliances.ids import AllianceIds as Ids
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.portfolio.portfolio import portfolio, portfolio_head
from dashboard.pages.alliances.report.download import register as register_report
from dashboard.pages.alliances.report.view import report_bar, report_page
from dashboard.pages.alliances.steps.register import STEP_VIEWS, register_steps
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, t, today
from dashboard.work.outcomes import NotThere
from graph.model.errors import RecordNotFound


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of the page."""

    @registrar.callback(
        Output(Ids.HEAD, "children"),
        Output(Ids.MAIN, "children"),
        Output(Ids.GATE, "children"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.WORKED, "data"),
    )
    def show(search: str | None, revision: int | None, worked: str | None) -> Any:
        view, words = from_query(search), language()
        if not view.dossier:
            snapshot = services.snapshot()
            board = portfolio(snapshot, view, words, today(), services.settings())
            return portfolio_head(snapshot, view, words), board, []
        return dossier_page(services, view, words)

    register_moving(registrar, services)
    register_steps(registrar, services)
    register_report(registrar, services)


def dossier_page(services: Services, view: AllianceView, words: str) -> tuple[list[Component], list[Component], Any]:
    """Return head, open step and gate of a dossier; a friendly word when it is not there."""
    try:
        opened = open_dossier(services, view, words, today())
    except RecordNotFound:
        return [], [_gone(words)], []
    if view.is_report:
        return report_bar(opened), report_page(opened), []
    try:
        content = STEP_VIEWS[view.step](opened)
    except NotThere as found:
        content = [waiting(found, "alliance", words)]
    return dossier_head(opened), content, gate_bar(opened)


def _gone(words: str) -> Component:
    back = desk_link(AllianceView(), t("alliance.to_portfolio", words), class_name="btn")
    return html.Div([html.P(t("alliance.gone", words)), back], className="all-empty")
