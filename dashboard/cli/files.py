"""Files that a command reads and writes, whole or not at all."""

import errno
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from graph.model.errors import NetworkError

LONGEST_STEM = 100

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "reason_missing",
        errno.EACCES: "reason_closed",
        errno.EPERM: "reason_closed",
        errno.EROFS: "reason_closed",
        errno.EISDIR: "reason_folder",
        errno.ENOTDIR: "reason_no_folder",
        errno.ENOSPC: "reason_full",
        errno.EDQUOT: "reason_full",
    }
)
"""Text per reason that the system gives, which speaks the language of the machine."""


class NothingToRead(ValueError):
    """A folder without a file that can be read."""


class FileUnusable(NetworkError):
    """A file that cannot be read or written."""

    code = "file_unusable"

    def __init__(self, path: str | Path, why: OSError | ValueError) -> None:
        reason = why.strerror if isinstance(why, OSError) and why.strerror else str(why)
        super().__init__(f"{path} cannot be used: {reason}.", path=str(path), reason=reason)
        self.reason_key = _REASONS.get(why.errno or 0, "") if isinstance(why, OSError) else "reason_text"
        if isinstance(why, NothingToRead):
            self.reason_key = "reason_nothing"
        if self.reason_key == "reason_missing" and not Path(path).absolute().parent.is_dir():
            self.reason_key = "reason_no_parent"

    def with_others(self, others: Sequence["FileUnusable"]) -> "FileUnusable":
        """Return the error with the paths of others before its own reason."""
        self.details["path"] = ", ".join(str(error.details["path"]) for error in (self, *others))
        return self


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, or raise `FileUnusable`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnusable(path, error) from None


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, or raise `FileUnusable`."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnusable(path, error) from None


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let a file be written beside its place and put it there when it is complete.

    Raises
    ------
    FileUnusable
        The folder is missing, full or closed; what was there before still is.
    """
    try:
        unfinished = path.parent / f".{path.name[:LONGEST_STEM]}.{secrets.token_hex(4)}"
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))  # less what the user masks
        try:
            write(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise FileUnusable(path, error) from None
