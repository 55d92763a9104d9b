"""Files that a command reads and writes, whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from graph.model.errors import NetworkError


class FileUnusable(NetworkError):
    """A file that cannot be read or written."""

    code = "file_unusable"

    def __init__(self, path: str | Path, why: OSError | ValueError) -> None:
        reason = why.strerror if isinstance(why, OSError) and why.strerror else str(why)
        super().__init__(f"{path} cannot be used: {reason}.", path=str(path), reason=reason)


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
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        unfinished = Path(name)
        try:
            write(unfinished)
            unfinished.chmod(0o644)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise FileUnusable(path, error) from None
