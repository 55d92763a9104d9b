"""Create, change and delete records."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.codec import Unreadable, format_text, parse_text
from graph.model.fields import Field
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.validation import links_of
from graph.model.values import UNKNOWN, Text


@dataclass(frozen=True, slots=True)
class CreateRecords:
    """Add records."""

    records: tuple[Record, ...]
    reason: str = "create"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return one creation per record."""
        return ChangeSet(tuple(Change(None, record) for record in self.records))


@dataclass(frozen=True, slots=True)
class EditRecord:
    """Give fields of one record new values.

    Parameters
    ----------
    record_id : str
        Which record.
    values : mapping of str to value
        New value per field name.
    seen : Record, optional
        The record as the user saw it when the form opened; edits are merged against it, so that
        what others changed meanwhile is kept, and a true clash is told.
    """

    record_id: str
    values: Mapping[str, Any]
    seen: Record | None = None
    reason: str = "edit"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the change from the record as seen to the record as wanted."""
        before = self.seen if self.seen is not None else snapshot.get(self.record_id)
        after = dataclasses.replace(before, **self.values)
        return ChangeSet((Change(before, after),))


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Turn a node into another kind of node, for example an organisation into a company.

    Fields that the new kind lacks are kept as further columns, so that nothing is lost.
    """

    record_id: str
    kind: str
    reason: str = "change kind"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the change of kind."""
        before = snapshot.node(self.record_id)
        return ChangeSet((Change(before, _as_kind(before, self.kind)),))


@dataclass(frozen=True, slots=True)
class DeleteRecords:
    """Delete records with everything that cannot exist without them.

    Ties and dated records that must link to a deleted record go with it; links that may be
    unknown become unknown.
    """

    record_ids: tuple[str, ...]
    reason: str = "delete"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the deletions, and the records that lose a link."""
        doomed = _with_dependants(snapshot, self.record_ids)
        loosened = {
            referrer: snapshot.records[referrer]
            for record_id in doomed
            for referrer in sorted(snapshot.referrers.get(record_id, ()))
            if referrer not in doomed
        }
        changes = [Change(record, _without_links(record, doomed)) for record in loosened.values()]
        deletions = sorted(doomed.values(), key=lambda record: not isinstance(record, Tie))
        return ChangeSet((*changes, *(Change(record, None) for record in deletions)))


@dataclass(frozen=True, slots=True)
class ReverseTie:
    """Swap both ends of a tie."""

    tie_id: str
    reason: str = "reverse tie"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the change of direction."""
        tie = _tie(snapshot, self.tie_id)
        return ChangeSet((Change(tie, dataclasses.replace(tie, source_id=tie.target_id, target_id=tie.source_id)),))


@dataclass(frozen=True, slots=True)
class EndTie:
    """Give a tie its last date; it stays in the history and on a date slider."""

    tie_id: str
    on: Text
    reason: str = "end tie"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the change of `valid_to`."""
        tie = _tie(snapshot, self.tie_id)
        return ChangeSet((Change(tie, dataclasses.replace(tie, valid_to=self.on)),))


def _tie(snapshot: NetworkSnapshot, tie_id: str) -> Tie:
    record = snapshot.get(tie_id)
    if not isinstance(record, Tie):
        raise TypeError(f"{tie_id} is a {record.kind}, not a tie")
    return record


def _as_kind(before: Record, kind: str) -> Record:
    """Return the record as another kind; values without a field become columns, and come back when they have one."""
    old, new = ({field.name: field for field in kind_of(name).fields} for name in (before.kind, kind))
    values, columns = _values_from(before.attributes, {name: new[name] for name in new.keys() - old.keys()})
    for field in old.values():
        value = getattr(before, field.name)
        if field.name in new:
            values[field.name] = value
        elif value is not UNKNOWN:
            columns[field.name] = format_text(field, value)
    return kind_of(kind).record(id=before.id, **values | {"attributes": tuple(sorted(columns.items()))})


def _values_from(
    attributes: tuple[tuple[str, str], ...], fields: Mapping[str, Field]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the columns that read as values of fields, and those that stay columns."""
    values: dict[str, Any] = {}
    columns: dict[str, str] = {}
    for name, text in attributes:
        try:
            values[name] = parse_text(fields[name], text)
        except (KeyError, Unreadable):
            columns[name] = text
    return values, columns


def _with_dependants(snapshot: NetworkSnapshot, record_ids: tuple[str, ...]) -> dict[str, Record]:
    """Return the records and, in turn, all records that cannot exist without one of them."""
    doomed: dict[str, Record] = {}
    waiting = list(record_ids)
    while waiting:
        record_id = waiting.pop()
        if record_id in doomed:
            continue
        doomed[record_id] = snapshot.get(record_id)
        for referrer in sorted(snapshot.referrers.get(record_id, ())):
            record = snapshot.records[referrer]
            if any((field.required or field.is_part_of) and target == record_id for field, target in links_of(record)):
                waiting.append(referrer)
    return doomed


def _without_links(record: Record, gone: Mapping[str, Record]) -> Record:
    values: dict[str, Any] = {}
    for field, target in links_of(record):
        if target in gone:
            current = values.get(field.name, getattr(record, field.name))
            values[field.name] = tuple(t for t in current if t not in gone) if field.is_list else UNKNOWN
    return dataclasses.replace(record, **values)
