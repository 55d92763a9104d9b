"""The embedded store: one file, several processes and threads, nothing acknowledged is ever lost."""

import json
import sqlite3
import threading
from collections.abc import Collection
from pathlib import Path

from graph.changes import ChangeSet, LogEntry, Revision, apply_to
from graph.model.errors import StoreReplaced, Violation
from graph.model.records import Node
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.ties import Tie
from graph.stores import sqlite_rows as rows
from graph.stores.protocol import Neighbourhood, SearchHit
from graph.stores.searching import search_records, wanted_words
from graph.stores.sqlite_checking import faults
from graph.stores.sqlite_connection import SqliteConnections
from graph.stores.sqlite_schema import migrate
from graph.stores.writing import prepare, utc_now


class SqliteStore:
    """A store in one SQLite file.

    Parameters
    ----------
    path : Path
        The file; made when it is not there, brought up to date when it is of an older version.

    Raises
    ------
    StoreTooNew, NotAStore, StoreUnavailable
        The file cannot be used; it is left as it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self._connections = SqliteConnections(path)
        self._snapshot = EMPTY
        self._lock = threading.Lock()
        migrate(self._connections)
        with self._connections.read() as connection:
            self._identity = rows.read_identity(connection)

    def revision(self) -> int:
        """Return the number of the newest revision."""
        with self._connections.read() as connection:
            return rows.read_revision(connection)

    def snapshot(self) -> NetworkSnapshot:
        """Return all records of one revision; read as a whole once, then kept up to date by its changes."""
        with self._lock, self._connections.read() as connection:
            self._expect_same_store(connection)
            known, newest = self._snapshot, rows.read_revision(connection)
            if known.revision == 0 or newest < known.revision:
                self._snapshot = NetworkSnapshot(newest, rows.read_records(connection)) if newest else EMPTY
            else:
                for revision in rows.read_revisions(connection, known.revision, newest):
                    self._snapshot = apply_to(self._snapshot, revision.changes, revision.number)
            return self._snapshot

    def apply(
        self,
        change_set: ChangeSet,
        *,
        actor: str,
        reason: str,
        operation_id: str,
        undoes: int | None = None,
        at: str | None = None,
    ) -> Revision:
        """Store a change set as one new revision, or store nothing."""
        moment = at or utc_now()
        with self._connections.write() as connection:
            self._expect_same_store(connection)
            earlier = rows.revision_of_operation(connection, operation_id)
            if earlier is not None:
                return earlier
            number = rows.read_revision(connection)
            written = prepare(
                change_set, rows.StoredInSqlite(connection), actor=actor, at=moment, is_restored=at is not None
            )
            if not written:
                return Revision(number, moment, actor, reason, operation_id, undoes, written)
            revision = Revision(number + 1, moment, actor, reason, operation_id, undoes, written)
            rows.write_history(connection, revision)
            rows.write_records(connection, written)
            return revision

    def changes(self, since: int = 0, until: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions after `since`, up to `until`."""
        with self._connections.read() as connection:
            return rows.read_revisions(connection, since, until)

    def log(self, limit: int = 50, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest revisions without their changes."""
        with self._connections.read() as connection:
            return rows.read_log(connection, limit, before)

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record."""
        with self._connections.read() as connection:
            return rows.read_history(connection, record_id)

    def search(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return the records that answer a search: found by the index of words, ranked as in every store."""
        wanted = wanted_words(text)
        if not wanted:
            return ()
        with self._connections.read() as connection:
            found = rows.search_best(connection, wanted, kinds, limit)
        return search_records(found, text, kinds, limit)

    def neighbours(self, ids: Collection[str], depth: int = 1, limit: int = 1000) -> Neighbourhood:
        """Return what lies around some nodes, step by step, without reading the whole network."""
        with self._connections.read() as connection:
            start = rows.read_records(connection, ids)
            steps = {record_id: 0 for record_id in sorted(start) if isinstance(start[record_id], Node)}
            frontier = list(steps)
            for step in range(1, depth + 1):
                frontier = sorted(_others(connection, frontier) - steps.keys())
                steps |= dict.fromkeys(frontier, step)
            kept = dict(list(steps.items())[:limit])
            nodes = rows.read_records(connection, kept)
            ties = rows.read_records(connection, _ties_among(connection, kept))
        return Neighbourhood(
            tuple(node for node_id in kept if isinstance(node := nodes[node_id], Node)),
            tuple(kept.values()),
            tuple(tie for tie_id in sorted(ties) if isinstance(tie := ties[tie_id], Tie)),
            len(steps) - len(kept),
        )

    def check(self) -> tuple[Violation, ...]:
        """Return what is wrong inside the file."""
        with self._connections.read() as connection:
            return tuple(faults(connection))

    def _expect_same_store(self, connection: sqlite3.Connection) -> None:
        """Refuse a store that was copied over the one that was opened."""
        if rows.read_identity(connection) != self._identity:
            raise StoreReplaced(str(self.path))

    def close(self) -> None:
        """Let go of the file. Twice is allowed."""
        self._connections.close()


def _others(connection: sqlite3.Connection, node_ids: Collection[str]) -> set[str]:
    query = "SELECT other_id FROM tie_ends WHERE node_id IN (SELECT value FROM json_each(?))"
    return {other for (other,) in connection.execute(query, (json.dumps(sorted(node_ids)),))}


def _ties_among(connection: sqlite3.Connection, node_ids: Collection[str]) -> set[str]:
    query = "SELECT tie_id, other_id FROM tie_ends WHERE node_id IN (SELECT value FROM json_each(?))"
    inside = set(node_ids)
    return {tie for tie, other in connection.execute(query, (json.dumps(sorted(inside)),)) if other in inside}
