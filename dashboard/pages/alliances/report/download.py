"""The report as a workbook: a sheet per part, with the numbers of the page."""

import base64
from typing import Any

from dash import Input, Output, State, no_update

from dashboard.ids import ShellIds
from dashboard.pages.alliances.address import from_query
from dashboard.pages.alliances.ids import AllianceIds as Ids
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.report.content import Report, report_of
from dashboard.pages.alliances.report.table import SheetCell, sheet_of
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, t, today
from graph.commands.permissions import Permission
from graph.model.identifiers import slug


def register(registrar: Registrar, services: Services) -> None:
    """Register the callback of the button."""

    @registrar.callback(
        Output(Ids.DOWNLOAD, "data"),
        Input(Ids.REPORT_XLSX, "n_clicks"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.EXPORT,
        prevent_initial_call=True,
    )
    def take_along(clicks: int | None, search: str | None) -> Any:
        if not clicks:
            return no_update
        words = language()
        report = report_of(open_dossier(services, from_query(search), words, today()))
        data = base64.b64encode(services.export_rows(sheets_of(report, words))).decode("ascii")
        return {"content": data, "filename": f"{slug(report.title)}.xlsx", "base64": True}


def sheets_of(report: Report, words: str) -> dict[str, list[list[SheetCell]]]:
    """Return the report as rows per sheet."""
    about: list[list[SheetCell]] = [
        [t("alliance_report.report", words), report.title],
        [t("alliance_report.made", words), report.stamp],
        [t("alliance_report.ambition", words), report.ambition],
    ]
    about += [[name, value] for name, value in report.facts]
    parts = {table.title: sheet_of(table, words) for table in report.tables}
    settings: list[list[SheetCell]] = [list(row) for row in report.settings]
    return {t("alliance_report.report", words): about, **parts, t("judgement.settings", words): settings}
