"""Work that lasts until it is told to end, and how to wait for what happens to it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dashboard.work.outcomes import Underway
from graph.analysis.relations import Relations
from graph.analysis.work import report

R = TypeVar("R")
LONGEST = 60.0
HALF = 0.5


def lasting(relations: Relations, folder: str) -> int:
    """Report that half is done, until a file named ``end`` lies in a folder; tell that it began by ``begun``."""
    place = Path(folder)
    (place / "begun").touch()
    while not (place / "end").exists():
        report(HALF, 1)
        time.sleep(0.02)
    (place / "ended").touch()
    return len(relations.node_ids)


def breaking(relations: Relations) -> int:
    """Break off."""
    raise ZeroDivisionError(f"with {len(relations.node_ids)} nodes")


def until(holds: Callable[[], R]) -> R:
    """Return what holds, once it does."""
    end = time.monotonic() + LONGEST
    while not (found := holds()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
    return found


def done(ask: Callable[[], R]) -> R:
    """Return the result of work, once it is there."""
    end = time.monotonic() + LONGEST
    while True:
        try:
            return ask()
        except Underway:
            assert time.monotonic() < end, "it never ended"
