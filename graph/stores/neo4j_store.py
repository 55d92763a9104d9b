"""The network in Neo4j, as a graph that people can read and question in Neo4j Browser."""

import threading
from collections.abc import Callable, Collection
from typing import TypeVar

from graph.changes import ChangeSet, LogEntry, Revision, apply_to
from graph.model.snapshot import NetworkSnapshot
from graph.stores.neo4j_connection import Neo4jConnection, Transaction
from graph.stores.neo4j_migrations import migrate
from graph.stores.neo4j_reading import (
    NEWEST,
    history_of,
    log_entries,
    neighbourhood_of,
    newest_revision,
    read_everything,
    revisions_between,
    search_candidates,
)
from graph.stores.neo4j_writing import apply_in
from graph.stores.protocol import Neighbourhood, SearchHit
from graph.stores.searching import search_records, words
from graph.stores.writing import utc_now

T = TypeVar("T")


class Neo4jStore:
    """A store on a Neo4j server, for several processes and threads.

    Nothing is connected until the first use; then the schema is brought up to date.

    Parameters
    ----------
    url : str
        ``neo4j://host:port`` or ``bolt://host:port``, also with ``+s`` or ``+ssc``; without user and password.
    user, password : str
        As the server knows them.
    database : str
        Name of the database.
    """

    def __init__(self, url: str, user: str, password: str, database: str = "neo4j") -> None:
        self.url = url
        self._connection = Neo4jConnection(url, user, password, database)
        self._snapshot: NetworkSnapshot | None = None
        self._is_migrated = False
        self._lock = threading.Lock()

    def revision(self) -> int:
        """Return the number of the newest revision."""
        return self._read(newest_revision)

    def snapshot(self) -> NetworkSnapshot:
        """Return all records of one revision; read as a whole once, then kept up to date by its changes."""
        with self._lock:
            cached = self._snapshot
            newest = self._read(newest_revision)
            if cached is None or newest < cached.revision:
                cached = self._read(read_everything)
            elif newest > cached.revision:
                cached = _later(cached, self.changes(cached.revision))
            self._snapshot = cached
            return cached

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

        def work(transaction: Transaction) -> Revision:
            return apply_in(
                transaction,
                change_set,
                actor=actor,
                reason=reason,
                operation_id=operation_id,
                undoes=undoes,
                at=moment,
            )

        self._migrate_once()
        return self._connection.write(work)

    def changes(self, since: int = 0, until: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions after `since`, up to `until`."""
        last = NEWEST if until is None else until
        return self._read(lambda transaction: revisions_between(transaction, since, last))

    def log(self, limit: int = 50, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest revisions without their changes."""
        return self._read(lambda transaction: log_entries(transaction, limit, before))

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record."""
        return self._read(lambda transaction: history_of(transaction, record_id))

    def search(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return the records that answer a search: found by the server's index, ranked as in every store."""
        if not words(text):
            return ()
        candidates = self._read(lambda transaction: search_candidates(transaction, text, kinds))
        return search_records(candidates, text, kinds, limit)

    def neighbours(self, ids: Collection[str], depth: int = 1, limit: int = 1000) -> Neighbourhood:
        """Return what lies around some nodes, found by the server without reading the whole network."""
        return self._read(lambda transaction: neighbourhood_of(transaction, ids, depth, limit))

    def close(self) -> None:
        """Let go of the connections. Twice is allowed."""
        self._connection.close()

    def _read(self, work: Callable[[Transaction], T]) -> T:
        self._migrate_once()
        return self._connection.read(work)

    def _migrate_once(self) -> None:
        if not self._is_migrated:
            migrate(self._connection)
            self._is_migrated = True


def _later(snapshot: NetworkSnapshot, revisions: tuple[Revision, ...]) -> NetworkSnapshot:
    for revision in revisions:
        snapshot = apply_to(snapshot, revision.changes, revision.number)
    return snapshot
