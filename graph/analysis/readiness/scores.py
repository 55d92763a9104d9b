"""Levels on a scale from 0 to 4 as shares, and the latest of several records on the same thing."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.model.records import DatedRecord
from graph.model.values import NOT_APPLICABLE, Number, is_known

HIGHEST_LEVEL = 4
"""Top of the scale: in place and secured."""

R = TypeVar("R", bound=DatedRecord)
K = TypeVar("K", bound=Hashable)


def share_of(value: Number, highest: float = 1.0) -> Interval | None:
    """Return a score as bounds from 0 to 1: all of it when unknown, None when it does not apply.

    Parameters
    ----------
    value : float or no value
        Score from 0 to `highest`.
    highest : float
        Top of its scale.
    """
    return exactly(value / highest) if is_known(value) else share_of_nothing(value)


def share_of_nothing(value: object) -> Interval | None:
    """Return the bounds of a score that is not there: all of it when unknown, None when it does not apply."""
    return None if value is NOT_APPLICABLE else UNKNOWN_SHARE


def latest(records: Iterable[R], key: Callable[[R], K], until: str = "") -> Mapping[K, R]:
    """Return the last record per key: by date, then by when it was written; one without a date is the oldest.

    Parameters
    ----------
    records : iterable of DatedRecord
        In the order in which they were first written.
    key : callable
        What a record is about.
    until : str
        Last day that counts, ISO 8601; all when empty.
    """
    dated = [(record.on if is_known(record.on) else "", record) for record in records]
    counting = [(date, record) for date, record in dated if not until or date <= until]
    ordered = sorted(counting, key=lambda pair: (pair[0], pair[1].recorded_at))
    return {key(record): record for _, record in ordered}
