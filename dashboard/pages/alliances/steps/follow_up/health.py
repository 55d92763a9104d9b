"""The health check: each condition on an earlier day and now."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.score_bar import score_bar
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.agreement.case import bounds
from dashboard.pages.alliances.steps.records import section
from dashboard.text import partial_date, t
from graph.analysis.alliances.conditions import CONDITIONS
from graph.analysis.alliances.health import Shift, answer_days, shifts

MOST_DAYS = 6
"""Days to choose from: the first, and the newest of the rest."""


def health_check(opened: Opened) -> Component:
    """Return the profile of now beside that of an earlier day, which is chosen from the days that were answered."""
    language = opened.language
    days = answer_days(opened.found)
    title = t("alliance_follow_up.health", language)
    step = AllianceView(dossier=opened.found.alliance.id, step="conditions")
    answer = desk_link(step, t("alliance_follow_up.answer", language), class_name="ov-link")
    if not days:
        return section(title, html.P(t("alliance_follow_up.no_answer", language), className="muted"), answer)
    since = opened.view.since or days[0]
    head = html.Tr(
        [
            html.Th(t("alliance_follow_up.condition", language)),
            html.Th(partial_date(since, language, short=True)),
            html.Th(t("alliance_follow_up.now", language)),
            html.Th(""),
        ]
    )
    rows = [_row(one, language) for one in shifts(opened.found, since)]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="agr-table fol-health")
    hint = t("alliance_follow_up.health_hint", language)
    return section(title, _days(opened, days, since), table, answer, hint=hint)


def _days(opened: Opened, days: tuple[str, ...], since: str) -> Component:
    links = [
        desk_link(
            opened.view.having(since=day),
            partial_date(day, opened.language, short=True),
            class_name="chip on" if day == since else "chip",
        )
        for day in dict.fromkeys((*days[:1], *days[1:][-MOST_DAYS + 1 :]))
    ]
    return html.Div(
        [html.Span(t("alliance_follow_up.against", opened.language), className="muted"), *links], className="fol-days"
    )


def _row(one: Shift, language: str) -> Component:
    name = CONDITIONS[one.condition].in_language(language)
    words = t(f"alliance_follow_up.shift_{one.direction}", language)
    return html.Tr(
        [
            html.Th(name[:1].upper() + name[1:], scope="row"),
            *(
                html.Td([score_bar(level, 1.0), html.Small(bounds(level, language), className="muted")])
                for level in (one.then, one.now)
            ),
            html.Td(html.Small(words, className=f"fol-{one.direction}")),
        ]
    )
