"""The way to a Neo4j server: one driver per process, short time-outs, and errors that a user can be told."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from graph.model.errors import BadStoreAddress, StoreBusy, StoreSilent, StoreUnavailable
from graph.stores.neo4j_failures import told_failure
from graph.stores.neo4j_patience import SIGN_OF_LIFE, Patience, Silent

READ_TIMEOUT = 60.0
WRITE_TIMEOUT = 300.0
ACQUISITION_SECONDS = 5.0
RETRY_SECONDS = 2.0
SETTLE_ATTEMPTS = 100
SETTLE_PAUSE = 0.02

T = TypeVar("T")
Transaction = neo4j.ManagedTransaction
Rows = list[dict[str, Any]]


class Unsettled(Exception):
    """A read met a commit that was still being carried out; read again."""


class Neo4jConnection:
    """Transactions on one database.

    Parameters
    ----------
    url : str
        ``neo4j://`` (also clusters, Aura) or ``bolt://`` (one fixed host), without user or password.
    user, password, database : str
        As the server knows them.
    """

    def __init__(self, url: str, user: str, password: str, database: str) -> None:
        self.url = url
        self._auth = (user, password)
        self._database = database
        self._shared: _Shared | None = None
        self._inherited: _Shared | None = None
        self._lock = threading.Lock()
        self._patience = Patience(self._lives, self._let_go)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run reading statements in one transaction, and return what `work` returns.

        Raises
        ------
        StoreUnavailable
            The server does not answer.
        """
        timed = neo4j.unit_of_work(timeout=READ_TIMEOUT)(work)

        def once() -> T:
            with self._session() as session:
                return session.execute_read(timed)

        for _ in range(SETTLE_ATTEMPTS):
            with contextlib.suppress(Unsettled):
                return self._answer(once)
            time.sleep(SETTLE_PAUSE)
        raise StoreBusy(self.url)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run writing statements in one transaction, and return what `work` returns.

        `work` may run several times, and must notice what an earlier run already stored: when the
        connection breaks during the commit nobody knows whether it was carried out.

        Raises
        ------
        StoreSilent
            The server stopped answering meanwhile; whether it stored anything is not known.
        StoreUnavailable
            The server does not answer, and stored nothing.
        """
        timed = neo4j.unit_of_work(timeout=WRITE_TIMEOUT)(work)

        def once() -> T:
            with self._session() as session:
                try:
                    return session.execute_write(timed)
                except IncompleteCommit as error:
                    return self._once_more(session, timed, error)

        return self._answer(once, is_write=True)

    @contextlib.contextmanager
    def holding(self, work: Callable[[neo4j.Transaction], object]) -> Iterator[None]:
        """Keep a transaction, and the locks that `work` took in it, open around other transactions."""
        with self._told(), self._session() as session:
            transaction = session.begin_transaction(timeout=WRITE_TIMEOUT)
            with transaction:
                self._answer(lambda: work(transaction))
                yield
                self._answer(transaction.commit)

    def close(self) -> None:
        """Close the connections of this process, for good."""
        self._patience.give_up()
        self._let_go()

    def _let_go(self) -> None:
        """Use other connections from now on; those at work are closed when they are done."""
        with self._lock:
            shared, self._shared = self._shared, None
            if shared is not None:
                shared.is_retired = True
        if shared is not None:
            shared.close_if_idle()

    def _answer(self, question: Callable[[], T], *, is_write: bool = False) -> T:
        with self._told():
            try:
                return self._patience.answer(question)
            except Silent as silent:
                if is_write and silent.was_asked:
                    raise StoreSilent(self.url) from silent
                raise _away(self.url) from silent
            except ServiceUnavailable:
                self._patience.fell_silent()
                raise

    def _once_more(self, session: neo4j.Session, work: Callable[[Transaction], T], first: IncompleteCommit) -> T:
        """Find out what became of a commit whose answer was lost: `work` notices when it was stored."""
        try:
            return session.execute_write(work)
        except DriverError:
            raise StoreSilent(self.url) from first

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise told_failure(error, self.url) from error

    @contextlib.contextmanager
    def _session(self) -> Iterator[neo4j.Session]:
        shared = self._borrowed()
        try:
            bookmarks = shared.driver.execute_query_bookmark_manager
            with shared.driver.session(database=self._database, bookmark_manager=bookmarks) as session:
                yield session
        finally:
            with self._lock:
                shared.n_users -= 1
            shared.close_if_idle()

    def _borrowed(self) -> "_Shared":
        with self._lock:
            if self._shared is not None and self._shared.process != os.getpid():
                # kept, not closed: its connections are those of the process that this one was forked from
                self._inherited, self._shared = self._shared, None
            if self._shared is None:
                self._shared = _Shared(self._open(ACQUISITION_SECONDS), os.getpid())
            self._shared.n_users += 1
            return self._shared

    def _lives(self) -> bool:
        """Ask the server for a sign of life; a refusal is one as well."""
        with self._open(SIGN_OF_LIFE) as driver:
            try:
                driver.verify_connectivity()
            except Neo4jError:
                return True
            except DriverError:
                return False
        return True

    def _open(self, patience: float) -> neo4j.Driver:
        try:
            return neo4j.GraphDatabase.driver(
                self.url,
                auth=self._auth,
                connection_timeout=min(patience, 3.0),
                connection_acquisition_timeout=patience,
                max_transaction_retry_time=RETRY_SECONDS,
                max_connection_lifetime=600,
                liveness_check_timeout=30,
                user_agent="kruispunt",
                telemetry_disabled=True,
                notifications_min_severity="WARNING",
                warn_notification_severity="WARNING",
                # an empty database knows no labels yet; the architecture test checks names against the registry
                notifications_disabled_classifications=["UNRECOGNIZED"],
            )
        except (ConfigurationError, ValueError) as error:
            raise BadStoreAddress(self.url) from error


@dataclass
class _Shared:
    """A driver that the threads of one process share; the last of them closes it when it was let go meanwhile."""

    driver: neo4j.Driver
    process: int
    n_users: int = 0
    is_retired: bool = False

    def close_if_idle(self) -> None:
        if self.is_retired and not self.n_users and self.process == os.getpid():
            self.driver.close()


def _away(url: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"{url} does not answer. Nothing was stored and nothing was lost: try again in a minute.", where=url
    )


def rows(transaction: Transaction | neo4j.Transaction, statement: str, **parameters: Any) -> Rows:
    """Run a statement from the folder `cypher` and return its rows."""
    # plain values only: no statement of the product returns nodes or paths, which `data` would look for in every value
    return [dict(record) for record in transaction.run(statement, parameters)]
