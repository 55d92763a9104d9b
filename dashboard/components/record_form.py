"""A form for any kind of record, made from its fields; what is typed is read by the same codec as a file."""

import dataclasses
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.values import edit_text
from dashboard.security.shapes import UnexpectedValue
from dashboard.text import t
from graph.model.codec import EMPTY_LIST_TEXT, NOT_APPLICABLE_TEXT, Unreadable, format_text, parse_text
from graph.model.errors import Violation
from graph.model.fields import Field, FieldType
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import NOT_APPLICABLE, UNKNOWN

FIELD = "record-field"
FIELD_ERROR = "record-field-error"
LONGEST_TEXT = 20_000
LONGEST_SCALE = 10
NOTHING_TYPED: Mapping[str, Any] = MappingProxyType({})
NO_ITEMS = frozenset({NOT_APPLICABLE_TEXT, EMPTY_LIST_TEXT})


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
    typed: Mapping[str, Any] = NOTHING_TYPED,
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
    typed : mapping of str to str or list of str
        What was typed before, as `typed_in` tells; it comes before the present value.
    """
    return [
        html.Div(
            [
                _control(snapshot, field, _current(field, values, typed, language), language),
                html.Div(id={"type": FIELD_ERROR, "name": field.name}, className="field-error", role="alert"),
            ],
            className="form-field",
        )
        for field in kind_of(kind).fields
        if field.is_asked and field.name not in leave_out
    ]


def typed_in(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in a form, by what a field of another kind must share for the same text to fit it."""
    return {_sameness(field_of(kind, name)): raw for name, raw in given.items() if raw}


def control_value(field: Field, value: Any, language: str) -> Any:
    """Return a value as the control of its field holds it: one text, or a list of texts.

    A list that is known to be empty or not applicable holds the one item that says so.
    """
    if not field.is_list:
        return edit_text(field, value, language)
    if value is NOT_APPLICABLE or (value == () and field.type is not FieldType.TEXTS):
        return [format_text(field, value)]
    return list(value) if isinstance(value, tuple) else []


def field_of(kind: str, name: str) -> Field:
    """Return the field that a control is for.

    Raises
    ------
    UnexpectedValue
        The kind has no such field.
    """
    found = next((field for field in kind_of(kind).fields if field.name == name), None)
    if found is None:
        raise UnexpectedValue("a field")
    return found


def read_form(kind: str, given: Mapping[str, Any], record_id: str = "") -> Read:
    """Return the values in a form and all that cannot be read, by field."""
    values: dict[str, Any] = {}
    problems: list[Violation] = []
    for name, raw in given.items():
        field = field_of(kind, name)
        try:
            values[name] = parse_text(field, _as_text(field, raw))
        except Unreadable as error:
            problems.append(Violation(kind, record_id, name, _shown(raw), error.rule, error.expected))
    return Read(values, tuple(problems))


def _as_text(field: Field, raw: Any) -> str:
    if isinstance(raw, list):
        items = [str(item) for item in raw]
        alone = [item for item in items if item in NO_ITEMS]
        if alone and len(items) > 1:
            raise Unreadable("stands_alone", alone[0])
        return alone[0] if alone else format_text(field, tuple(items)) if items else ""
    return "" if raw is None else str(raw)[:LONGEST_TEXT]


def _shown(raw: Any) -> str:
    return ", ".join(map(str, raw)) if isinstance(raw, list) else str(raw)[:LONGEST_TEXT]


def _sameness(field: Field) -> str:
    return "|".join((field.name, field.type.value, field.scheme, *(choice.code for choice in field.choices)))


def _current(field: Field, values: Mapping[str, Any], typed: Mapping[str, Any], language: str) -> Any:
    """Return what a control opens with."""
    raw = typed.get(_sameness(field))
    fitting = isinstance(raw, list) if field.is_list else isinstance(raw, str)
    return raw if fitting else control_value(field, values.get(field.name, UNKNOWN), language)


def _control(snapshot: NetworkSnapshot, field: Field, current: Any, language: str) -> Component:
    shared: dict[str, Any] = {
        "id": field_id(field.name),
        "label": _label(field, language),
        "withAsterisk": field.required,
        "size": "sm",
    }
    text = current if isinstance(current, str) else ""
    if field.type is FieldType.LONG_TEXT:
        return dmc.Textarea(**shared, **_AT_ONCE, value=text, autosize=True, minRows=2, maxRows=10)
    if field.is_list and field.type is not FieldType.TEXTS:
        options = [*_options(snapshot, field, current, language), *_no_values(field, language)]
        return dmc.MultiSelect(**shared, data=options, value=current, clearable=True, **_SEARCHED)
    if field.type is FieldType.TEXTS:
        return dmc.TagsInput(**shared, value=current, clearable=True)
    if field.type in (FieldType.CHOICE, FieldType.LINK):
        options = [*_options(snapshot, field, [text] if text else [], language), *_no_values(field, language)]
        return dmc.Select(**shared, data=options, value=text or None, clearable=not field.required, **_SEARCHED)
    if field.type is FieldType.FLAG:
        options = [*_flags(text, language), *_no_values(field, language)]
        return dmc.Select(**shared, data=options, value=text or None, clearable=True)
    if field.type is FieldType.INTEGER and _is_short_scale(field):
        options = [*_steps(field, text), *_no_values(field, language)]
        return dmc.Select(**shared, data=options, value=text or None, clearable=True)
    if field.suggests:
        names = {display_name(record, language) for record in snapshot.by_kind.get(field.suggests, {}).values()}
        return dmc.Autocomplete(**shared, **_AT_ONCE, value=text, data=sorted(names, key=str.casefold), limit=30)
    return dmc.TextInput(**shared, **_AT_ONCE, value=text, placeholder=_placeholder(field, language))


# what is typed goes out as the keyboard leaves the control, in that same event: without this the component waits for a
# timer, and a click on the button that saves can come before it
_AT_ONCE: Mapping[str, Any] = {"debounce": True}
_SEARCHED: Mapping[str, Any] = {"searchable": True, "limit": 60, "comboboxProps": {"withinPortal": True}}


def _label(field: Field, language: str) -> str:
    label = field.label.in_language(language)
    return f"{label} ({field.unit})" if field.unit else label


def _placeholder(field: Field, language: str) -> str:
    return t("values.date_form", language) if field.type is FieldType.DATE else ""


def _no_values(field: Field, language: str) -> list[dict[str, str]]:
    """Return the choices that say why there is no value; leaving a control empty means unknown."""
    found = [{"value": NOT_APPLICABLE_TEXT, "label": t("values.not_applicable", language)}]
    if field.is_list:
        found.insert(0, {"value": EMPTY_LIST_TEXT, "label": t("values.none", language)})
    return [] if field.required else found


def _is_short_scale(field: Field) -> bool:
    return field.minimum is not None and field.maximum is not None and field.maximum - field.minimum < LONGEST_SCALE


def _steps(field: Field, current: str) -> list[dict[str, str]]:
    """Return the steps of a scale, the present value included."""
    steps = [str(step) for step in range(int(field.minimum or 0), int(field.maximum or 0) + 1)]
    kept = [current] if current and current not in (*steps, NOT_APPLICABLE_TEXT) else []
    return [{"value": step, "label": step} for step in (*steps, *kept)]


def _flags(current: str, language: str) -> list[dict[str, str]]:
    options = {format_text(_FLAG, True): t("values.yes", language), format_text(_FLAG, False): t("values.no", language)}
    if current not in NO_ITEMS:
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
        if code not in NO_ITEMS:
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
