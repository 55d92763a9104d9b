"""Validity at a date that may be known by year or month alone."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from graph.model.ties import Tie
from graph.model.values import is_known

DAYS_IN_A_YEAR = 365.25


def may_hold_on(tie: Tie, on_date: str) -> bool:
    """Tell whether a tie may be valid at some moment of a year, month or day.

    Unknown ends of its validity count as valid; so does a period that is known less precisely than
    the question: since 2024 may hold in 2024-01.
    """
    if is_known(tie.valid_from) and earliest(tie.valid_from) > latest(on_date):
        return False
    return not (is_known(tie.valid_to) and latest(tie.valid_to) < earliest(on_date))


def years_of(ties: Iterable[Tie]) -> tuple[int, int, int]:
    """Return the first and last year in which a tie begins or ends, 0 for none, and how many ties have no date."""
    years: list[int] = []
    n_undated = 0
    for tie in ties:
        own = [int(when[:4]) for when in (tie.valid_from, tie.valid_to) if is_known(when)]
        years += own
        n_undated += not own
    return min(years, default=0), max(years, default=0), n_undated


def earliest(on_date: str) -> str:
    """Return the first day of a year, month or day."""
    return on_date + "0000-01-01"[len(on_date) :]


def latest(on_date: str) -> str:
    """Return the last day of a year, month or day; of a month the 31st, which compares as its last."""
    return on_date + "9999-12-31"[len(on_date) :]


def years_between(one: str, other: str) -> float:
    """Return the years from one day to another; negative when the other comes first."""
    return (_day_number(other) - _day_number(one)) / DAYS_IN_A_YEAR


def _day_number(day: str) -> int:
    year, month, number = (int(part) for part in day.split("-"))
    return date(year, month, min(number, monthrange(year, month)[1])).toordinal()
