"""The network in Neo4j, as a graph that people can read and question in Neo4j Browser."""

import threading
from collections.abc import Callable, Collection
from typing import TypeVar

from graph.changes import ChangeSet, LogEntry, Revision, apply_to
from graph.model.errors import StoreReplaced, Violation
from graph.model.snapshot import NetworkSnapshot
from graph.stores.neo4j_checking import faults
from graph.stores.neo4j_connection import Neo4jConnection, Transaction
from graph.stores.neo4j_migrations import migrate
from graph.stores.neo4j_reading import (
    NEWEST,
    history_of,
    log_entries,
    meta_of,
    neighbourhood_of,
    read_everything,
    revisions_between,
    search_best,
)
from graph.stores.neo4j_writing import apply_in
from graph.stores.protocol import Neighbourhood, SearchHit
from graph.stores.searching import search_records, wanted_words
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
        self._identity: str | None = None
        self._lock = threading.Lock()

    def revision(self) -> int:
        """Return the number of the newest revision."""
        return self._read(self._newest)

    def snapshot(self) -> NetworkSnapshot:
        """Return all records of one revision; read as a whole once, then kept up to date by its changes."""
        with self._lock:
            cached = self._snapshot
            newest = self._read(self._newest)
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
                is_restored=at is not None,
                expect=self._expect,
            )

        self._get_ready()
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
        wanted = wanted_words(text)
        if not wanted:
            return ()
        best = self._read(lambda transaction: search_best(transaction, wanted, kinds, limit))
        return search_records(best, text, kinds, limit)

    def neighbours(self, ids: Collection[str], depth: int = 1, limit: int = 1000) -> Neighbourhood:
        """Return what lies around some nodes, found by the server without reading the whole network."""
        return self._read(lambda transaction: neighbourhood_of(transaction, ids, depth, limit))

    def check(self) -> tuple[Violation, ...]:
        """Return what differs between the facts in the graph and what lies beside them."""
        snapshot = self.snapshot()
        return self._read(lambda transaction: tuple(faults(transaction, snapshot)))

    def close(self) -> None:
        """Let go of the connections. Twice is allowed."""
        self._connection.close()

    def _read(self, work: Callable[[Transaction], T]) -> T:
        self._get_ready()
        return self._connection.read(work)

    def _newest(self, transaction: Transaction) -> int:
        meta = meta_of(transaction)
        self._expect(meta["store"])
        return int(meta["revision"])

    def _get_ready(self) -> None:
        """At the first use, bring the schema up to date and take note of which store this is."""
        if self._identity is None:
            migrate(self._connection)
            self._identity = self._connection.read(meta_of)["store"]

    def _expect(self, identity: str | None) -> None:
        """Refuse a database that was emptied or exchanged since the first use: it is not the network that is shown."""
        if identity != self._identity:
            raise StoreReplaced(self.url)


def _later(snapshot: NetworkSnapshot, revisions: tuple[Revision, ...]) -> NetworkSnapshot:
    for revision in revisions:
        snapshot = apply_to(snapshot, revision.changes, revision.number)
    return snapshot
