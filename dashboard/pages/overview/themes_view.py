"""Who works on which theme, per helix; every number leads to its organisations."""

from collections.abc import Sequence
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.overview import links
from dashboard.pages.overview.address import OverviewView, href
from dashboard.pages.overview.bars import UNKNOWN, key_of
from dashboard.pages.overview.numbers import HELIXES, ThemeCell, ThemeRow, n_placeless, theme_rows
from dashboard.text import count, plural, t
from graph.model.snapshot import NetworkSnapshot

N_THEMES = 8
ORGANISATIONS = ("organisation", "company", "school")


def who_works_on_what(snapshot: NetworkSnapshot, view: OverviewView, language: str) -> list[Component]:
    """Return the table of themes by helix: the most shared themes, or all of them when the view says so."""
    if not snapshot.records:
        return []
    head = html.H3([t("overview.themes_title", language), " ", html.Small(t("overview.themes_unit", language))])
    rows = theme_rows(snapshot)
    if not rows:
        return [head, html.P(t("overview.themes_none", language), className="ov-empty")]
    shown = rows if view.all_themes else rows[:N_THEMES]
    parts: list[Component] = [head, _table(snapshot, shown, language)]
    if len(rows) > N_THEMES:
        more = plural("overview.themes_more", len(rows) - N_THEMES, language)
        words = t("overview.themes_fewer", language) if view.all_themes else more
        other = href(replace(view, all_themes=not view.all_themes))
        parts.append(html.P(dcc.Link(words, href=other, refresh=False), className="ov-more"))
    keys: list[Component] = [html.Span([html.I(className="ov-key is-nobody"), t("overview.key_nobody", language)])]
    if any(cell.is_unknown for row in rows for cell in row.cells):
        keys.append(key_of(UNKNOWN, t("overview.cell_unknown", language)))
    parts.append(html.Div(keys, className="ov-keys"))
    n_left_out = n_placeless(snapshot)
    if n_left_out:
        words = plural("overview.themes_left_out", n_left_out, language)
        who = links.network(soort=ORGANISATIONS, helix="unknown", thema="unknown")
        parts.append(html.P(dcc.Link(words, href=who, refresh=False), className="ov-caption"))
    return parts


def _table(snapshot: NetworkSnapshot, rows: Sequence[ThemeRow], language: str) -> Component:
    heads = [html.Th(html.Span(t(f"overview.helix_{helix}", language)), scope="col") for helix in HELIXES]
    corner = html.Td(html.Span(t("overview.theme_column", language), className="visually-hidden"))
    return html.Table(
        [
            html.Thead(html.Tr([corner, *heads])),
            html.Tbody([_theme(snapshot, row, language) for row in rows]),
        ],
        className="ov-heat",
    )


def _theme(snapshot: NetworkSnapshot, row: ThemeRow, language: str) -> Component:
    name = snapshot.term_label("theme", row.theme, language)
    every = links.network(soort=ORGANISATIONS, thema=row.theme)
    head = html.Th(
        dcc.Link(name, href=every, title=plural("overview.gap_detail", row.n_organisations, language)), scope="row"
    )
    return html.Tr([head, *(_cell(cell, name, language) for cell in row.cells)])


def _cell(cell: ThemeCell, theme: str, language: str) -> Component:
    helix = t(f"overview.helix_{cell.helix}", language)
    if cell.is_unknown:
        words = t("overview.cell_unknown_words", language, theme=theme, helix=helix, n=count(cell.n_maybe))
        return html.Td("?", className="ov-cell is-unknown", title=words)
    where = f"{theme}, {helix}: "
    if not cell.n_known:
        return html.Td("0", className="ov-cell is-nobody", title=f"{where}{t('overview.key_nobody', language)}")
    number = dcc.Link(
        [html.Span(where, className="visually-hidden"), count(cell.n_known)],
        href=links.network(helix=cell.helix, thema=cell.theme),
        refresh=False,
        title=f"{where}{count(cell.n_known)}",
    )
    return html.Td(number, className=f"ov-cell step-{cell.step}")
