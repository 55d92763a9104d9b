"""Reading records and history inside one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import orjson

from graph.changes import Change, ChangeSet, LogEntry, Revision
from graph.model.codec import from_plain
from graph.model.records import Node, Record
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPES
from graph.model.ties import Tie
from graph.stores.cypher import query
from graph.stores.neo4j_connection import Transaction, Unsettled, rows
from graph.stores.neo4j_mapping import link_types, record_of, tie_of
from graph.stores.protocol import Neighbourhood

BATCH = 2_000
NEWEST = 2**62
TIE_TYPE_NAMES = tuple(tie_type.code for tie_type in TIE_TYPES)
LINK_TYPE_NAMES = tuple(sorted(link_types()))

T = TypeVar("T")
Sequenced = tuple[int, Record]


class StoredInNeo4j:
    """What is stored now, as the writing transaction sees it; remembers the sequence numbers it met."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.sequences: dict[str, int] = {}

    def records(self, ids: Collection[str]) -> Mapping[str, Record]:
        """Return the records that exist among `ids`."""
        found = records_of(self._transaction, ids)
        self.sequences |= {record_id: sequence for record_id, (sequence, _) in found.items()}
        return {record_id: record for record_id, (_, record) in found.items()}

    def kinds(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the kind of each record that exists among `ids`."""
        found = _batched(self._transaction, "kinds_by_id", ids)
        return {row["id"]: row["kind"] for row in found}

    def referrers(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return, for each of `ids` that any record links to, the ids of those records."""
        referrers: dict[str, set[str]] = defaultdict(set)
        types = {"tie_types": TIE_TYPE_NAMES, "link_types": LINK_TYPE_NAMES}
        for row in _batched(self._transaction, "referrers", ids, **types):
            referrers[row["id"]].add(row["referrer"])
        return referrers

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record, oldest first."""
        return history_of(self._transaction, record_id)


def meta_of(transaction: Transaction) -> dict[str, Any]:
    """Return the number of the newest revision, and what tells this store from any other; nothing when it is gone."""
    return next(iter(rows(transaction, query("meta").text)), {"revision": 0, "store": None})


def newest_revision(transaction: Transaction) -> int:
    """Return the number of the newest revision."""
    number: int = meta_of(transaction)["revision"]
    return number


def revision_of_operation(transaction: Transaction, operation_id: str) -> Revision | None:
    """Return the revision that an operation made, if it was stored."""
    found = rows(transaction, query("revision_of_operation").text, operation_id=operation_id)
    return next((revisions_between(transaction, row["number"] - 1, row["number"])[0] for row in found), None)


def revisions_between(transaction: Transaction, since: int, until: int) -> tuple[Revision, ...]:
    """Return the revisions with ``since < number <= until``, oldest first.

    Raises
    ------
    Unsettled
        One of them is not there as a whole yet.
    """
    return tuple(revision for revision, _ in _revisions_with_sequences(transaction, since, until))


def log_entries(transaction: Transaction, limit: int, before: int | None) -> tuple[LogEntry, ...]:
    """Return the newest revisions without their changes, newest first."""
    last = NEWEST if before is None else before
    found = rows(transaction, query("revision_log").text, before=last, limit=limit)
    return tuple(LogEntry(**_head(row["revision"]), n_changes=row["revision"]["n_changes"]) for row in found)


def history_of(transaction: Transaction, record_id: str) -> tuple[Revision, ...]:
    """Return the revisions that touched a record, oldest first, each with only that change."""
    found = rows(transaction, query("record_history").text, record_id=record_id)
    return tuple(Revision(**_head(row["revision"]), changes=ChangeSet((_change(row),))) for row in found)


def records_of(transaction: Transaction, ids: Iterable[str]) -> dict[str, Sequenced]:
    """Return the records that exist among `ids`, with their sequence numbers."""
    found: dict[str, Sequenced] = {}
    ties: dict[str, list[str]] = defaultdict(list)
    for row in _batched(transaction, "records_by_id", ids):
        properties = row["properties"]
        if properties["kind"] == Tie.kind:
            ties[properties["type"]].append(properties["id"])
        else:
            found[properties["id"]] = (properties["sequence"], record_of(properties))
    for type_name, tie_ids in sorted(ties.items()):
        statement = query("ties_by_id").for_type(type_name)
        for batch in batches(tie_ids):
            found |= {row["properties"]["id"]: _sequenced_tie(row) for row in rows(transaction, statement, ids=batch)}
    return found


def read_everything(transaction: Transaction) -> NetworkSnapshot:
    """Return all records of one revision.

    Other writers go on meanwhile, so what the scans see may be of several revisions. Every revision before the
    newest one was complete when the scans began; the changes from there on are carried out once more on what they
    found, which brings each record to its state in the last revision, whether its scan saw it before or after.

    Raises
    ------
    Unsettled
        The newest revision is not there as a whole yet.
    """
    first = newest_revision(transaction)
    found: dict[str, Sequenced] = {}
    for row in rows(transaction, query("snapshot_records").text):
        properties = row["properties"]
        found[properties["id"]] = (properties["sequence"], record_of(properties))
    for row in rows(transaction, query("snapshot_ties").text, types=TIE_TYPE_NAMES):
        found[row["properties"]["id"]] = _sequenced_tie(row)
    last = first
    for revision, sequences in _revisions_with_sequences(transaction, first - 1, NEWEST):
        last = revision.number
        for change, sequence in zip(revision.changes, sequences, strict=True):
            if change.after is None:
                found.pop(change.record_id, None)
            else:
                found[change.record_id] = (sequence, change.after)
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return NetworkSnapshot(last, {record_id: record for record_id, (_, record) in ordered})


def search_best(
    transaction: Transaction, wanted: Sequence[str], kinds: Collection[str] | None, limit: int
) -> list[Record]:
    """Return the records that hold a word with each searched prefix, in any searchable field; the best of them."""
    asked = {
        "query": " ".join(f"+{_escaped(word)}*" for word in dict.fromkeys(wanted)),
        "kinds": None if kinds is None else sorted(kinds),
        "text": " ".join(wanted),
        "words": list(wanted),
        "limit": max(limit, 0),
    }
    found = [row["id"] for row in rows(transaction, query("search_best").text, **asked)]
    return [record for _, record in records_of(transaction, found).values()]


def neighbourhood_of(transaction: Transaction, ids: Collection[str], depth: int, limit: int) -> Neighbourhood:
    """Return the nodes within `depth` steps of `ids`, at most `limit`, with the ties between them."""
    frontier = sorted({row["id"] for row in _batched(transaction, "neighbours_start", set(ids))})
    steps = dict.fromkeys(frontier, 0)
    for step in range(1, depth + 1):
        reached = {row["id"] for row in _batched(transaction, "neighbours_step", frontier, types=TIE_TYPE_NAMES)}
        frontier = sorted(reached - steps.keys())
        steps |= dict.fromkeys(frontier, step)
    kept = dict(list(steps.items())[:limit])
    found = rows(transaction, query("neighbours_ties").text, ids=list(kept), types=TIE_TYPE_NAMES)
    ties = {tie.id: tie for tie in map(tie_of, found)}
    nodes = {record_id: record for record_id, (_, record) in records_of(transaction, kept).items()}
    present = [(nodes[node_id], step) for node_id, step in kept.items() if node_id in nodes]
    return Neighbourhood(
        tuple(node for node, _ in present if isinstance(node, Node)),
        tuple(step for _, step in present),
        tuple(ties[tie_id] for tie_id in sorted(ties)),
        len(steps) - len(kept),
    )


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Return the items in lists of at most `size`."""
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def _batched(transaction: Transaction, name: str, ids: Iterable[str], **rest: Any) -> Iterator[dict[str, Any]]:
    statement = query(name).text
    for batch in batches(sorted(ids)):
        yield from rows(transaction, statement, ids=batch, **rest)


def _revisions_with_sequences(transaction: Transaction, since: int, until: int) -> list[tuple[Revision, Sequence[int]]]:
    since, until = max(since, 0), min(until, newest_revision(transaction))
    heads = [row["revision"] for row in rows(transaction, query("revisions").text, since=since, until=until)]
    changes: dict[int, list[tuple[Change, int]]] = defaultdict(list)
    for row in rows(transaction, query("revision_changes").text, since=since, until=until):
        changes[row["number"]].append((_change(row), row["sequence"]))
    complete = all(len(changes[head["number"]]) == head["n_changes"] for head in heads)
    if not complete or [head["number"] for head in heads] != list(range(since + 1, until + 1)):
        raise Unsettled
    return [
        (
            Revision(**_head(head), changes=ChangeSet(tuple(change for change, _ in changes[head["number"]]))),
            [sequence for _, sequence in changes[head["number"]]],
        )
        for head in heads
    ]


def _head(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: properties[name] for name in ("number", "at", "actor", "reason", "operation_id", "undoes")}


def _change(row: Mapping[str, Any]) -> Change:
    before, after = (from_plain(orjson.loads(text)) if text else None for text in (row["before"], row["after"]))
    return Change(before, after)


def _sequenced_tie(row: Mapping[str, Any]) -> Sequenced:
    return row["properties"]["sequence"], tie_of(row)


def _escaped(word: str) -> str:
    return "".join(f"\\{sign}" if sign in '+-&|!(){}[]^"~*?:\\/' else sign for sign in word)
