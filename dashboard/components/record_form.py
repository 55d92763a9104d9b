"""A form for any kind of record, made from its fields; what is typed is read by the same codec as a file."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.text import t
from graph.model.codec import Unreadable, format_text, parse_text
from graph.model.errors import Violation
from graph.model.fields import Field, FieldType
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import UNKNOWN

FIELD = "record-field"
FIELD_ERROR = "record-field-error"
LONGEST_TEXT = 20_000


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """What a form holds: values that could be read, and what could not."""

    values: Mapping[str, Any]
    problems: tuple[Violation, ...]


def field_id(name: str) -> dict[str, str]:
    """Return the id of the control of a field."""
    return {"type": FIELD, "name": name}


def form_fields(
    snapshot: NetworkSnapshot,
    kind: str,
    values: Mapping[str, Any],
    language: str,
    *,
    leave_out: frozenset[str] = frozenset(),
) -> list[Component]:
    """Return one labelled control per field of a kind.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Offers terms of the vocabulary and records to link to.
    kind : str
        Record kind.
    values : mapping of str to value
        Present value per field; unknown when absent.
    language : str
        ``nl`` or ``en``.
    leave_out : frozenset of str
        Fields without a control.
    """
    return [
        html.Div(
            [
                _control(snapshot, field, values.get(field.name, UNKNOWN), language),
                html.Div(id={"type": FIELD_ERROR, "name": field.name}, className="field-error", role="alert"),
            ],
            className="form-field",
        )
        for field in kind_of(kind).fields
        if field.is_asked and field.name not in leave_out
    ]


def control_value(field: Field, value: Any) -> Any:
    """Return a value as the control of its field holds it: a list of texts, or one text."""
    if field.is_list:
        return list(value) if isinstance(value, tuple) else []
    return format_text(field, value)


def read_form(kind: str, given: Mapping[str, Any], record_id: str = "") -> Read:
    """Return the values in a form and all that cannot be read, by field."""
    values: dict[str, Any] = {}
    problems: list[Violation] = []
    for name, raw in given.items():
        field = kind_of(kind).field(name)
        text = _as_text(field, raw)
        try:
            values[name] = parse_text(field, text)
        except Unreadable as error:
            problems.append(Violation(kind, record_id, name, text, error.rule, error.expected))
    return Read(values, tuple(problems))


def _as_text(field: Field, raw: Any) -> str:
    if isinstance(raw, list):
        return format_text(field, tuple(str(item) for item in raw)) if raw else ""
    return "" if raw is None else str(raw)[:LONGEST_TEXT]


def _control(snapshot: NetworkSnapshot, field: Field, value: Any, language: str) -> Component:
    shared: dict[str, Any] = {
        "id": field_id(field.name),
        "label": _label(field, language),
        "withAsterisk": field.required,
        "size": "sm",
    }
    current = control_value(field, value)
    text = current if isinstance(current, str) else ""
    if field.type is FieldType.LONG_TEXT:
        return dmc.Textarea(**shared, value=text, autosize=True, minRows=2, maxRows=10)
    if field.is_list and field.type is not FieldType.TEXTS:
        options = _options(snapshot, field, current, language)
        return dmc.MultiSelect(**shared, data=options, value=current, **_SEARCHED)
    if field.type is FieldType.TEXTS:
        return dmc.TagsInput(**shared, value=current, clearable=True)
    if field.type in (FieldType.CHOICE, FieldType.LINK):
        options = _options(snapshot, field, [text] if text else [], language)
        return dmc.Select(**shared, data=options, value=text or None, clearable=not field.required, **_SEARCHED)
    if field.type is FieldType.FLAG:
        return dmc.Select(**shared, data=_flags(text, language), value=text or None, clearable=True)
    return dmc.TextInput(**shared, value=text, placeholder=_placeholder(field, language))


_SEARCHED: Mapping[str, Any] = {"searchable": True, "limit": 60, "comboboxProps": {"withinPortal": True}}


def _label(field: Field, language: str) -> str:
    label = field.label.in_language(language)
    return f"{label} ({field.unit})" if field.unit else label


def _placeholder(field: Field, language: str) -> str:
    return t("values.date_form", language) if field.type is FieldType.DATE else ""


def _flags(current: str, language: str) -> list[dict[str, str]]:
    options = {format_text(_FLAG, True): t("values.yes", language), format_text(_FLAG, False): t("values.no", language)}
    options.setdefault(current, current)
    return [{"value": code, "label": label} for code, label in options.items() if code]


_FLAG = Field("", FieldType.FLAG, kind_of("organisation").one)


def _options(snapshot: NetworkSnapshot, field: Field, current: Sequence[str], language: str) -> list[dict[str, str]]:
    """Return what may be chosen, present values included, so that saving a form never drops one."""
    if field.is_link:
        found = _linkable(snapshot, field, language)
    elif field.choices:
        found = {choice.code: choice.label.in_language(language) for choice in field.choices}
    else:
        found = {
            code: snapshot.term_label(field.scheme, code, language)
            for scheme, code in snapshot.terms
            if scheme == field.scheme
        }
    for code in current:
        found.setdefault(code, code)
    return [
        {"value": code, "label": label} for code, label in sorted(found.items(), key=lambda item: item[1].casefold())
    ]


def _linkable(snapshot: NetworkSnapshot, field: Field, language: str) -> dict[str, str]:
    kinds = field.links_to or tuple(kind for kind in snapshot.by_kind if kind_of(kind).is_node and kind != "theme")
    return {
        record_id: display_name(record, language)
        for kind in kinds
        for record_id, record in snapshot.by_kind.get(kind, {}).items()
    }
