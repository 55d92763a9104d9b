"""The report on screen, as it comes out of the printer."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.score_bar import score_bar
from dashboard.pages.alliances.ids import AllianceIds as Ids
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.report.content import Report, report_of
from dashboard.pages.alliances.report.table import Cell, ReportTable, words_of
from dashboard.text import count, t
from graph.analysis.intervals import Interval

BARRED = frozenset({"ranking", "conditions"})
"""Tables of which the bounds are drawn as well: they lie from 0 to 1."""
MOST_ROWS = 10
"""Rows of a table on the page; the workbook has all."""
PRINT = "print"
"""Pressed, the browser prints: see ``assets/js/alliance_report.js``."""


def report_bar(opened: Opened) -> list[Component]:
    """Return the way back, and the ways to take the report along."""
    language = opened.language
    back = desk_link(
        opened.view.having(is_report=False),
        icon("arrow-back-up", 16),
        t("alliance_report.back", language),
        class_name="btn",
    )
    printing = html.Button(
        [icon("printer", 16), t("alliance_report.print", language)], className="btn primary", name=PRINT, type="button"
    )
    sheet = html.Button([icon("table", 16), t("alliance_report.xlsx", language)], id=Ids.REPORT_XLSX, className="btn")
    return [html.Div([back, html.Span(className="grow"), sheet, printing], className="all-top rep-bar")]


def report_page(opened: Opened) -> list[Component]:
    """Return the page."""
    language, report = opened.language, report_of(opened)
    return [
        html.Article(
            [
                _head(report),
                html.Div([_section(table, language) for table in report.tables], className="rep-parts"),
                _settings(report, language),
            ],
            className="rep-page",
        )
    ]


def _head(report: Report) -> Component:
    facts = [html.Div([html.Dt(name), html.Dd(words)]) for name, words in report.facts]
    return html.Header(
        [
            html.Div([html.H1(report.title), html.P(report.stamp, className="rep-stamp")], className="rep-title"),
            html.P(report.ambition, className="rep-ambition"),
            html.Dl(facts, className="rep-facts"),
        ]
    )


def _section(table: ReportTable, language: str) -> Component:
    title = html.H2(table.title)
    if not table.rows:
        return html.Section([title, html.P(table.nothing, className="muted")], className=f"rep-part rep-{table.id}")
    head = html.Tr([html.Th(name) for name in table.columns])
    body = [html.Tr([_cell(table, cell, language) for cell in row]) for row in table.rows[:MOST_ROWS]]
    left = len(table.rows) - MOST_ROWS
    more = [html.P(t("alliance_report.more", language, n=count(left)), className="muted")] if left > 0 else []
    return html.Section(
        [title, html.Table([html.Thead(head), html.Tbody(body)]), *more], className=f"rep-part rep-{table.id}"
    )


def _cell(table: ReportTable, cell: Cell, language: str) -> Component:
    words = words_of(cell, language)
    if isinstance(cell, Interval) and table.id in BARRED:
        return html.Td(html.Div([score_bar(cell, 1.0), html.Span(words)], className="rep-bounds"))
    return html.Td(words, className="" if isinstance(cell, str) else "rep-number")


def _settings(report: Report, language: str) -> Component:
    _, *rows = report.settings
    told = [html.Li([f"{name}: ", html.B(value)]) for name, value, *_ in rows]
    return html.Footer(
        [html.H2(t("judgement.settings", language)), html.P(t("judgement.meaning", language)), html.Ul(told)],
        className="rep-settings",
    )
