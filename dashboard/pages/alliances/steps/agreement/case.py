"""The business case per party: what it gains and spends as recorded in the step before, and the money it brings."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.score_bar import score_bar
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.agreement.contributions import sum_words
from dashboard.pages.alliances.steps.records import section
from dashboard.text import figure, plural, t
from graph.analysis.alliances.agreement import CaseRow, business_case
from graph.analysis.intervals import Interval

COLUMNS = ("party", "gains", "spends", "net", "money")


def case_table(opened: Opened) -> Component:
    """Return the business case, read only: it is filled in at the step about value."""
    language = opened.language
    rows = business_case(opened.found)
    title = t("alliance_agreement.case", language)
    step = AllianceView(dossier=opened.found.alliance.id, step="value")
    link = desk_link(step, t("alliance_agreement.to_value", language), class_name="ov-link")
    if not rows:
        return section(title, html.P(t("alliance_agreement.no_case", language), className="muted"), link)
    head = html.Tr([html.Th(t(f"alliance_agreement.{name}", language)) for name in COLUMNS])
    body = html.Tbody([_row(opened, one) for one in rows])
    hint = t("alliance_agreement.case_hint", language)
    return section(title, html.Table([html.Thead(head), body], className="agr-table"), link, hint=hint)


def _row(opened: Opened, one: CaseRow) -> Component:
    language, value = opened.language, one.value
    shown = (value.benefits, value.costs) if value else (None, None)
    net = bounds(value.net, language) if value else t("values.unknown", language)
    return html.Tr(
        [
            html.Th(opened.name(one.party_id), scope="row"),
            *(html.Td(_level(level, language)) for level in shown),
            html.Td(net),
            html.Td(money_words(one, language)),
        ]
    )


def _level(level: Interval | None, language: str) -> list[Component]:
    """Return a bar with its bounds; nothing recorded is unknown from end to end."""
    words = bounds(level, language) if level else t("values.unknown", language)
    return [score_bar(level or Interval(0.0, 1.0), 1.0), html.Small(words, className="muted")]


def bounds(value: Interval, language: str) -> str:
    """Return a number, or from what to what it lies."""
    if value.is_exact:
        return figure(value.low, language)
    return t("alliance_agreement.bounds", language, low=figure(value.low, language), high=figure(value.high, language))


def money_words(one: CaseRow, language: str) -> str:
    """Return the money a party brings, per unit."""
    told = [sum_words(part, language) for part in one.money]
    if one.n_open:
        told.append(plural("alliance_agreement.without_amount", one.n_open, language))
    return " + ".join(told) or t("alliance_agreement.no_money", language)
