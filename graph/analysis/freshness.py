"""How fresh a tie is: from its last sign of life, as far as that is known; and which ties cool down."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.model.dates import earliest, latest, years_between
from graph.model.follow_up import Contact
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known

HALF_LIFE_YEARS = 3.0
"""Years without a sign of life in which a tie loses half of its freshness [J]."""

COLD_AFTER_YEARS = 2.0
"""Years without a sign of life from which a tie is told to cool down [J]."""


def freshness(snapshot: NetworkSnapshot, tie: Tie, today: str, half_life_years: float = HALF_LIFE_YEARS) -> Interval:
    """Return how fresh a tie is: 1 for a sign of life today, half of it after each half-life; bounds when unsure.

    A tie that ended is as fresh as its end. One that began and never ended is at least as fresh as its beginning, and
    may have been lived yesterday. Without any date nothing is known. A moment of contact that was recorded about the
    tie itself is a sign of life.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Where moments of contact are recorded.
    tie : Tie
        Which tie.
    today : str
        The date, ``yyyy-mm-dd``.
    half_life_years : float
        Years in which freshness halves, above 0.
    """
    contacts = [contact.on for contact in snapshot.of(Contact).values() if contact.subject_id == tie.id]
    known = [_since(on, today, half_life_years) for on in contacts if is_known(on)]
    if is_known(tie.valid_to):
        known.append(_since(tie.valid_to, today, half_life_years))
        return Interval(max(part.low for part in known), max(part.high for part in known))
    if is_known(tie.valid_from):
        known.append(_since(tie.valid_from, today, half_life_years))
    return Interval(max((part.low for part in known), default=UNKNOWN_SHARE.low), UNKNOWN_SHARE.high)


@dataclass(frozen=True, slots=True)
class Cooling:
    """Ties by when they last showed a sign of life.

    Parameters
    ----------
    cold : tuple of (str, float)
        Ids of ties of which the last sign is longer ago than allowed, with the years since at least; the longest first.
    n_undated : int
        Ties of which no date is known: neither warm nor cold.
    """

    cold: tuple[tuple[str, float], ...]
    n_undated: int


def cooling(
    snapshot: NetworkSnapshot, tie_ids: Collection[str], today: str, cold_after_years: float = COLD_AFTER_YEARS
) -> Cooling:
    """Return which ties have had no sign of life for longer than a number of years.

    A tie that ended is not cold but over, and is left out; so is one that begins in the future.
    """
    found: list[tuple[str, float]] = []
    n_undated = 0
    for tie_id in tie_ids:
        tie = snapshot.ties[tie_id]
        if is_known(tie.valid_to) and latest(tie.valid_to) < today:
            continue
        signs = [on for on in (tie.valid_from, *_contacts(snapshot, tie_id)) if is_known(on)]
        if not signs:
            n_undated += 1
            continue
        years = min(years_between(latest(on), today) for on in signs)
        if years > cold_after_years:
            found.append((tie_id, years))
    return Cooling(tuple(sorted(found, key=lambda item: (-round(item[1], 9), item[0]))), n_undated)


def _contacts(snapshot: NetworkSnapshot, tie_id: str) -> list[str]:
    return [
        contact.on for contact in snapshot.of(Contact).values() if contact.subject_id == tie_id and is_known(contact.on)
    ]


def _since(on: str, today: str, half_life_years: float) -> Interval:
    """Return the freshness of a sign of life on a day, month or year."""
    oldest, newest = (max(0.0, years_between(day, today)) for day in (earliest(on), latest(on)))
    return Interval(2 ** (-oldest / half_life_years), 2 ** (-newest / half_life_years))
