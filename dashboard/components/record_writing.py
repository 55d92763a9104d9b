"""What a form of a record holds, as something that can be written: all problems at once, nothing typed is lost."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html, no_update
from dash.development.base_component import Component

from dashboard.components.record_form import Read, control_value, field_of, read_form
from dashboard.security.shapes import UnexpectedValue
from dashboard.text import language, problem_sentence, t
from graph.commands.editing import EditRecord
from graph.model.codec import from_plain
from graph.model.errors import Invalid, Violation
from graph.model.identifiers import new_id
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.validation import violations
from graph.model.values import UNKNOWN


def edited(form: Mapping[str, str], given: Mapping[str, Any]) -> EditRecord:
    """Return the edit that a form describes: of the record as it was seen, or as was agreed since.

    Raises
    ------
    Invalid
        Something cannot be read or breaks a rule; all of it at once.
    """
    seen, record_id = record_in(form.get("seen", "")), form.get("id", "")
    base = record_in(form["agreed"]) if form.get("agreed") else seen
    read = read_form(seen.kind, touched(seen, given, language()), record_id)
    _refuse_all(read, dataclasses.replace(seen, **read.values))
    return EditRecord(record_id, read.values, base)


def new_record(kind: str, given: Mapping[str, Any]) -> Record:
    """Return the record that a form describes."""
    read = read_form(kind, given)
    required = {field.name: UNKNOWN for field in kind_of(kind).fields if field.required}
    record = kind_of(kind).record(id=new_id(kind_of(kind).prefix), **required | dict(read.values))
    _refuse_all(read, record)
    return record


def _refuse_all(read: Read, record: Record) -> None:
    """Refuse what cannot be read together with what breaks a rule: all problems at once.

    Raises
    ------
    Invalid
        There are such values.
    """
    unread = {problem.field for problem in read.problems}
    broken = [violation for violation in violations(record) if violation.field not in unread]
    if read.problems or broken:
        raise Invalid((*read.problems, *broken))


def record_in(text: str) -> Record:
    """Return the record that a form carries along as text.

    Raises
    ------
    UnexpectedValue
        It is none.
    """
    try:
        return from_plain(json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnexpectedValue("a record in a form") from None


def with_theirs(agreed: str, wanted: str, names: Sequence[str], words: str) -> list[Any]:
    """Return the values of the controls after one takes over what another wrote meanwhile; the rest stays."""
    stored = record_in(agreed)
    value = control_value(field_of(stored.kind, wanted), getattr(stored, wanted), words)
    return [value if name == wanted else no_update for name in names]


def touched(seen: Record, given: Mapping[str, Any], words: str) -> dict[str, Any]:
    """Return what the user changed: the controls that no longer hold what they opened with."""
    opened_with = {name: control_value(field_of(seen.kind, name), getattr(seen, name), words) for name in given}
    return {name: raw for name, raw in given.items() if (raw or type(opened_with[name])()) != opened_with[name]}


def problem_views(
    violations: Sequence[Violation], places: Sequence[str], words: str
) -> tuple[Component | str, list[str]]:
    """Return the sentences that belong to no control, and those at each control."""
    at_field = {name: [problem_sentence(v, words) for v in violations if v.field == name] for name in places}
    elsewhere = [problem_sentence(v, words) for v in violations if v.field not in at_field]
    general = [t("network.not_saved", words), *elsewhere]
    return html.Div([html.Div(text) for text in general], className="form-problem"), [
        " ".join(at_field[n]) for n in places
    ]
