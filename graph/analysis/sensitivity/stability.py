"""How far one weight can move before someone else comes first (methods 3.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

DIGITS = 9


@dataclass(frozen=True, slots=True)
class Stability:
    """Where the leader stays first as the weight of one criterion moves and the others keep their proportions.

    Parameters
    ----------
    criterion : int
        Number of the criterion.
    low, high : float
        Weights between which the leader stays first.
    below, above : int or None
        Who takes over beyond either end; None when nobody does.
    change : float
        The smallest move, with its sign, by which the leader is overtaken; infinite when it never is.
    """

    criterion: int
    low: float
    high: float
    below: int | None
    above: int | None
    change: float


def leader_of(values: ArrayLike, weights: Sequence[float]) -> int:
    """Return the number of the alternative with the highest weighted sum; of equals the first."""
    scores = (np.asarray(values, dtype=float) @ _shares(weights)).round(DIGITS)
    return int(np.argmax(scores))


def weight_stability(values: ArrayLike, weights: Sequence[float]) -> tuple[Stability, ...]:
    """Return for each criterion between which weights the leader stays first.

    Parameters
    ----------
    values : array (alternatives × criteria)
        Scores from 0 to 1.
    weights : sequence of float
        As chosen, at least 0; they are made to add up to one.
    """
    table, shares = np.asarray(values, dtype=float), _shares(weights)
    leader = leader_of(table, weights)
    return tuple(_of_criterion(table, shares, leader, criterion) for criterion in range(table.shape[1]))


def most_critical(found: Sequence[Stability]) -> Stability | None:
    """Return the criterion of which the smallest move dethrones the leader (Triantaphyllou & Sánchez 1997)."""
    moved = [one for one in found if np.isfinite(one.change)]
    return min(moved, key=lambda one: (round(abs(one.change), DIGITS), one.criterion), default=None)


def _of_criterion(table: np.ndarray, shares: np.ndarray, leader: int, criterion: int) -> Stability:
    others = _others(shares, criterion)
    rest = table @ others
    low, high, below, above = 0.0, 1.0, None, None
    current = float(shares[criterion])
    for challenger in range(len(table)):
        crossing = _crossing(table[:, criterion], rest, leader, challenger)
        if crossing is None:
            continue
        if crossing <= current and crossing > low:
            low, below = crossing, challenger
        if crossing >= current and crossing < high:
            high, above = crossing, challenger
    moves = [low - current] if below is not None else []
    moves += [high - current] if above is not None else []
    change = min(moves, key=abs, default=np.inf)
    return Stability(criterion, low, high, below, above, float(change))


def _others(shares: np.ndarray, criterion: int) -> np.ndarray:
    """Return the proportions of the other weights; equal ones when this weight is all there is."""
    left = shares.copy()
    left[criterion] = 0.0
    if left.sum() == 0:
        left[:] = 1.0
        left[criterion] = 0.0
    return np.asarray(left / left.sum()) if left.sum() else left


def _crossing(own: np.ndarray, rest: np.ndarray, leader: int, challenger: int) -> float | None:
    """Return the weight at which two are equal, when that is a weight from 0 to 1."""
    gap = rest[challenger] - rest[leader]
    slope = (own[leader] - own[challenger]) + gap
    if challenger == leader or round(float(slope), DIGITS) == 0:
        return None
    crossing = float(gap / slope)
    return crossing if 0 <= crossing <= 1 else None


def _shares(weights: Sequence[float]) -> np.ndarray:
    given = np.asarray(weights, dtype=float)
    return np.asarray(given / given.sum())
