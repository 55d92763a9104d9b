"""Where screens have long work done: short work at once, long work in a process of its own."""

import hashlib
import multiprocessing
import os
import shutil
import tempfile
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import graph
from dashboard.work.board import Board, Mark
from dashboard.work.carrying_out import adapter, carry_out
from dashboard.work.outcomes import Failed, Standing, Stopped, Underway
from graph.analysis.relations import Relations

R = TypeVar("R")
P = ParamSpec("P")

MUCH = 1_000_000
"""Nodes times ties from which work may last longer than a screen should wait."""

PATIENCE = 0.6
"""Seconds that a request waits before it tells that the work is under way."""

LOOK_SECONDS = 0.05
MOST_AT_ONCE = max(2, (os.cpu_count() or 2) - 1)
MOST_REMEMBERED = 64
PRELOADED = ("graph.analysis.measures", "graph.analysis.departure", "dashboard.work.carrying_out")


class Workroom:
    """Carries out pure functions of the analysis, and remembers what came out.

    All processes on a store share one board: each sees what another started, and can stop it.

    Parameters
    ----------
    folder : Path, optional
        Of the board; without it one that lasts as long as this workroom.
    much : int
        Nodes times ties from which work is long.
    """

    def __init__(self, folder: Path | None = None, much: int = MUCH) -> None:
        self._much = much
        self._board = Board(folder or self._passing_folder())
        self._made_by = _fingerprint(Path(graph.__file__).parent)
        self._remembered: OrderedDict[str, Any] = OrderedDict()
        self._guard = threading.Lock()

    def __call__(self, function: Callable[P, R], /, *given: P.args, **named: P.kwargs) -> R:
        """Return the result of a function, once it is there.

        Raises
        ------
        Underway, Stopped, Failed
            The work is long, and goes on in another process; was stopped; broke off.
        """
        key = self._key(function, given)
        if key in self._remembered:
            return cast(R, self._remembered[key])
        result = function(*given, **named) if not self._is_much(given) else self._awaited(key, function, given)
        self._remember(key, result)
        return result

    def share(self, key: str) -> float | None:
        """Return how much is done of what goes on, else None; asking keeps it wanted."""
        self._board.still_want(key)
        return self._board.share(key) if self._board.mark(key) is Mark.DOING else None

    def is_to_ask_again(self, key: str) -> bool:
        """Tell whether asking for the result brings something on: it is over, or its turn has come."""
        mark = self._board.mark(key)
        return mark is not Mark.DOING and (mark is not None or self._has_room())

    def stop(self, key: str) -> None:
        """Have a piece of work stopped."""
        self._board.stop(key)

    def again(self, key: str) -> None:
        """Let a piece of work that was stopped or broke off be done after all."""
        self._board.again(key)

    def _passing_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="kruispunt-work-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder

    def _awaited(self, key: str, function: Callable[..., R], given: tuple[object, ...]) -> R:
        self._board.want(key)
        standing = Standing(key, function.__name__)
        until = time.monotonic() + PATIENCE
        while True:
            mark = self._board.mark(key)
            if mark is Mark.DONE:
                return cast(R, adapter(function).validate_json(self._board.result(key)))
            if mark is Mark.FAILED:
                raise Failed(standing, self._board.reference(key))
            if mark is Mark.STOPPED:
                raise Stopped(standing)
            if mark is None and self._has_room() and self._board.claim(key):
                self._start(key, function, given)
            if time.monotonic() > until:
                share = self._board.share(key) if mark is Mark.DOING else None
                raise Underway(Standing(key, function.__name__, share))
            time.sleep(LOOK_SECONDS)

    def _has_room(self) -> bool:
        return self._board.n_doing() < MOST_AT_ONCE

    def _start(self, key: str, function: Callable[..., Any], given: tuple[object, ...]) -> None:
        multiprocessing.active_children()  # lays those that ended to rest
        process = _context().Process(target=carry_out, args=(self._board.folder, key, function, given), daemon=True)
        process.start()

    def _is_much(self, given: tuple[object, ...]) -> bool:
        sizes = (len(one.node_ids) * len(one.weights) for one in given if isinstance(one, Relations))
        return max(sizes, default=0) > self._much

    def _remember(self, key: str, result: object) -> None:
        with self._guard:
            self._remembered[key] = result
            while len(self._remembered) > MOST_REMEMBERED:
                self._remembered.popitem(last=False)

    def _key(self, function: Callable[..., Any], given: tuple[object, ...]) -> str:
        """Return what tells one piece of work from another, in all processes: what is asked, of what, by which code."""
        parts = [one.told if isinstance(one, Relations) else repr(one) for one in given]
        told = f"{self._made_by} {function.__module__}.{function.__qualname__} {parts}"
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def _context() -> Any:
    """Return how processes are started: never as a copy of this one, which has threads and connections."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


def _fingerprint(folder: Path) -> str:
    """Return what changes with the code that computes, so that no number outlives the way it was made."""
    found = hashlib.sha256()
    for file in sorted(folder.rglob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()[:16]
