"""Records, changes and what follows from them, as rows."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import orjson

from graph.changes import Change, ChangeSet, LogEntry, Revision
from graph.model.codec import from_plain, to_plain
from graph.model.records import Record
from graph.model.ties import Tie
from graph.model.validation import links_of
from graph.stores.searching import index_entry


def body(record: Record | None) -> str | None:
    """Return a record as text; None for none."""
    return None if record is None else orjson.dumps(to_plain(record)).decode("utf-8")


def record_in(text: str) -> Record:
    """Return the record that `body` described."""
    return from_plain(orjson.loads(text))


def write_records(connection: sqlite3.Connection, written: ChangeSet) -> None:
    """Write the facts of a change set, and what finding needs."""
    last = connection.execute("SELECT coalesce(max(sequence), 0) FROM records").fetchone()[0]
    created = [change.after for change in written if change.before is None and change.after is not None]
    changed = [change.after for change in written if change.before is not None and change.after is not None]
    forget(connection, [change.record_id for change in written if change.before is not None])
    deleted = ((change.record_id,) for change in written if change.after is None)
    connection.executemany("DELETE FROM records WHERE id = ?", deleted)
    connection.executemany(
        "INSERT INTO records (sequence, id, kind, body) VALUES (?, ?, ?, ?)",
        ((number, r.id, r.kind, body(r)) for number, r in enumerate(created, start=last + 1)),
    )
    connection.executemany(
        "UPDATE records SET kind = ?, body = ? WHERE id = ?", ((r.kind, body(r), r.id) for r in changed)
    )
    remember(connection, (*created, *changed))


def write_history(connection: sqlite3.Connection, revision: Revision) -> None:
    """Write a revision with its changes."""
    connection.execute(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            revision.number,
            revision.at,
            revision.actor,
            revision.reason,
            revision.operation_id,
            revision.undoes,
            len(revision.changes),
        ),
    )
    connection.executemany(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?)",
        (
            (revision.number, position, change.record_id, body(change.before), body(change.after))
            for position, change in enumerate(revision.changes)
        ),
    )


def remember(connection: sqlite3.Connection, records: Sequence[Record]) -> None:
    """Write what finding needs of some records."""
    entries = ((r, entry) for r in records if (entry := index_entry(r)) is not None)
    connection.executemany(
        "INSERT INTO search (rowid, words, name, ordering, kind)"
        " SELECT sequence, ?, ?, ?, kind FROM records WHERE id = ?",
        ((entry.words, entry.name, entry.order, r.id) for r, entry in entries),
    )
    connection.executemany(
        "INSERT INTO links VALUES (?, ?)", ((r.id, target) for r in records for target in {t for _, t in links_of(r)})
    )
    connection.executemany(
        "INSERT INTO tie_ends VALUES (?, ?, ?)",
        ((end, r.id, r.other_end(end)) for r in records if isinstance(r, Tie) for end in set(r.ends)),
    )


def forget(connection: sqlite3.Connection, record_ids: Sequence[str]) -> None:
    """Take away what finding needed of some records, before they are deleted."""
    ids = [(record_id,) for record_id in record_ids]
    connection.executemany("DELETE FROM search WHERE rowid = (SELECT sequence FROM records WHERE id = ?)", ids)
    connection.executemany("DELETE FROM links WHERE source_id = ?", ids)
    connection.executemany("DELETE FROM tie_ends WHERE tie_id = ?", ids)


def remember_all(connection: sqlite3.Connection) -> None:
    """Write what finding needs of all records anew: it follows from them, whatever was there."""
    for table in ("search", "links", "tie_ends"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (names from the line above)
    remember(connection, tuple(read_records(connection).values()))


def read_records(connection: sqlite3.Connection, ids: Collection[str] | None = None) -> dict[str, Record]:
    """Return records by id in the order in which they were first written; all of them without ids."""
    found: Iterator[Any]
    if ids is None:
        found = connection.execute("SELECT body FROM records ORDER BY sequence")
    else:
        found = connection.execute(
            "SELECT body FROM records WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sequence",
            (json.dumps(sorted(ids)),),
        )
    records = (record_in(text) for (text,) in found)
    return {record.id: record for record in records}


def read_revisions(connection: sqlite3.Connection, since: int, until: int | None) -> tuple[Revision, ...]:
    """Return revisions with their changes, oldest first."""
    last = until if until is not None else 1 << 62
    rows = connection.execute(
        "SELECT revision, before, after FROM changes WHERE revision > ? AND revision <= ? ORDER BY revision, position",
        (since, last),
    )
    changes: dict[int, list[Change]] = {}
    for number, before, after in rows:
        changes.setdefault(number, []).append(_change(before, after))
    heads = connection.execute(
        "SELECT number, at, actor, reason, operation_id, undoes FROM revisions"
        " WHERE number > ? AND number <= ? ORDER BY number",
        (since, last),
    )
    return tuple(
        Revision(number, at, actor, reason, operation_id, undoes, ChangeSet(tuple(changes.get(number, ()))))
        for number, at, actor, reason, operation_id, undoes in heads
    )


def read_history(connection: sqlite3.Connection, record_id: str) -> tuple[Revision, ...]:
    """Return the revisions that touched a record, each with only that change."""
    rows = connection.execute(
        "SELECT number, at, actor, reason, operation_id, undoes, before, after FROM changes"
        " JOIN revisions ON number = revision WHERE record_id = ? ORDER BY number",
        (record_id,),
    )
    return tuple(
        Revision(number, at, actor, reason, operation_id, undoes, ChangeSet((_change(before, after),)))
        for number, at, actor, reason, operation_id, undoes, before, after in rows
    )


def read_log(connection: sqlite3.Connection, limit: int, before: int | None) -> tuple[LogEntry, ...]:
    """Return revisions without their changes, newest first."""
    rows = connection.execute(
        "SELECT number, at, actor, reason, operation_id, undoes, n_changes FROM revisions"
        " WHERE number < ? ORDER BY number DESC LIMIT ?",
        (before if before is not None else 1 << 62, max(limit, 0)),
    )
    return tuple(LogEntry(*row) for row in rows)


def read_revision(connection: sqlite3.Connection) -> int:
    """Return the number of the newest revision."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM revisions").fetchone()[0])


def revision_of_operation(connection: sqlite3.Connection, operation_id: str) -> Revision | None:
    """Return the revision that an operation made, if any."""
    row = connection.execute("SELECT number FROM revisions WHERE operation_id = ?", (operation_id,)).fetchone()
    return None if row is None else read_revisions(connection, row[0] - 1, row[0])[0]


def read_identity(connection: sqlite3.Connection) -> str:
    """Return what tells this store from any other."""
    return str(connection.execute("SELECT id FROM identity").fetchone()[0])


SEARCH = """
SELECT records.body
FROM search JOIN records ON records.sequence = search.rowid
WHERE search MATCH :prefixes
  AND (:kinds IS NULL OR search.kind IN (SELECT value FROM json_each(:kinds)))
ORDER BY
  CASE
    WHEN substr(search.name, 1, length(:text)) = :text THEN 0
    WHEN NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(' ' || search.name, ' ' || value) = 0) THEN 1
    ELSE 2
  END,
  search.ordering,
  records.id
LIMIT :limit
"""


def search_best(
    connection: sqlite3.Connection, wanted: Sequence[str], kinds: Collection[str] | None, limit: int
) -> list[Record]:
    """Return the records that hold a word starting with each of the folded words wanted, best first."""
    asked = {
        "prefixes": " AND ".join(f'"{word}"*' for word in wanted),
        "kinds": None if kinds is None else json.dumps(sorted(kinds)),
        "text": " ".join(wanted),
        "words": json.dumps(list(wanted)),
        "limit": max(limit, 0),
    }
    return [record_in(text) for (text,) in connection.execute(SEARCH, asked)]


class StoredInSqlite:
    """What is stored now, as seen inside the writing transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def records(self, ids: Collection[str]) -> Mapping[str, Record]:
        """Return the records that exist among `ids`."""
        return read_records(self._connection, ids)

    def kinds(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the kind of each record that exists among `ids`."""
        query = "SELECT id, kind FROM records WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(query, (json.dumps(sorted(ids)),)))

    def referrers(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return, for each of `ids` that any record links to, the ids of those records."""
        query = "SELECT target_id, source_id FROM links WHERE target_id IN (SELECT value FROM json_each(?))"
        found: dict[str, set[str]] = {}
        for target, source in self._connection.execute(query, (json.dumps(sorted(ids)),)):
            found.setdefault(target, set()).add(source)
        return found

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record, oldest first."""
        return read_history(self._connection, record_id)


def _change(before: str | None, after: str | None) -> Change:
    return Change(record_in(before) if before else None, record_in(after) if after else None)
