"""What SQLite and the file system say when something fails, as what a user can do about it."""

import errno
import sqlite3

from graph.model.errors import NetworkError, NotAStore, StoreBusy, StoreFull, StoreReadOnly, StoreUnavailable

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def told_failure(error: sqlite3.DatabaseError | OSError, where: str) -> NetworkError:
    """Return the error that a user is told."""
    if isinstance(error, OSError):
        return _of_the_system(error, where)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    match code & 0xFF:  # the rest of an extended code only tells where it happened
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return NotAStore(where)
        case sqlite3.SQLITE_FULL:
            return StoreFull(where)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreReadOnly(where)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(where)
    return StoreUnavailable(f"{where} cannot be used: {error}. Nothing was stored.", where=where)


def _of_the_system(error: OSError, where: str) -> NetworkError:
    if error.errno in _FULL:
        return StoreFull(where)
    if error.errno in _CLOSED:
        return StoreReadOnly(where)
    return StoreUnavailable(f"{where} cannot be used: {error.strerror}. Nothing was stored.", where=where)
