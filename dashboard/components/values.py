"""Values of fields in words: zero, unknown and not applicable look different."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.text import decimal, partial_date, t
from graph.model.codec import format_text, from_description, is_date
from graph.model.errors import Clash
from graph.model.fields import Field, FieldType
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import NOT_APPLICABLE, UNKNOWN, is_known

DOCUMENTS = "document"
WEB_SCHEMES = ("http://", "https://")


def shown_value(snapshot: NetworkSnapshot, field: Field, value: Any, language: str) -> Component | str:
    """Return a value as read by people.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Names terms of the vocabulary and linked records.
    field : Field
        Description of the field.
    value : object
        Value of the field.
    language : str
        ``nl`` or ``en``.
    """
    if value is UNKNOWN:
        return html.Span(t("values.unknown", language), className="no-value unknown")
    if value is NOT_APPLICABLE:
        return html.Span(t("values.not_applicable", language), className="no-value")
    if field.name == "website" and str(value).startswith(WEB_SCHEMES):
        return html.A(str(value), href=str(value), target="_blank", rel="noopener noreferrer")
    return value_text(snapshot, field, value, language)


def value_text(snapshot: NetworkSnapshot, field: Field, value: Any, language: str) -> str:
    """Return a value as plain words."""
    if value is UNKNOWN:
        return t("values.unknown", language)
    if value is NOT_APPLICABLE:
        return t("values.not_applicable", language)
    if field.type is FieldType.ATTRIBUTES:
        return "; ".join(f"{name}: {text}" for name, text in value) or t("values.none", language)
    if field.name == "source":
        return source_names(snapshot, str(value), language)
    if isinstance(value, tuple):
        return ", ".join(_one(snapshot, field, item, language) for item in value) or t("values.none", language)
    return _one(snapshot, field, value, language)


def clash_value(snapshot: NetworkSnapshot, clash: Clash, value: object, language: str) -> str:
    """Return one of the values of a field that clashes, as plain words."""
    field = kind_of(clash.kind).field(clash.field)
    return value_text(snapshot, field, from_description(value), language)


def source_names(snapshot: NetworkSnapshot, source: str, language: str) -> str:
    """Return the names of the documents in a source; the vocabulary names them, scheme ``document``."""
    parts = [part.strip() for part in source.split("|")]
    return ", ".join(snapshot.term_label(DOCUMENTS, part, language) for part in parts)


def _one(snapshot: NetworkSnapshot, field: Field, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return t("values.yes" if value else "values.no", language)
    if isinstance(value, int | float):
        unit = f" {field.unit}" if field.unit and not field.unit[0].isdigit() else ""
        return decimal(value, language) + unit
    if field.is_link:
        return display_name(snapshot.records.get(value), language) or value
    if field.type is FieldType.DATE and is_date(value):
        return partial_date(value, language)
    if field.choices:
        return next((c.label.in_language(language) for c in field.choices if c.code == value), value)
    return snapshot.term_label(field.scheme, value, language) if field.scheme else str(value)


def edit_text(field: Field, value: Any, language: str) -> str:
    """Return a value as an editor opens with it; a number with the decimal sign of the reader."""
    text = format_text(field, value)
    return text.replace(".", ",") if language == "nl" and field.type is FieldType.NUMBER and is_known(value) else text
