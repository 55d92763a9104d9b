"""Pairs that nobody would leave for each other, and who would in any other solution (methods 7.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.matching.assignment import Floats, Mask, Places

DIGITS = 9
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Blocking:
    """A school and a company that would both rather be together.

    Parameters
    ----------
    school, company : int
        Who.
    school_gain, company_gain : float
        How much better off each would be than now, 0 to 1.
    """

    school: int
    company: int
    school_gain: float
    company_gain: float


def stable(
    school_utility: Floats, company_utility: Floats, allowed: Mask, places: Places, km: Floats | None = None
) -> Pairs:
    """Return the stable pairs that are best for schools (Gale & Shapley 1962); each school wants one mentor.

    Parameters
    ----------
    school_utility, company_utility : array (schools × companies)
        What each side gains by a pair, 0 to 1. With one and the same on both sides the result is the best remaining
        pair first, and adds nothing: ask for separate ones.
    allowed : array of bool
        Which pairs may be made.
    places : Places
        How many schools each company takes.
    km : array, optional
        Between equals the nearer comes first; then the lower number.
    """
    n, m = school_utility.shape
    away = np.zeros((n, m)) if km is None else np.where(np.isnan(km), np.inf, km)

    lists = [_ordered(school_utility[i], away[i], np.flatnonzero(allowed[i])) for i in range(n)]
    held: list[list[int]] = [[] for _ in range(m)]
    free = list(range(n))[::-1]
    while free:
        school = free.pop()
        while lists[school]:
            company = lists[school].pop(0)
            held[company].append(school)
            held[company] = _ordered(company_utility[:, company], away[:, company], held[company])
            if len(held[company]) <= places.capacity[company]:
                break
            rejected = held[company].pop()
            if rejected != school:
                free.append(rejected)
                break
    return tuple(sorted((school, company) for company, schools in enumerate(held) for school in schools))


def is_one_score(one: Floats, other: Floats) -> bool:
    """Return whether two utilities order all pairs alike: stable pairs are then the best remaining one first.

    The method adds nothing to a list by score in that case (methods 7.5).
    """
    order, others = (np.unique(utility.round(DIGITS), return_inverse=True)[1].ravel() for utility in (one, other))
    return np.array_equal(order, others)


def _ordered(utility: Floats, away: Floats, who: Iterable[int]) -> list[int]:
    """Return who someone prefers: by utility, then the nearer, then the lower number."""
    return sorted(map(int, who), key=lambda one: (-round(float(utility[one]), DIGITS), float(away[one]), one))


def blocking_pairs(
    pairs: Sequence[tuple[int, int]], school_utility: Floats, company_utility: Floats, allowed: Mask, places: Places
) -> tuple[Blocking, ...]:
    """Return who would rather be together than as assigned, with both gains, the largest smaller gain first."""
    mine = dict(pairs)
    theirs: dict[int, list[int]] = {}
    for school, company in pairs:
        theirs.setdefault(company, []).append(school)
    found = []
    for i, j in zip(*(axis.tolist() for axis in np.nonzero(allowed)), strict=True):
        if mine.get(i) == j or places.capacity[j] == 0:
            continue
        gain = school_utility[i, j] - (school_utility[i, mine[i]] if i in mine else 0.0)
        present = theirs.get(j, [])
        worst = min((company_utility[k, j] for k in present), default=0.0)
        room = len(present) < places.capacity[j]
        other_gain = company_utility[i, j] - (0.0 if room else worst)
        if round(gain, DIGITS) > 0 and (room or round(other_gain, DIGITS) > 0):
            found.append(Blocking(i, j, float(gain), float(other_gain)))
    return tuple(
        sorted(found, key=lambda one: (-round(min(one.school_gain, one.company_gain), DIGITS), one.school, one.company))
    )
