"""Validity at a date that may be known by year or month alone."""

from collections.abc import Iterable

from graph.model.ties import Tie
from graph.model.values import is_known


def may_hold_on(tie: Tie, on_date: str) -> bool:
    """Tell whether a tie may be valid at some moment of a year, month or day.

    Unknown ends of its validity count as valid; so does a period that is known less precisely than
    the question: since 2024 may hold in 2024-01.
    """
    if is_known(tie.valid_from) and _earliest(tie.valid_from) > _latest(on_date):
        return False
    return not (is_known(tie.valid_to) and _latest(tie.valid_to) < _earliest(on_date))


def years_of(ties: Iterable[Tie]) -> tuple[int, int, int]:
    """Return the first and last year in which a tie begins or ends, 0 for none, and how many ties have no date."""
    years: list[int] = []
    n_undated = 0
    for tie in ties:
        own = [int(date[:4]) for date in (tie.valid_from, tie.valid_to) if is_known(date)]
        years += own
        n_undated += not own
    return min(years, default=0), max(years, default=0), n_undated


def _earliest(date: str) -> str:
    return date + "0000-01-01"[len(date) :]


def _latest(date: str) -> str:
    # A 31st that does not exist compares as the last day of its month.
    return date + "9999-12-31"[len(date) :]
