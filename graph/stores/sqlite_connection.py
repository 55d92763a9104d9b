"""Connections to one SQLite file: one per thread at work, and one writer at a time over all processes."""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph.model.errors import NotAStore, StoreBusy, StoreReplaced, StoreUnavailable
from graph.stores.sqlite_failures import told_failure
from graph.stores.sqlite_place import is_on_network

BUSY_SECONDS = 5.0
POLL_SECONDS = 0.001
NEW_SECONDS = 60.0
WAL, DELETE = "wal", "delete"
SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
)

LOG = logging.getLogger(__name__)


class SqliteConnections:
    """Opens, lends and closes connections to one file.

    Parameters
    ----------
    path : Path
        The file; it is made, with its folder, when it is not there.
    journal : str, optional
        ``"wal"`` or ``"delete"``; by itself the first, and the second in a network folder, where the first would
        damage the file.
    """

    def __init__(self, path: Path, journal: str = "") -> None:
        self.path = path
        self._journal = journal
        self._idle: list[sqlite3.Connection] = []
        self._inherited: list[sqlite3.Connection] = []
        self._process = os.getpid()
        self._file: tuple[int, int] | None = None
        self._guard = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one state of the file from begin to end."""
        with self._told(), self._lent() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give the only writing connection of all processes; what it did is kept whole or not at all."""
        with self._told(), self._writer(), self._lent() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                self._expect_same_file()
                connection.execute("COMMIT")
            finally:
                # nothing to take back when it was kept, or when a full disk made SQLite do so itself
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connections of this process that are not at work."""
        with self._guard:
            self._of_this_process()
            while self._idle:
                self._idle.pop().close()

    @contextmanager
    def _writer(self) -> Iterator[None]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(f"{self.path}.lock", timeout=BUSY_SECONDS, thread_local=False, poll_interval=POLL_SECONDS)
        try:
            with lock:
                yield
        except Timeout as error:
            raise StoreBusy(str(self.path)) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            raise told_failure(error, str(self.path)) from error

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to one thread at a time; it comes back open, unless it failed."""
        with self._guard:
            self._of_this_process()
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._opened()
        try:
            self._expect_same_file()
            yield connection
        except (sqlite3.DatabaseError, NotAStore, StoreUnavailable):
            connection.close()
            raise
        except BaseException:
            self._back(connection)
            raise
        self._back(connection)

    def _back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            self._idle.append(connection)

    def _of_this_process(self) -> None:
        """Lay connections of the process that this one was forked from aside: to close them would end its locks."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._inherited += self._idle
            self._idle = []

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._expect_same_file()
        if self._file is None and _was_emptied(self.path):
            raise NotAStore(str(self.path))
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            self._set_journal(connection)
            for setting in SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        if self._file is None:
            self._file = _identity(self.path)
        return connection

    def _set_journal(self, connection: sqlite3.Connection) -> None:
        """Choose how the file is kept safe; under the lock, as processes that start at once would each change it."""
        wanted = self._journal or self._journal_of_place()
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == wanted:
            return
        with self._writer():
            connection.execute(f"PRAGMA journal_mode = {wanted}")

    def _journal_of_place(self) -> str:
        self._journal = DELETE if is_on_network(self.path) else WAL
        if self._journal == DELETE:
            LOG.warning(
                "%s lies in a network folder: slower, and not safe when several machines use it at once. "
                "Keep it on a disk of this machine.",
                self.path,
            )
        return self._journal

    def _expect_same_file(self) -> None:
        """Refuse a file that was moved, deleted or replaced meanwhile: what is written to it would be lost."""
        if self._file is None:
            return
        try:
            found = _identity(self.path)
        except FileNotFoundError:
            raise StoreReplaced(str(self.path)) from None
        if found != self._file:
            raise StoreReplaced(str(self.path))


def _was_emptied(path: Path) -> bool:
    """Tell whether the file lost all it held: it is empty, and not because someone is making it at this moment."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    return not status.st_size and time.time() - status.st_mtime > NEW_SECONDS


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return (status.st_dev, status.st_ino)
