"""A dialog in which one record is added, changed or deleted; pages open it with a button."""

import json
from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.components.record_form import form_fields
from dashboard.components.values import value_text
from dashboard.text import t
from graph.model.codec import Unreadable, parse_text, to_plain
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie

OPEN, FORM, SAVE, PROBLEM = "record-open", "record-dialog-form", "record-dialog-save", "record-dialog-problem"
TAKE = "record-dialog-take"

Preset = Mapping[str, str]
"""Values that a form starts with or keeps, as text per field."""


def open_button(
    act: str,
    kind: str,
    record_id: str,
    *children: Any,
    fixed: Preset | None = None,
    class_name: str = "btn",
    **rest: Any,
) -> Component:
    """Return a button that opens the dialog.

    Parameters
    ----------
    act : str
        ``new``, ``edit`` or ``delete``.
    kind : str
        Record kind.
    record_id : str
        Which record; of a new one, anything that makes this button another than the rest.
    *children
        What stands on the button.
    fixed : mapping of str to str
        What a new record is about: fields that the form does not ask.
    class_name : str
        Looks.
    """
    told = {"type": OPEN, "act": act, "kind": kind, "id": record_id, "fixed": json.dumps(dict(fixed or {}))}
    return html.Button(list(children), id=told, className=class_name, **rest)


def sign_button(act: str, kind: str, record_id: str, sign: str, words: str) -> Component:
    """Return the same as one sign."""
    return open_button(act, kind, record_id, icon(sign, 16), class_name="icon-button", title=words, **aria(label=words))


def new_form(snapshot: NetworkSnapshot, kind: str, fixed: Preset, first: Preset, language: str) -> list[Component]:
    """Return the form that adds a record.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Offers terms and records to choose from.
    kind : str
        Record kind.
    fixed : mapping of str to str
        What is not asked.
    first : mapping of str to str
        What stands in the controls at first.
    language : str
        ``nl`` or ``en``.
    """
    about = {"do": "new", "kind": kind, "id": "", "fixed": json.dumps(dict(fixed))}
    asked = {name: text for name, text in first.items() if name not in fixed}
    fields = form_fields(snapshot, kind, values_from(kind, asked), language, leave_out=frozenset(fixed) | LEFT_OUT)
    fields = [*_told(snapshot, kind, fixed, language), *fields]
    return _form(_new_title(snapshot, kind, fixed, language), about, fields, language)


def edit_form(snapshot: NetworkSnapshot, record: Record, language: str) -> list[Component]:
    """Return the form that changes a record."""
    kind = record.kind
    values = {field.name: getattr(record, field.name) for field in kind_of(kind).fields}
    about = {"do": "edit", "kind": kind, "id": record.id, "seen": json.dumps(to_plain(record))}
    fields = form_fields(snapshot, kind, values, language, leave_out=LEFT_OUT)
    return _form(t("record.edit", language, name=_name(record, language, snapshot)), about, fields, language)


def delete_question(record: Record, language: str) -> list[Component]:
    """Return the question before a record is deleted."""
    about = {"do": "delete", "kind": record.kind, "id": record.id}
    words = t("record.delete_hint", language)
    return _form(
        t("record.delete", language, name=_name(record, language)),
        about,
        [html.P(words, className="muted")],
        language,
        danger=True,
    )


LEFT_OUT = frozenset({"source", "source_note", "attributes", "subject_id"})
"""What a dialog does not ask: it is about one thing already, and provenance is for the panel of data."""


def values_from(kind: str, texts: Preset) -> dict[str, Any]:
    """Return values by field from texts; what cannot be read is left out."""
    found: dict[str, Any] = {}
    known = {field.name: field for field in kind_of(kind).fields}
    for name, text in texts.items():
        try:
            found[name] = parse_text(known[name], text)
        except (KeyError, Unreadable):
            continue
    return found


def _form(
    title: str, about: Mapping[str, str], fields: list[Component], language: str, *, danger: bool = False
) -> list[Component]:
    words = t("network.delete" if danger else "network.save", language)
    return [
        dcc.Store(id=FORM, data=dict(about)),
        html.H2(title),
        html.Div(fields, className="form record-fields"),
        html.Div(id=PROBLEM, role="alert"),
        html.Div(
            html.Button(
                [icon("trash" if danger else "check", 16), words],
                id=SAVE,
                className="btn primary danger" if danger else "btn primary",
            ),
            className="panel-actions",
        ),
    ]


def _told(snapshot: NetworkSnapshot, kind: str, fixed: Preset, language: str) -> list[Component]:
    """Return what a new record is about in words, but for its subject: the page shows that already."""
    described = kind_of(kind)
    known = {name: value for name, value in values_from(kind, fixed).items() if name not in LEFT_OUT}
    parts = [value_text(snapshot, described.field(name), value, language) for name, value in known.items()]
    return [html.P(" · ".join(parts), className="record-about")] if parts else []


def _one(kind: str, language: str) -> str:
    return kind_of(kind).one.in_language(language).lower()


def _new_title(snapshot: NetworkSnapshot, kind: str, fixed: Preset, language: str) -> str:
    """Return what is added; of a tie that is told but for its details, the sentence that it makes."""
    if kind == "tie" and {"source_id", "type", "target_id"} <= fixed.keys():
        return _sentence(snapshot, fixed["source_id"], fixed["type"], fixed["target_id"], language)
    return t("record.new", language, kind=_one(kind, language))


def _sentence(snapshot: NetworkSnapshot, source_id: str, tie_type: str, target_id: str, language: str) -> str:
    ends = [display_name(snapshot.records.get(end), language) or end for end in (source_id, target_id)]
    verb = TIE_TYPE[tie_type].sentence.in_language(language) if tie_type in TIE_TYPE else tie_type
    return f"{ends[0]} {verb} {ends[1]}"


def _name(record: Record, language: str, snapshot: NetworkSnapshot | None = None) -> str:
    """Return what a record is called; its id says nothing to people."""
    if isinstance(record, Tie) and snapshot is not None:
        return _sentence(snapshot, record.source_id, record.type, record.target_id, language)
    name = display_name(record, language)
    return name if name and name != record.id else _one(record.kind, language)
