"""The network in numbers on screen; every number leads to its records."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.pages.overview import links
from dashboard.pages.overview.bars import MAYBE, SURE, UNKNOWN, count_bar, key_of
from dashboard.pages.overview.numbers import LayerCount, kind_counts, layer_counts
from dashboard.text import count, plural, t
from graph.model.registry import KIND
from graph.model.snapshot import NetworkSnapshot

MAX_EMPTY = 3
"""More layers without ties than these are named together."""


def network_now(snapshot: NetworkSnapshot, language: str) -> list[Component]:
    """Return what is in the network: kinds and layers; who works on which theme stands below, see `themes_view`."""
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
    empty = [layer for layer in layers if not layer.n_ties]
    if not n_ties:
        return [html.H3(t("overview.ties_none", language))]
    keys = [key_of(SURE, t("overview.key_sure", language)), key_of(MAYBE, t("overview.key_maybe", language))]
    return [
        html.H3([html.B(count(n_ties)), " ", plural("overview.ties", n_ties, language)]),
        *(_layer(layer, most, language) for layer in layers if layer.n_ties or len(empty) <= MAX_EMPTY),
        *([_empty_layers(empty, language)] if len(empty) > MAX_EMPTY else []),
        html.Div([*keys, key_of(UNKNOWN, t("overview.key_unknown", language))], className="ov-keys"),
    ]


def _empty_layers(layers: Sequence[LayerCount], language: str) -> Component:
    names = ", ".join(layer.layer.label.in_language(language) for layer in layers)
    return html.P(t("overview.layers_nothing", language, names=names), className="ov-caption")


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
