"""Two pictures of the network side by side: what is new, what is gone, what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from graph.model.alliances import Alliance
from graph.model.dates import earliest, latest, may_hold_on
from graph.model.projects import Project
from graph.model.records import Node, Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known

Differences = Mapping[str, tuple[Any, Any]]
"""Value before and after, by name of the field."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two pictures of nodes and ties.

    Parameters
    ----------
    union : NetworkSnapshot
        Everything that is in either; what changed as it is in the later one.
    new, gone : tuple of str
        Ids of nodes and ties in the later, or the earlier picture alone; nodes first.
    changed : mapping of str to Differences
        What changed of nodes and ties that are in both, by id.
    n_undated : int
        Ties of which no date is known: in both pictures, by want of knowing better. 0 between revisions.
    """

    union: NetworkSnapshot
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: Mapping[str, Differences]
    n_undated: int = 0


def compared_revisions(before: NetworkSnapshot, after: NetworkSnapshot) -> Comparison:
    """Return what differs from one revision to a later one."""
    old, new = _drawn(before), _drawn(after)
    changed = {
        record_id: found
        for record_id, record in new.items()
        if record_id in old and (found := differences(old[record_id], record))
    }
    both = {**before.records, **after.records}
    union = {record_id: record for record_id, record in both.items() if record_id in after.records or record_id in old}
    return Comparison(
        NetworkSnapshot(after.revision, union),
        _ordered(new[i] for i in new if i not in old),
        _ordered(old[i] for i in old if i not in new),
        MappingProxyType(changed),
    )


def compared_dates(snapshot: NetworkSnapshot, earlier: str, later: str) -> Comparison:
    """Return what differs from one day, month or year to a later one, by the dates of ties, projects and alliances.

    What has no date is in both. What may have held at some moment of a date counts as being there.
    """
    old, new = _present(snapshot, earlier), _present(snapshot, later)
    seen = old | new
    kept = {i: record for i, record in snapshot.records.items() if not isinstance(record, Tie) or i in seen}
    undated = (tie for tie in snapshot.ties.values() if not is_known(tie.valid_from) and not is_known(tie.valid_to))
    return Comparison(
        NetworkSnapshot(snapshot.revision, kept),
        _ordered(snapshot.records[i] for i in new - old),
        _ordered(snapshot.records[i] for i in old - new),
        MappingProxyType({}),
        n_undated=sum(1 for _ in undated),
    )


def differences(before: Record, after: Record) -> Differences:
    """Return the fields that differ between two versions of a record; a new kind is one of them."""
    if before.kind != after.kind:
        return {"kind": (before.kind, after.kind)}
    names = (field.name for field in kind_of(after.kind).fields)
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _drawn(snapshot: NetworkSnapshot) -> Mapping[str, Record]:
    return {i: record for i, record in snapshot.records.items() if isinstance(record, Node | Tie)}


def _present(snapshot: NetworkSnapshot, on_date: str) -> frozenset[str]:
    """Return the ties that may hold on a date, and the projects and alliances that may run, by id."""
    dated: tuple[Project | Alliance, ...] = (*snapshot.of(Project).values(), *snapshot.of(Alliance).values())
    running = {node.id for node in dated if _runs(node, on_date)}
    absent = {node.id for node in dated} - running
    ties = (tie.id for tie in snapshot.ties.values() if may_hold_on(tie, on_date) and absent.isdisjoint(tie.ends))
    return frozenset((*running, *ties))


def _runs(node: Project | Alliance, on_date: str) -> bool:
    if is_known(node.start) and earliest(node.start) > latest(on_date):
        return False
    return not (is_known(node.end) and latest(node.end) < earliest(on_date))


def _ordered(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in sorted(records, key=lambda record: (isinstance(record, Tie), record.id)))
