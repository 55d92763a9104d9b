"""What is known about a record, field by field, with its sources."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.values import shown_value, source_names
from dashboard.text import date_time, plural, t
from graph.model.fields import Field, FieldType
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN, is_known

PROVENANCE = frozenset({"attributes"})


def data_tab(
    snapshot: NetworkSnapshot, record: Record, language: str, leave_out: frozenset[str] = frozenset()
) -> list[Component]:
    """Return the known fields first; what is unknown is named, not left out."""
    fields = [field for field in kind_of(record.kind).fields if field.name not in PROVENANCE | leave_out]
    known = [field for field in fields if getattr(record, field.name) is not UNKNOWN]
    unknown = [field for field in fields if getattr(record, field.name) is UNKNOWN]
    rows = [_row(snapshot, record, field, language) for field in known]
    parts: list[Component] = [html.Dl(rows, className="fields")]
    if unknown:
        names = ", ".join(field.label.in_language(language).lower() for field in unknown)
        summary = html.Summary(plural("network.unknown_fields", len(unknown), language))
        parts.append(html.Details([summary, html.P(names, className="muted")], className="unknown-fields"))
    if record.attributes:
        parts += _attributes(record, language)
    return parts


def source_line(snapshot: NetworkSnapshot, record: Record, language: str) -> str:
    """Return where a record comes from, and who wrote it last."""
    parts = []
    if is_known(record.source):
        parts.append(f"{t('network.source', language)}: {source_names(snapshot, str(record.source), language)}")
    when = date_time(record.recorded_at, language)
    parts.append(t("network.written_by", language, who=record.recorded_by, when=when))
    return " · ".join(parts)


def _row(snapshot: NetworkSnapshot, record: Record, field: Field, language: str) -> Component:
    value = shown_value(snapshot, field, getattr(record, field.name), language)
    wide = field.type in (FieldType.LONG_TEXT,)
    return html.Div(
        [html.Dt(field.label.in_language(language)), html.Dd(value)], className="field wide" if wide else "field"
    )


def _attributes(record: Record, language: str) -> list[Component]:
    rows = [html.Div([html.Dt(name), html.Dd(text)], className="field") for name, text in record.attributes]
    return [html.H3(t("network.further_columns", language)), html.Dl(rows, className="fields")]
