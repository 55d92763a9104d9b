"""The board on which all processes of the product see what is computed, how far it is, and what came out.

A folder with small files, each made or replaced in one go: what a process that is killed leaves behind is old, not
broken. No fact is kept here; who deletes the folder only has the numbers computed again.
"""

import json
import os
import tempfile
import time
from enum import StrEnum
from pathlib import Path

LOST_AFTER = 15.0
"""Seconds without a sign of life after which a worker is taken for dead."""

UNWANTED_AFTER = 90.0
"""Seconds without anyone asking after which work is not wanted any more; a tab in the background asks once a minute."""

MOST_KEPT = 200


class Mark(StrEnum):
    """What a file on the board tells, by its ending."""

    WANTED = "wanted"
    DOING = "doing"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Board:
    """What is known of each piece of work.

    Parameters
    ----------
    folder : Path
        Made when it is not there, for nobody else to read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def mark(self, key: str) -> Mark | None:
        """Return the furthest mark that work has; None for none, or when who did it died."""
        for mark in (Mark.DONE, Mark.FAILED, Mark.STOPPED):
            if self._file(key, mark).exists():
                return mark
        return Mark.DOING if self._is_alive(self._file(key, Mark.DOING)) else None

    def want(self, key: str) -> None:
        """Tell that someone waits for the work."""
        self._file(key, Mark.WANTED).touch(mode=0o600)

    def still_want(self, key: str) -> None:
        """Tell that someone still waits, for work that was asked for."""
        if self._file(key, Mark.WANTED).exists():
            self.want(key)

    def is_wanted(self, key: str) -> bool:
        """Tell whether someone asked lately."""
        return _age(self._file(key, Mark.WANTED)) < UNWANTED_AFTER

    def claim(self, key: str) -> bool:
        """Take work on; False when another did just before."""
        file = self._file(key, Mark.DOING)
        if not self._is_alive(file):
            file.unlink(missing_ok=True)
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        return True

    def n_doing(self) -> int:
        """Return how many pieces of work go on."""
        return sum(self._is_alive(file) for file in self.folder.glob(f"*.{Mark.DOING}"))

    def tell(self, key: str, share: float) -> None:
        """Tell how much is done, from 0 to 1: also the sign of life."""
        self._write(key, Mark.DOING, json.dumps(share).encode())

    def share(self, key: str) -> float:
        """Return how much is done, as last told."""
        try:
            return float(self._file(key, Mark.DOING).read_bytes() or b"0")
        except FileNotFoundError:
            return 0.0

    def finish(self, key: str, result: bytes) -> None:
        """Put up a result; only the newest results are kept."""
        self._write(key, Mark.DONE, result)
        self._file(key, Mark.DOING).unlink(missing_ok=True)
        done = sorted(self.folder.glob(f"*.{Mark.DONE}"), key=_age)
        for file in done[MOST_KEPT:]:
            file.unlink(missing_ok=True)
            file.with_suffix(f".{Mark.WANTED}").unlink(missing_ok=True)

    def result(self, key: str) -> bytes:
        """Return a result that is done."""
        return self._file(key, Mark.DONE).read_bytes()

    def fail(self, key: str, reference: str) -> None:
        """Tell that work broke off."""
        self._write(key, Mark.FAILED, reference.encode())
        self._file(key, Mark.DOING).unlink(missing_ok=True)

    def reference(self, key: str) -> str:
        """Return under which reference the log tells why work broke off."""
        return self._file(key, Mark.FAILED).read_text()

    def stop(self, key: str) -> None:
        """Tell that work is not to go on; who does it looks often."""
        self._file(key, Mark.STOPPED).touch(mode=0o600)

    def drop(self, key: str) -> None:
        """Give work up, so that it can be taken on again."""
        self._file(key, Mark.DOING).unlink(missing_ok=True)

    def again(self, key: str) -> None:
        """Forget that work was stopped or broke off."""
        for mark in (Mark.STOPPED, Mark.FAILED):
            self._file(key, mark).unlink(missing_ok=True)

    def _file(self, key: str, mark: Mark) -> Path:
        return self.folder / f"{key}.{mark}"

    def _write(self, key: str, mark: Mark, content: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(self._file(key, mark))

    @staticmethod
    def _is_alive(file: Path) -> bool:
        return _age(file) < LOST_AFTER


def _age(file: Path) -> float:
    """Return the seconds since a file was written; endless for one that is not there."""
    try:
        return time.time() - file.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
