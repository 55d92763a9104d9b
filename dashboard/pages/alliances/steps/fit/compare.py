"""Up to four candidates side by side: where they differ most comes first."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.interval_bar import interval_bar
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.pages.alliances.steps.fit.words import badge, component_name, hundredths, percent, signs, span
from dashboard.text import plural, t
from graph.analysis.fit.scoring import Fit
from graph.analysis.fit.settings import COMPONENTS


def comparison(now: Seen) -> list[Component]:
    """Return the comparison; a hint with one candidate, nothing with none."""
    opened, language = now.opened, now.opened.language
    asked = opened.view.compared
    if not asked:
        return []
    found = [fit for one in asked if (fit := opened.candidates.fit(one, opened.settings.fit)) is not None]
    gone = len(asked) - len(found)
    told = [html.P(plural("alliance_fit.compare_gone", gone, language), className="muted")] if gone else []
    stop = desk_link(opened.view.having(compared=()), t("alliance_fit.compare_stop", language), class_name="text-link")
    title = html.Div([html.H2(t("alliance_fit.compare", language)), stop], className="fit-title")
    if len(found) < 2:
        words = html.P(t("alliance_fit.compare_more", language), className="muted")
        return [html.Section([title, *told, words], className="fit-compare")]
    return [html.Section([title, *told, _table(now, found)], className="fit-compare")]


def _table(now: Seen, found: Sequence[Fit]) -> Component:
    language = now.opened.language
    keys = sorted(COMPONENTS, key=lambda key: (-round(_spread(found, key), 9), tuple(COMPONENTS).index(key)))
    head = html.Tr(
        [
            html.Th(t("alliance_fit.component", language)),
            *(_party(now, fit) for fit in found),
            html.Th(t("alliance_fit.differs", language)),
        ]
    )
    rows = [_row(now, found, key) for key in keys]
    return html.Table([html.Thead(head), html.Tbody([*_whole(now, found), *rows])])


def _party(now: Seen, fit: Fit) -> Component:
    opened, party = now.opened, fit.candidate_id
    rest = tuple(one for one in opened.view.compared if one != party)
    words = t("alliance_fit.compare_out", opened.language, name=opened.name(party))
    out = desk_link(
        opened.view.having(compared=rest),
        icon("x", 12),
        html.Span(words, className="visually-hidden"),
        class_name="icon-button",
        title=words,
    )
    name = desk_link(opened.view.having(party=party), opened.name(party), class_name="fit-name")
    return html.Th(html.Div([kind_glyph(opened.snapshot.nodes[party].kind), name, out]), scope="col")


def _whole(now: Seen, found: Sequence[Fit]) -> list[Component]:
    language = now.opened.language
    highest, lowest = max(fit.total.middle for fit in found), min(fit.total.middle for fit in found)
    totals = [
        html.Td([html.B(hundredths(fit.total.middle, language)), html.Small(span(fit.total, language))])
        for fit in found
    ]
    coverage = [html.Td(percent(fit.combined.coverage, language)) for fit in found]
    return [
        html.Tr(
            [
                html.Th(t("alliance_fit.total", language), scope="row"),
                *totals,
                html.Td(hundredths(highest - lowest, language)),
            ]
        ),
        html.Tr([html.Th(t("alliance_fit.coverage", language), scope="row"), *coverage, html.Td()]),
        html.Tr(
            [
                html.Th(t("alliance_fit.holds", language), scope="row"),
                *(html.Td(html.Span(badge(now, fit.candidate_id), className="fit-last")) for fit in found),
                html.Td(),
            ]
        ),
        html.Tr(
            [
                html.Th(t("alliance_fit.signs", language), scope="row"),
                *(html.Td(signs(now, fit)) for fit in found),
                html.Td(),
            ]
        ),
    ]


def _row(now: Seen, found: Sequence[Fit], key: str) -> Component:
    language = now.opened.language
    cells = []
    for fit in found:
        score = fit.parts[key].score
        words = t("values.not_applicable", language) if score is None else span(score, language)
        cells.append(html.Td([interval_bar(score), html.Small(words)]))
    differs = hundredths(_spread(found, key), language)
    return html.Tr([html.Th(component_name(key, language), scope="row"), *cells, html.Td(differs)])


def _spread(found: Sequence[Fit], key: str) -> float:
    """Return by how much the totals of candidates differ through one component."""
    middles = [one.middle if (one := fit.combined.contributions.get(key)) else 0.0 for fit in found]
    return max(middles) - min(middles)
