"""Connections to one SQLite file: one per thread and process, and one writer at a time."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph.model.errors import NotAStore, StoreUnavailable

BUSY_SECONDS = 10.0
SETTINGS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
)


class SqliteConnections:
    """Opens, keeps and closes connections to one file.

    Parameters
    ----------
    path : Path
        The file; it is made, with its folder, when it is not there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one state of the file from begin to end."""
        with self._told():
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give the only writing connection of all processes; what it did is kept whole or not at all."""
        with self._told(), self._writer():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Close the connections of this process."""
        with self._guard:
            for connection in self._open:
                connection.close()
            self._open.clear()
            self._own = threading.local()

    @contextmanager
    def _writer(self) -> Iterator[None]:
        lock = FileLock(f"{self.path}.lock", timeout=BUSY_SECONDS, thread_local=False)
        try:
            with lock:
                yield
        except Timeout as error:
            raise StoreUnavailable(f"{self.path} is being written by another program.", where=str(self.path)) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if _is_no_store(error):
                raise NotAStore(str(self.path)) from error
            raise StoreUnavailable(f"{self.path} cannot be used: {error}.", where=str(self.path)) from error
        except OSError as error:
            raise StoreUnavailable(f"{self.path} cannot be used: {error.strerror}.", where=str(self.path)) from error

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this thread; a process made by fork never uses that of its parent."""
        kept: tuple[int, sqlite3.Connection] | None = getattr(self._own, "kept", None)
        if kept is not None and kept[0] == os.getpid():
            return kept[1]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        with self._guard:
            self._open.append(connection)
        for setting in SETTINGS:
            connection.execute(setting)
        self._own.kept = (os.getpid(), connection)
        return connection


def _is_no_store(error: sqlite3.DatabaseError) -> bool:
    return error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
