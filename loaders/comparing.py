"""What the file says beside what is stored: new, changed, the same, or in conflict with a later edit by hand."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from graph.changes import Change
from graph.model.codec import format_text
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN
from loaders.edits import EditsByHand
from loaders.identity import Named
from loaders.namesakes import CREATED_FOR_TIE
from loaders.plan import FieldChange, Outcome
from loaders.problems import Problem


@dataclass(frozen=True, slots=True)
class Compared:
    """One row beside the store.

    Parameters
    ----------
    named : Named
        The row.
    outcome : Outcome
        New, changed, unchanged, in conflict or refused.
    change : Change or None
        What is to be written.
    fields : tuple of FieldChange
        Fields that differ.
    problems : tuple of Problem
        Why it was refused.
    """

    named: Named
    outcome: Outcome
    change: Change | None = None
    fields: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


def compare(named: Named, snapshot: NetworkSnapshot, edits: EditsByHand | None) -> Compared:
    """Return what a row changes in the store."""
    draft = named.draft
    stored = snapshot.records.get(named.id)
    if stored is None:
        return Compared(named, Outcome.NEW, Change(None, _new(named)))
    if stored.kind == draft.kind:
        return _compare_fields(named, stored, dict(draft.values), edits)
    if not draft.kind_is_sure and kind_of(stored.kind).is_node and kind_of(draft.kind).is_node:
        return _compare_fields(named, stored, _for_kind(draft.values, draft.kind, stored.kind), edits)
    if CREATED_FOR_TIE in dict(stored.attributes):
        return Compared(named, Outcome.CHANGED, Change(stored, _new(named)), _kind_change(stored, draft.kind))
    problem = draft.place.problem("kind_differs", value=f"{named.id} ({draft.kind})", expected=stored.kind)
    return Compared(named, Outcome.REFUSED, problems=(problem,))


def _new(named: Named) -> Record:
    return kind_of(named.draft.kind).record(id=named.id, **named.draft.values)


def _kind_change(stored: Record, kind: str) -> tuple[FieldChange, ...]:
    return (FieldChange("kind", stored.kind, kind),)


def _for_kind(values: Any, drafted: str, kind: str) -> dict[str, Any]:
    """Return values for another kind; what it has no field for becomes a further column."""
    names = {field.name for field in kind_of(kind).fields}
    kept = {name: value for name, value in values.items() if name in names}
    extra = {
        field.name: format_text(field, values[field.name])
        for field in kind_of(drafted).fields
        if field.name in values and field.name not in names
    }
    if extra:
        kept["attributes"] = tuple(sorted((dict(values.get("attributes", ())) | extra).items()))
    return kept


def _compare_fields(named: Named, stored: Record, values: dict[str, Any], edits: EditsByHand | None) -> Compared:
    wanted = _wanted(named, stored, values)
    differing = {name: value for name, value in wanted.items() if getattr(stored, name) != value}
    if not differing:
        return Compared(named, Outcome.UNCHANGED)
    edited = edits.fields(stored) if edits is not None else frozenset()
    fields = kind_of(stored.kind)
    told = tuple(
        FieldChange(
            name,
            format_text(fields.field(name), getattr(stored, name)),
            format_text(fields.field(name), value),
            is_kept=name in edited,
        )
        for name, value in differing.items()
    )
    updates = {name: value for name, value in differing.items() if name not in edited}
    change = Change(stored, dataclasses.replace(stored, **updates)) if updates else None
    outcome = Outcome.CHANGED if len(updates) == len(differing) else Outcome.CONFLICT
    return Compared(named, outcome, change, told)


def _wanted(named: Named, stored: Record, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as they would be stored: further columns are added, told erasures carried out."""
    further = dict(stored.attributes) | dict(values.get("attributes", ()))
    is_created_again = CREATED_FOR_TIE in dict(values.get("attributes", ()))
    if not is_created_again:
        further.pop(CREATED_FOR_TIE, None)
    return dict.fromkeys(named.draft.erased, UNKNOWN) | values | {"attributes": tuple(sorted(further.items()))}
