"""Pieces that several lenses show: who, and which settings an answer depends on."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.pages.network.lenses.lens import Asked
from dashboard.text import t
from dashboard.text.judgement import setting_value
from graph.analysis.setting_fields import Setting
from graph.analysis.setting_values import Plain
from graph.analysis.settings import named
from graph.model.snapshot import NetworkSnapshot, display_name

MOST_NAMES = 12


def node_row(snapshot: NetworkSnapshot, node_id: str, note: str, language: str) -> Component:
    """Return a node as a button that points at it, with a note."""
    record = snapshot.records[node_id]
    name = html.Button(
        display_name(record, language),
        id={"type": "network-act", "act": "select", "id": node_id},
        className="text-button grow",
    )
    return html.Div([kind_glyph(record.kind), name, *([html.Small(note)] if note else [])], className="tie")


def names(snapshot: NetworkSnapshot, node_ids: Iterable[str], language: str) -> str:
    """Return names in a row, the first few by name."""
    listed = [display_name(snapshot.records.get(node_id), language) or node_id for node_id in node_ids]
    shown = ", ".join(listed[:MOST_NAMES])
    left = len(listed) - MOST_NAMES
    return f"{shown} {t('network.n_more', language, n=left)}" if left > 0 else shown


def settings_foot(asked: Asked, names: tuple[str, ...]) -> list[Component]:
    """Return the fold that tells which settings an answer depends on, with value and source; nothing without any."""
    values, language = asked.services.settings().as_json(*names) if names else {}, asked.language
    rows = [
        _setting(setting, value, language) for setting in named(*names) if (value := values[setting.name]) is not None
    ]
    if not rows:
        return []
    head = html.Summary(t("judgement.settings", language))
    meaning = html.P(t("judgement.meaning", language), className="muted")
    return [html.Details([head, meaning, html.Div(rows, className="facts")], className="lens-meaning lens-settings")]


def _setting(setting: Setting, value: Plain, language: str) -> Component:
    pieces = [
        html.Div(setting.label.in_language(language), className="setting-label"),
        html.Div(setting_value(setting, value, language), className="setting-value"),
        html.Small(setting.source.in_language(language)),
    ]
    return html.Div(pieces, className="fact setting-row listed" if setting.choices else "fact setting-row")
