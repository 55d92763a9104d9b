"""Where nodes were drawn before, kept for all processes and over restarts, so that nobody's picture jumps.

A layout could be computed again, but not after a node was added: it would move everyone. No fact is kept here;
who deletes the file only gets a fresh drawing.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

Positions = Mapping[str, tuple[float, float]]

IN_PROCESS = ":memory:"
MOST_LAYOUTS = 500
BUSY_SECONDS = 10.0
TABLE = "CREATE TABLE IF NOT EXISTS layout (key TEXT PRIMARY KEY, positions TEXT NOT NULL, used INTEGER NOT NULL)"
READ = "SELECT positions FROM layout WHERE key = ?"
NEXT_USE = "SELECT coalesce(max(used), 0) + 1 FROM layout"
WRITE = "INSERT OR REPLACE INTO layout (key, positions, used) VALUES (?, ?, ?)"
FORGET = "DELETE FROM layout WHERE key = ?"
TRIM = "DELETE FROM layout WHERE key NOT IN (SELECT key FROM layout ORDER BY used DESC LIMIT ?)"

log = logging.getLogger(__name__)


class SqliteLayouts:
    """Layouts by key.

    Parameters
    ----------
    path : str or Path
        File, shared by all processes on this store; ``:memory:`` for one process.
    """

    def __init__(self, path: str | Path = IN_PROCESS) -> None:
        self._guard = threading.Lock()
        self._connection = _opened(str(path))

    def recall(self, key: str) -> Positions:
        """Return what was kept under a key; nothing when nothing was."""
        with self._guard:
            return _read(self._connection, key)

    def remember(self, key: str, made: Positions, *, stays: bool = True) -> Positions:
        """Keep a layout, and return the one that holds.

        Parameters
        ----------
        key : str
            What was laid out, and how.
        made : mapping of str to (float, float)
            Place by node.
        stays : bool
            Whether a place that another process kept meanwhile wins.
        """
        with self._guard:
            try:
                with self._writing():
                    return self._merged(key, made, stays=stays)
            except sqlite3.OperationalError as error:
                log.warning("A layout was not kept, and will be made again: %s", error)
                return made

    def forget(self, key: str) -> None:
        """Drop a layout, so that the next is made afresh."""
        with self._guard, self._writing():
            self._connection.execute(FORGET, (key,))

    def _merged(self, key: str, made: Positions, *, stays: bool) -> Positions:
        holds = {**made, **_read(self._connection, key)} if stays else dict(made)
        used = self._connection.execute(NEXT_USE).fetchone()[0]
        self._connection.execute(WRITE, (key, json.dumps(holds), used))
        self._connection.execute(TRIM, (MOST_LAYOUTS,))
        return holds

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # SQLite itself takes back what found no room
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _opened(path: str) -> sqlite3.Connection:
    if path != IN_PROCESS:
        Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(TABLE)
        connection.execute(TRIM, (MOST_LAYOUTS,))
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        log.warning("%s is damaged; layouts start afresh", path)
        Path(path).unlink()
        return _opened(path)
    return connection


def _read(connection: sqlite3.Connection, key: str) -> Positions:
    row = connection.execute(READ, (key,)).fetchone()
    return {node_id: (x, y) for node_id, (x, y) in json.loads(row[0]).items()} if row else {}
