"""What the process does that carries out one piece of work."""

import contextlib
import logging
import os
import secrets
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from dashboard.work.board import Board, Mark
from graph.analysis.work import heard_by

BEAT_SECONDS = 0.25
COURTESY = 10
"""How far this process stands back for those that answer requests (nice)."""

LOG = logging.getLogger(__name__)


def carry_out(folder: Path, key: str, function: Callable[..., Any], given: tuple[object, ...]) -> None:
    """Carry out work that was claimed, and put up its result; leave as soon as it is stopped or unwanted."""
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    board, done = Board(folder), [0.0]
    over = threading.Event()
    beating = threading.Thread(target=_beat, args=(board, key, done, over), daemon=True)
    beating.start()
    try:
        with heard_by(lambda share: done.__setitem__(0, max(share, done[0]))):
            result = adapter(function).dump_json(function(*given))
    except Exception as error:
        finish = partial(board.fail, key, _logged(error))
    else:
        finish = partial(board.finish, key, result)
    over.set()
    beating.join()
    finish()


def adapter(function: Callable[..., Any]) -> TypeAdapter[Any]:
    """Return what writes and reads the result of a function, by what it is annotated to return."""
    return TypeAdapter(get_type_hints(function)["return"])


def _beat(board: Board, key: str, done: list[float], over: threading.Event) -> None:
    """Tell how far the work is, over and over; end the process when it is not to go on."""
    while not over.wait(BEAT_SECONDS):
        if board.mark(key) is Mark.STOPPED or not board.is_wanted(key):
            board.drop(key)
            os._exit(0)
        with contextlib.suppress(OSError):  # a full disk stops no work; finishing it tells
            board.tell(key, done[0])


def _logged(error: Exception) -> str:
    reference = secrets.token_hex(4)
    LOG.error("Work %s broke off", reference, exc_info=error)
    return reference
