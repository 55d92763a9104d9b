"""Writing what was typed in cells: each edit by itself, based on what its cell showed, refused in words at its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.components.values import edit_text, value_text
from dashboard.services import Services
from dashboard.text import date_time, error_sentence, problem_sentence, t
from graph.commands.editing import EditRecord
from graph.model.codec import Unreadable, parse_text
from graph.model.errors import Conflict, Invalid, NetworkError, Violation
from graph.model.fields import Field
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot

MOST_EDITS = 200
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What someone typed in a cell.

    Parameters
    ----------
    operation_id : str
        Made when it was typed; an edit that is sent twice is done once.
    record_id, field : str
        Which cell.
    seen, text : str
        What the editor opened with, and what it holds now.
    """

    operation_id: str
    record_id: str
    field: str
    seen: str
    text: str


def read_edits(event: Mapping[str, Any] | None) -> tuple[CellEdit, ...]:
    """Return the edits that the table sent; what is no edit is left out."""
    given = (event or {}).get("edits")
    parts = ("op", "id", "field", "seen", "text")
    return tuple(
        CellEdit(*(edit[part] for part in parts))
        for edit in (given if isinstance(given, list) else [])[:MOST_EDITS]
        if isinstance(edit, Mapping) and all(isinstance(edit.get(part), str) for part in parts)
    )


def write_edits(services: Services, edits: Sequence[CellEdit], language: str) -> list[Answer]:
    """Write edits one by one, in the order of typing, and return for each that it is done, or why not."""
    return [_write(services, edit, language) for edit in edits]


def _write(services: Services, edit: CellEdit, language: str) -> Answer:
    try:
        record = services.snapshot().get(edit.record_id)
        services.run(command_for(record, field_of(record, edit, language), edit, language), edit.operation_id)
    except Invalid as error:
        told = _refused([problem_sentence(violation, language) for violation in error.violations], language)
    except NetworkError as error:
        told = _clashing(error, edit, services.snapshot(), language)
    else:
        told = {}
    return {"op": edit.operation_id} | told


def field_of(record: Record, edit: CellEdit, language: str) -> Field:
    """Return the field that is edited.

    Raises
    ------
    Invalid
        The record has become of a kind without it.
    """
    kind = kind_of(record.kind)
    found = next((field for field in kind.fields if field.name == edit.field), None)
    if found is None:
        one = kind.one.in_language(language)
        raise Invalid((Violation(record.kind, record.id, edit.field, edit.text[:200], "no_field", one),))
    return found


def command_for(record: Record, field: Field, edit: CellEdit, language: str) -> EditRecord:
    """Return the command of an edit; what its cell showed is what it is merged against.

    Raises
    ------
    Invalid
        The text is no value of the field.
    """
    as_seen = record
    if edit_text(field, getattr(record, field.name), language) != edit.seen:
        as_seen = replace(record, **{field.name: _read(record, field, edit.seen)})
    return EditRecord(record.id, {field.name: _read(record, field, edit.text)}, as_seen)


def _read(record: Record, field: Field, text: str) -> Any:
    try:
        return parse_text(field, text)
    except Unreadable as error:
        violation = Violation(record.kind, record.id, field.name, text[:200], error.rule, error.expected)
        raise Invalid((violation,)) from None


def _refused(lines: Sequence[str], language: str) -> Answer:
    return {"title": t("table.refused", language), "lines": list(lines)}


def _clashing(error: NetworkError, edit: CellEdit, snapshot: NetworkSnapshot, language: str) -> Answer:
    """Return both values, who stored the other and when, and what the cell holds now; other errors as they are told."""
    stored = snapshot.records.get(edit.record_id)
    if not isinstance(error, Conflict) or stored is None:
        return _refused(error_sentence(error, language).splitlines(), language)
    clash, field = error.clashes[0], field_of(stored, edit, language)
    mine, theirs = parse_text(field, edit.text), getattr(stored, field.name)
    who = t("network.conflict_who", language, who=clash.changed_by, when=date_time(clash.changed_at, language))
    return {
        "title": t("network.conflict_title", language),
        "lines": [
            f"{t('network.yours', language)}: {value_text(snapshot, field, mine, language)}",
            f"{who}: {value_text(snapshot, field, theirs, language)}",
        ],
        "theirs": edit_text(field, theirs, language),
    }
