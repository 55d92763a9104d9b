"""How long computations are carried out, and how they tell how far they are.

A function of the analysis never knows who waits for it. It tells how far it is with `report`; who started it may listen
with `heard_by`. Where it is carried out is up to a `Work`: at once, or in another process.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec, Protocol, TypeVar

R = TypeVar("R")
P = ParamSpec("P")

Listener = Callable[[float], None]
"""Told which share is done, from 0 to 1. What it raises stops the work."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


class Work(Protocol):
    """Carries out a pure function: one of a module, of which values and result are records, numbers and texts."""

    def __call__(self, function: Callable[P, R], /, *given: P.args, **named: P.kwargs) -> R:
        """Return the result, or raise what tells that it is not there yet."""


def at_once(function: Callable[P, R], /, *given: P.args, **named: P.kwargs) -> R:
    """Carry out a function here and now."""
    return function(*given, **named)


def report(done: float, whole: float) -> None:
    """Tell who listens how much of the work is done."""
    listener = _LISTENER.get()
    if listener is not None and whole > 0:
        listener(min(done / whole, 1.0))


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Let a listener hear every report within."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def stage(number: int, of: int) -> Iterator[None]:
    """Let what is reported within count as one of several equal stages of the work.

    Parameters
    ----------
    number : int
        Which stage, from 0.
    of : int
        How many there are.
    """
    listener = _LISTENER.get()
    if listener is None:
        yield
        return
    with heard_by(lambda share: listener((number + share) / of)):
        yield
    listener((number + 1) / of)
