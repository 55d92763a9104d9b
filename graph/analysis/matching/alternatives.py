"""What another choice would cost: the school itself, and the whole (methods 7.6)."""

from dataclasses import dataclass

import numpy as np

from graph.analysis.matching.assignment import Assignment, Floats, Mask, NoAssignment, Places, assign


@dataclass(frozen=True, slots=True)
class Alternative:
    """One company for one school.

    Parameters
    ----------
    company : int
        Which.
    score : float
        Of the pair.
    own_regret : float
        The best score of this school less this one.
    system_loss : float or None
        The total of the best assignment less that of the best with this pair; None when fewer schools would have one.
    """

    company: int
    score: float
    own_regret: float
    system_loss: float | None


def alternatives(
    scores: Floats, allowed: Mask, places: Places, school: int, best: Assignment, most: int = 5
) -> tuple[Alternative, ...]:
    """Return the companies that suit a school best, each with what choosing it would cost."""
    possible = np.flatnonzero(allowed[school])
    ordered = sorted(possible.tolist(), key=lambda company: (-round(float(scores[school, company]), 9), company))
    highest = float(scores[school, ordered[0]]) if ordered else 0.0
    return tuple(
        Alternative(
            company,
            float(scores[school, company]),
            highest - float(scores[school, company]),
            _loss(scores, allowed, places, (school, company), best),
        )
        for company in ordered[:most]
    )


def with_pair(allowed: Mask, pair: tuple[int, int]) -> Mask:
    """Return what is allowed when a school that wants one mentor has to have this one."""
    forced = allowed.copy()
    forced[pair[0], :] = False
    forced[pair] = True
    return forced


def _loss(scores: Floats, allowed: Mask, places: Places, pair: tuple[int, int], best: Assignment) -> float | None:
    try:
        found = assign(scores, with_pair(allowed, pair), places)
    except NoAssignment:
        return None
    if len(found.pairs) < len(best.pairs) or pair not in found.pairs:
        return None
    return max(0.0, best.total - found.total)
