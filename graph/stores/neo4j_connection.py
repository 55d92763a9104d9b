"""The way to a Neo4j server: one driver per process, short time-outs, and errors that a user can be told."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    IncompleteCommit,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.model.errors import BadStoreAddress, StoreUnavailable

READ_TIMEOUT = 60.0
WRITE_TIMEOUT = 300.0
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
        self._driver: neo4j.Driver | None = None
        self._process = 0
        self._lock = threading.Lock()

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run reading statements in one transaction, and return what `work` returns.

        Raises
        ------
        StoreUnavailable
            The server does not answer.
        """
        timed = neo4j.unit_of_work(timeout=READ_TIMEOUT)(work)
        for _ in range(SETTLE_ATTEMPTS):
            with self._session() as session, contextlib.suppress(Unsettled):
                return session.execute_read(timed)
            time.sleep(SETTLE_PAUSE)
        raise StoreUnavailable(
            f"{self.url} has been writing for too long. Nothing was lost: try again.", where=self.url
        )

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run writing statements in one transaction, and return what `work` returns.

        `work` may run several times, and must notice what an earlier run already stored: when the
        connection breaks during the commit nobody knows whether it was carried out.

        Raises
        ------
        StoreUnavailable
            The server does not answer.
        """
        timed = neo4j.unit_of_work(timeout=WRITE_TIMEOUT)(work)
        with self._session() as session:
            try:
                return session.execute_write(timed)
            except IncompleteCommit:
                return session.execute_write(timed)

    @contextlib.contextmanager
    def holding(self, work: Callable[[neo4j.Transaction], object]) -> Iterator[None]:
        """Keep a transaction, and the locks that `work` took in it, open around other transactions."""
        with self._session() as session, session.begin_transaction(timeout=WRITE_TIMEOUT) as transaction:
            work(transaction)
            yield
            transaction.commit()

    def close(self) -> None:
        """Close the connections of this process."""
        with self._lock:
            driver, self._driver = self._driver, None
            if driver is not None and self._process == os.getpid():
                driver.close()

    @contextlib.contextmanager
    def _session(self) -> Iterator[neo4j.Session]:
        try:
            driver = self._driver_of_this_process()
            bookmarks = driver.execute_query_bookmark_manager
            with driver.session(database=self._database, bookmark_manager=bookmarks) as session:
                yield session
        except AuthError as error:
            raise StoreUnavailable(
                f"{self.url} refuses the user name or the password. Nothing was stored.", where=self.url
            ) from error
        except TransientError as error:
            raise StoreUnavailable(_sentence(self.url, error.code or ""), where=self.url) from error
        except (ServiceUnavailable, SessionExpired) as error:
            raise StoreUnavailable(_sentence(self.url), where=self.url) from error

    def _driver_of_this_process(self) -> neo4j.Driver:
        with self._lock:
            if self._driver is None or self._process != os.getpid():
                self._driver, self._process = self._open(), os.getpid()
            return self._driver

    def _open(self) -> neo4j.Driver:
        try:
            return neo4j.GraphDatabase.driver(
                self.url,
                auth=self._auth,
                connection_timeout=3,
                connection_acquisition_timeout=5,
                max_transaction_retry_time=4,
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


def _sentence(url: str, code: str = "") -> str:
    if "OutOfMemory" in code:
        return (
            f"{url} has too little memory for a change of this size. Nothing was stored: change fewer records "
            "at once, or give the server more heap (about 15 kB for each record)."
        )
    return f"{url} does not answer. Nothing was stored and nothing was lost: try again in a minute."


def rows(transaction: Transaction | neo4j.Transaction, statement: str, **parameters: Any) -> Rows:
    """Run a statement from the folder `cypher` and return its rows."""
    return transaction.run(statement, parameters).data()
