"""Writing one change set inside one transaction, with its history."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import orjson

from graph.changes import Change, ChangeSet, Revision
from graph.model.codec import to_plain
from graph.model.records import Record
from graph.model.ties import Tie
from graph.stores.cypher import query
from graph.stores.neo4j_connection import Transaction, rows
from graph.stores.neo4j_mapping import (
    Link,
    changed_properties,
    labels_of,
    links_from,
    node_properties,
    tie_properties,
)
from graph.stores.neo4j_reading import StoredInNeo4j, batches, revision_of_operation
from graph.stores.writing import prepare

Row = dict[str, Any]
Sequences = Mapping[str, int]


def apply_in(
    transaction: Transaction,
    change_set: ChangeSet,
    *,
    actor: str,
    reason: str,
    operation_id: str,
    undoes: int | None,
    at: str,
    is_restored: bool,
    expect: Callable[[str | None], None],
) -> Revision:
    """Store a change set as `NetworkStore.apply` describes; run again, it stores nothing twice.

    `expect` is told which store this is, and may refuse.
    """
    # the lock comes first: what is merged must not change before it is written
    locked = rows(transaction, query("write_lock").text, operation_id=operation_id)
    expect(locked[0]["store"] if locked else None)
    meta = locked[0]
    earlier = revision_of_operation(transaction, operation_id)
    if earlier is not None:
        return earlier
    stored = StoredInNeo4j(transaction)
    written = prepare(change_set, stored, actor=actor, at=at, is_restored=is_restored)
    if not written:
        return Revision(meta["revision"], at, actor, reason, operation_id, undoes, written)
    revision = Revision(meta["revision"] + 1, at, actor, reason, operation_id, undoes, written)
    sequences = _with_new_numbers(written, stored.sequences, meta["sequence"])
    _write_facts(transaction, written, sequences)
    _write_history(transaction, revision, sequences)
    last = max(meta["sequence"], *sequences.values())
    rows(transaction, query("meta_advance").text, revision=revision.number, sequence=last)
    return revision


def _with_new_numbers(written: ChangeSet, known: Sequences, last: int) -> Sequences:
    """Return the sequence number of each record: its own, or the next one when it is created."""
    created = [change.record_id for change in written if change.before is None]
    return dict(known) | {record_id: last + step for step, record_id in enumerate(created, start=1)}


def _write_facts(transaction: Transaction, written: ChangeSet, sequences: Sequences) -> None:
    """Take away first, what hangs on nodes before the nodes; then add in the other order."""
    old = {link for change in written for link in links_from(change.before)}
    new = {link for change in written for link in links_from(change.after)}
    write_links(transaction, "links_delete", old - new)
    moved = [change for change in written if not _stays_between(change)]
    kept = [change for change in written if _stays_between(change)]
    write_ties(
        transaction, "ties_delete", [Change(change.before, None) for change in moved if change.before], sequences
    )
    write_records(transaction, written, sequences)
    write_ties(transaction, "ties_create", [Change(None, change.after) for change in moved if change.after], sequences)
    write_ties(transaction, "ties_update", kept, sequences)
    write_links(transaction, "links_create", new - old)


def write_records(transaction: Transaction, written: ChangeSet, sequences: Sequences) -> None:
    """Create, update and delete the nodes of records."""
    created, updated, deleted = [], [], []
    for change in written:
        before, after = change.before, change.after
        if after is None:
            deleted.append({"id": change.record_id})
        elif before is None:
            created.append(_node_row(after, sequences))
        else:
            updated.append(_changed_node_row(before, after, sequences))
    for name, found in (("records_delete", deleted), ("records_update", updated), ("records_create", created)):
        _write(transaction, query(name).text, found, "id")


def write_ties(transaction: Transaction, name: str, changes: Iterable[Change], sequences: Sequences) -> None:
    """Run a statement about ties once for each of their types; changes of other records are skipped."""
    by_type: dict[str, list[Row]] = defaultdict(list)
    for change in changes:
        tie = change.record
        if isinstance(tie, Tie):
            properties = tie_properties(tie, sequences[tie.id])
            if isinstance(change.before, Tie):
                properties = changed_properties(tie_properties(change.before, sequences[tie.id]), properties)
            row = {"id": tie.id, "source_id": tie.source_id, "target_id": tie.target_id, "properties": properties}
            by_type[tie.type].append(row)
    for type_name, found in sorted(by_type.items()):
        _write(transaction, query(name).for_type(type_name), found, "source_id", "target_id", "id")


def write_links(transaction: Transaction, name: str, links: set[Link]) -> None:
    """Run a statement about links once for each of their types."""
    by_type: dict[str, list[Row]] = defaultdict(list)
    for type_name, record_id, target_id in links:
        by_type[type_name].append({"record_id": record_id, "target_id": target_id})
    for type_name, found in sorted(by_type.items()):
        _write(transaction, query(name).for_type(type_name), found, "record_id", "target_id")


def _write_history(transaction: Transaction, revision: Revision, sequences: Sequences) -> None:
    head = {
        "number": revision.number,
        "at": revision.at,
        "actor": revision.actor,
        "reason": revision.reason,
        "operation_id": revision.operation_id,
        "undoes": revision.undoes,
        "n_changes": len(revision.changes),
    }
    rows(transaction, query("revision_create").text, revision=head)
    found = [
        {
            "position": position,
            "record_id": change.record_id,
            "kind": change.kind,
            "before": _json(change.before),
            "after": _json(change.after),
            "sequence": sequences[change.record_id],
        }
        for position, change in enumerate(revision.changes)
    ]
    for batch in batches(found):
        rows(transaction, query("changes_create").text, number=revision.number, rows=batch)


def _stays_between(change: Change) -> bool:
    """Tell whether a tie keeps its relationship: its type and its ends are what they were."""
    before, after = change.before, change.after
    if not isinstance(before, Tie) or not isinstance(after, Tie):
        return False
    return (before.type, before.ends) == (after.type, after.ends)


def _node_row(record: Record, sequences: Sequences) -> Row:
    return {
        "id": record.id,
        "labels": labels_of(record),
        "properties": node_properties(record, sequences[record.id]),
    }


def _changed_node_row(before: Record, after: Record, sequences: Sequences) -> Row:
    row = _node_row(after, sequences)
    properties = changed_properties(node_properties(before, sequences[after.id]), row["properties"])
    dropped = [label for label in labels_of(before) if label not in row["labels"]]
    return row | {"properties": properties, "dropped_labels": dropped}


def _write(transaction: Transaction, statement: str, found: list[Row], *order: str) -> None:
    """Write rows in pieces, in a fixed order so that locks are always taken in the same one."""
    for batch in batches(sorted(found, key=lambda row: [row[name] for name in order])):
        done = rows(transaction, statement, rows=batch)[0]["n"]
        if done != len(batch):
            raise RuntimeError(f"{done} of {len(batch)} rows were written: the graph was changed by another program")


def _json(record: Record | None) -> str | None:
    return None if record is None else orjson.dumps(to_plain(record)).decode("utf-8")
