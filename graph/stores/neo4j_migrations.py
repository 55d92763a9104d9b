"""The schema of the Neo4j store: numbered steps, each carried out once and never changed afterwards."""

import hashlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from graph.model.errors import StoreAltered, StoreBusy, StoreTaken, StoreTooNew
from graph.model.tie_types import TIE_TYPES
from graph.stores.cypher import Statement, migration_steps, query
from graph.stores.neo4j_connection import Neo4jConnection, Transaction, rows
from graph.stores.neo4j_mapping import record_of, search_properties
from graph.stores.neo4j_reading import batches
from graph.stores.writing import utc_now

INDEX_SECONDS = 60
OTHERS_SECONDS = 120.0
"""How long to wait while another process migrates."""
SEARCH_STEP = "0012_store_and_search"


@dataclass(frozen=True, slots=True)
class Step:
    """One migration, ready to run.

    Parameters
    ----------
    number : int
        Its place, from the name of its file.
    name : str
        Its name.
    statements : tuple of str
        One, or one for each tie type.
    is_per_type : bool
        Whether there is one for each tie type.
    """

    number: int
    name: str
    statements: tuple[str, ...]
    is_per_type: bool

    @property
    def checksum(self) -> str:
        """Tells whether the step is still what was carried out."""
        return hashlib.sha256(";\n".join(self.statements).encode()).hexdigest()


def steps() -> tuple[Step, ...]:
    """Return all migrations that this program knows, in order."""
    return tuple(
        Step(int(step.name.partition("_")[0]), step.name, tuple(_statements(step)), bool(step.placeholder))
        for step in migration_steps()
    )


def migrate(connection: Neo4jConnection) -> tuple[Step, ...]:
    """Bring the schema up to date, and return the steps that were carried out.

    Several processes may start at once: the first migrates, the others wait and find it done. The server waits
    for a lock no longer than it is set to, and ends one of two that wait for each other, so waiting is trying again.

    Raises
    ------
    StoreTooNew
        A newer version of the product wrote this store.
    StoreTaken
        The database holds other data under the names that the store needs.
    StoreAltered
        A step that was carried out is not the step that this program knows.
    StoreUnavailable
        The server does not answer.
    """
    until = time.monotonic() + OTHERS_SECONDS
    while True:
        try:
            return _migrate(connection, steps())
        except StoreBusy:
            if time.monotonic() > until:
                raise


def _migrate(connection: Neo4jConnection, known: tuple[Step, ...]) -> tuple[Step, ...]:
    if not _pending(connection, known):
        return ()
    _expect_room(connection)
    first = known[0]  # makes the lock possible: two lock nodes would be two locks
    _run(connection, first)
    with connection.holding(lambda held: rows(held, query("migration_lock").text, at=utc_now())):
        pending = _pending(connection, known)
        for step in pending:
            _run(connection, step)
            if step.name == SEARCH_STEP:
                refresh_search(connection)
            _record(connection, step)
        connection.read(lambda transaction: rows(transaction, query("indexes_await").text, seconds=INDEX_SECONDS))
    return pending


def refresh_search(connection: Neo4jConnection) -> None:
    """Write anew what a search uses of every record that is a node: it follows from the records."""
    records = connection.read(lambda transaction: rows(transaction, query("snapshot_records").text))
    found = [
        {"id": row["properties"]["id"], "properties": search_properties(record_of(row["properties"]))}
        for row in records
    ]
    for batch in batches(found):
        connection.write(partial(rows, statement=query("search_refresh").text, rows=batch))


def _expect_room(connection: Neo4jConnection) -> None:
    """Refuse a database of others before anything is changed in it.

    What is there is looked at first: another process of ours may begin to migrate at this very moment.
    """
    taken = connection.read(lambda transaction: rows(transaction, query("labels_taken").text))
    if taken and not connection.read(_applied):
        raise StoreTaken(connection.url, ", ".join(f"{row['label']} ({row['n']})" for row in taken))


def _statements(step: Statement) -> Iterator[str]:
    if not step.placeholder:
        yield step.text
    else:
        yield from (step.for_type(tie_type.code) for tie_type in TIE_TYPES)


def _pending(connection: Neo4jConnection, known: tuple[Step, ...]) -> tuple[Step, ...]:
    applied = connection.read(_applied)
    newest = max(applied, default=0)
    if newest > known[-1].number:
        raise StoreTooNew(newest, known[-1].number, connection.url)
    # a step for each tie type is run again when the registry gained a type
    changed = [step for step in known if applied.get(step.number, step.checksum) != step.checksum]
    altered = [step.name for step in changed if not step.is_per_type]
    if altered:
        raise StoreAltered(connection.url, ", ".join(altered))
    return tuple(step for step in known if step.number not in applied or step in changed)


def _applied(transaction: Transaction) -> Mapping[int, str]:
    found = rows(transaction, query("migrations_applied").text)
    return {row["number"]: row["checksum"] for row in found}


def _run(connection: Neo4jConnection, step: Step) -> None:
    def work(transaction: Transaction) -> None:
        for statement in step.statements:
            rows(transaction, statement)

    connection.write(work)


def _record(connection: Neo4jConnection, step: Step) -> None:
    # in a transaction of its own: the server does not mix schema and data
    entry = {"number": step.number, "name": step.name, "checksum": step.checksum, "at": utc_now()}
    connection.write(lambda transaction: rows(transaction, query("migration_record").text, **entry))
