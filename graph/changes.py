"""What changed: made once, applied, shown, merged and inverted by the same few functions."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graph.model.codec import describe
from graph.model.errors import Clash, Conflict
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; no `before` creates it, no `after` deletes it."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after")
        if self.before is not None and self.after is not None and self.before.id != self.after.id:
            raise ValueError(f"a change is about one record, not {self.before.id!r} and {self.after.id!r}")

    @property
    def record(self) -> Record:
        """The record as it is after, or as it last was."""
        return cast(Record, self.after if self.after is not None else self.before)

    @property
    def record_id(self) -> str:
        """Id of the record."""
        return self.record.id

    @property
    def kind(self) -> str:
        """Kind of the record, as it is after or last was."""
        return self.record.kind

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields that differ; ``kind`` among them when the kind changed."""
        return changed_fields(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that are applied together or not at all, at most one per record."""

    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        ids = [change.record_id for change in self.changes]
        if len(set(ids)) != len(ids):
            twice = sorted({record_id for record_id in ids if ids.count(record_id) > 1})[:5]
            raise ValueError(f"more than one change for {twice}")

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)


@dataclass(frozen=True, slots=True)
class Revision:
    """One applied change set.

    Parameters
    ----------
    number : int
        Its place in the history, from 1.
    at : str
        UTC instant, ISO 8601.
    actor, reason : str
        Who, and why.
    operation_id : str
        Given by the caller; applied at most once.
    undoes : int or None
        Number of the revision it took back.
    changes : ChangeSet
        With the records as stored before and after, stamps included.
    """

    number: int
    at: str
    actor: str
    reason: str
    operation_id: str
    undoes: int | None
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A revision without its changes: cheap enough to list."""

    number: int
    at: str
    actor: str
    reason: str
    operation_id: str
    undoes: int | None
    n_changes: int


def content(record: Record) -> dict[str, Any]:
    """Return kind and fields of a record, without id and stamps."""
    return {"kind": record.kind} | {field.name: getattr(record, field.name) for field in kind_of(record.kind).fields}


def same_content(one: Record | None, other: Record | None) -> bool:
    """Tell whether two records say the same, stamps aside."""
    if one is None or other is None:
        return one is other
    return type(one) is type(other) and content(one) == content(other)


def changed_fields(before: Record | None, after: Record | None) -> tuple[str, ...]:
    """Return the names of the fields in which two versions of a record differ."""
    old = content(before) if before is not None else {}
    new = content(after) if after is not None else {}
    return tuple(name for name in new | old if old.get(name, _ABSENT) != new.get(name, _ABSENT))


def diff(before: Iterable[Record], after: Iterable[Record]) -> ChangeSet:
    """Return the changes that turn one collection of records into another."""
    old = {record.id: record for record in before}
    new = {record.id: record for record in after}
    return ChangeSet(
        tuple(
            Change(old.get(record_id), new.get(record_id))
            for record_id in old | new
            if not same_content(old.get(record_id), new.get(record_id))
        )
    )


def diff_snapshots(before: NetworkSnapshot, after: NetworkSnapshot) -> ChangeSet:
    """Return the changes between two snapshots."""
    return diff(before.records.values(), after.records.values())


def invert(change_set: ChangeSet) -> ChangeSet:
    """Return the change set that takes another one back."""
    return ChangeSet(tuple(Change(change.after, change.before) for change in reversed(change_set.changes)))


def compose(change_sets: Iterable[ChangeSet]) -> ChangeSet:
    """Return one change set for several in a row; what was done and undone disappears."""
    first: dict[str, Record | None] = {}
    last: dict[str, Record | None] = {}
    for change in (change for change_set in change_sets for change in change_set):
        first.setdefault(change.record_id, change.before)
        last[change.record_id] = change.after
    return ChangeSet(
        tuple(
            Change(before, last[record_id])
            for record_id, before in first.items()
            if not same_content(before, last[record_id])
        )
    )


def apply_to(snapshot: NetworkSnapshot, change_set: ChangeSet, revision: int | None = None) -> NetworkSnapshot:
    """Return a snapshot with the changes in it, unchecked; for previews and for catching up."""
    number = snapshot.revision if revision is None else revision
    return snapshot.with_changes(number, {change.record_id: change.after for change in change_set})


WhoChanged = Callable[[str, str], tuple[str, str]]
"""Given a record id and a field, who changed it last and when."""


def merge(change_set: ChangeSet, stored: Mapping[str, Record], who_changed: WhoChanged) -> ChangeSet:
    """Fit wanted changes onto what is stored, field by field.

    Parameters
    ----------
    change_set : ChangeSet
        As planned on an earlier state.
    stored : mapping of str to Record
        The records of the change set that exist now.
    who_changed : callable
        Asked only where a clash must be told.

    Returns
    -------
    ChangeSet
        With `before` as stored; changes that are already there are left out.

    Raises
    ------
    Conflict
        Two people changed the same field differently; every such field is named.
    """
    merged: list[Change] = []
    clashes: list[Clash] = []
    for change in change_set:
        current = stored.get(change.record_id)
        result, found = _merge_record(change, current, who_changed)
        clashes += found
        if not found and not same_content(current, result):
            merged.append(Change(current, result))
    if clashes:
        raise Conflict(clashes)
    return ChangeSet(tuple(merged))


def _merge_record(
    change: Change, current: Record | None, who_changed: WhoChanged
) -> tuple[Record | None, Sequence[Clash]]:
    base, mine = change.before, change.after
    if same_content(current, base) or same_content(current, mine):
        return mine, ()
    if current is None or base is None or mine is None:
        return None, _whole_record_clashes(change, current, who_changed)
    if not type(base) is type(mine) is type(current):
        return None, (_clash(change, current, "kind", base.kind, mine.kind, current.kind, who_changed),)
    updates: dict[str, Any] = {}
    clashes: list[Clash] = []
    for name in changed_fields(base, mine):
        old, wanted, theirs = (getattr(record, name) for record in (base, mine, current))
        if theirs in (old, wanted):
            updates[name] = wanted
        else:
            clashes.append(_clash(change, current, name, old, wanted, theirs, who_changed))
    return dataclasses.replace(current, **updates), clashes


def _whole_record_clashes(change: Change, current: Record | None, who_changed: WhoChanged) -> list[Clash]:
    """Explain a record that was deleted, created or changed while it was created, changed or deleted here."""
    if current is None:
        return [_clash(change, None, "", change.before, change.after, None, who_changed)]
    names = changed_fields(change.after or change.before, current)
    return [
        _clash(
            change,
            current,
            name,
            getattr(change.before, name, None),
            getattr(change.after, name, None),
            getattr(current, name, None),
            who_changed,
        )
        for name in names
    ]


def _clash(
    change: Change,
    current: Record | None,
    field: str,
    base: object,
    mine: object,
    theirs: object,
    who_changed: WhoChanged,
) -> Clash:
    by, at = who_changed(change.record_id, field)
    record = current if current is not None else change.record
    return Clash(
        kind=record.kind,
        record_id=record.id,
        name=display_name(record),
        field=field,
        base=_shown(base),
        mine=_shown(mine),
        theirs=_shown(theirs),
        changed_by=by,
        changed_at=at,
    )


def _shown(value: object) -> object:
    return value.id if isinstance(value, Record) else describe(value)


def stamped(record: Record, *, version: int, at: str, by: str) -> Record:
    """Return a record as it is stored: with its version, and when and by whom it was written."""
    return dataclasses.replace(record, version=version, recorded_at=at, recorded_by=by)


_ABSENT = object()
