"""The network in numbers on screen; every number leads to its records."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.pages.overview import links
from dashboard.pages.overview.bars import MAYBE, SURE, UNKNOWN, count_bar, key_of
from dashboard.pages.overview.numbers import (
    HELIXES,
    LayerCount,
    ThemeCell,
    ThemeRow,
    kind_counts,
    layer_counts,
    n_placeless,
    theme_rows,
)
from dashboard.text import count, plural, t
from graph.model.registry import KIND
from graph.model.snapshot import NetworkSnapshot

N_THEMES = 8
ORGANISATIONS = ("organisation", "company", "school")


def network_now(snapshot: NetworkSnapshot, language: str) -> list[Component]:
    """Return what is in the network: kinds, layers, and who works on which theme."""
    head = html.Div(
        [
            html.H2(t("overview.now_title", language)),
            html.Span(t("overview.now_revision", language, n=count(snapshot.revision)), className="ov-caption"),
        ],
        className="ov-head",
    )
    kinds = kind_counts(snapshot)
    if not kinds:
        return [html.Section([head, html.P(t("overview.now_empty", language), className="ov-empty")])]
    return [
        html.Section([head, html.Div([_kind(kind, n, language) for kind, n in kinds], className="ov-kinds")]),
        html.Section(_layers(layer_counts(snapshot), language)),
        html.Section(_themes(snapshot, theme_rows(snapshot), language)),
    ]


def _kind(kind: str, n_nodes: int, language: str) -> Component:
    label = KIND[kind].one if n_nodes == 1 else KIND[kind].many
    return dcc.Link(
        [kind_glyph(kind), html.Span(label.in_language(language)), html.B(count(n_nodes))],
        href=links.network(soort=kind),
        className="ov-kind",
    )


def _layers(layers: Sequence[LayerCount], language: str) -> list[Component]:
    most = max(layer.n_ties for layer in layers)
    n_ties = sum(layer.n_ties for layer in layers)
    keys = [key_of(SURE, t("overview.key_sure", language)), key_of(MAYBE, t("overview.key_maybe", language))]
    return [
        html.H3([html.B(count(n_ties)), " ", plural("overview.ties", n_ties, language)]),
        *(_layer(layer, most, language) for layer in layers),
        html.Div([*keys, key_of(UNKNOWN, t("overview.key_unknown", language))], className="ov-keys"),
    ]


def _layer(layer: LayerCount, most: int, language: str) -> Component:
    label = html.Span(layer.layer.label.in_language(language), className="ov-layer__name")
    if not layer.n_ties:
        nothing = t("overview.layer_nothing", language)
        return html.Div(
            [label, count_bar(((UNKNOWN, 1),), 2, nothing), html.Span(nothing, className="ov-caption")],
            className="ov-layer is-empty",
        )
    words = t(
        "overview.layer_bar",
        language,
        established=count(layer.n_established),
        possible=count(layer.n_possible),
        unknown=count(layer.n_unknown),
    )
    parts = ((SURE, layer.n_established), (MAYBE, layer.n_possible), (UNKNOWN, layer.n_unknown))
    return dcc.Link(
        [label, count_bar(parts, most, words), html.Span(count(layer.n_ties), className="ov-number")],
        href=links.of_layer(layer),
        className="ov-layer",
        title=words,
    )


def _themes(snapshot: NetworkSnapshot, rows: Sequence[ThemeRow], language: str) -> list[Component]:
    head = html.H3([t("overview.themes_title", language), " ", html.Small(t("overview.themes_unit", language))])
    if not rows:
        return [head, html.P(t("overview.themes_none", language), className="ov-empty")]
    rest = rows[N_THEMES:]
    parts: list[Component] = [head, _table(snapshot, rows[:N_THEMES], language)]
    if rest:
        summary = html.Summary(plural("overview.themes_more", len(rest), language))
        parts.append(html.Details([summary, _table(snapshot, rest, language)], className="ov-more"))
    keys: list[Component] = [html.Span([html.I(className="ov-key is-nobody"), t("overview.key_nobody", language)])]
    if any(cell.is_unknown for row in rows for cell in row.cells):
        keys.append(key_of(UNKNOWN, t("overview.cell_unknown", language)))
    parts.append(html.Div(keys, className="ov-keys"))
    n_left_out = n_placeless(snapshot)
    if n_left_out:
        words = plural("overview.themes_left_out", n_left_out, language)
        href = links.network(soort=ORGANISATIONS, helix="unknown", thema="unknown")
        parts.append(html.P(dcc.Link(words, href=href), className="ov-caption"))
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
    return html.Tr([head, *(html.Td(_cell(cell, name, language)) for cell in row.cells)])


def _cell(cell: ThemeCell, theme: str, language: str) -> Component:
    helix = t(f"overview.helix_{cell.helix}", language)
    if cell.is_unknown:
        words = t("overview.cell_unknown_words", language, theme=theme, helix=helix, n=count(cell.n_maybe))
        return html.Span("?", className="ov-cell is-unknown", title=words)
    where = f"{theme}, {helix}: "
    if not cell.n_known:
        return html.Span("0", className="ov-cell is-nobody", title=f"{where}{t('overview.key_nobody', language)}")
    return dcc.Link(
        [html.Span(where, className="visually-hidden"), count(cell.n_known)],
        href=links.network(helix=cell.helix, thema=cell.theme),
        className=f"ov-cell step-{cell.step}",
        title=f"{where}{count(cell.n_known)}",
    )
