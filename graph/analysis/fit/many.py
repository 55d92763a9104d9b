"""The totals of very many candidates at once; the same numbers as one by one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BestTotals:
    """The candidates with the highest middle, the best first, equals by number.

    Parameters
    ----------
    rows : array of int
        Their numbers.
    low, high : array of float
        Bounds of their totals.
    """

    rows: NDArray[np.int64]
    low: Floats
    high: Floats


def best_totals(lows: ArrayLike, highs: ArrayLike, weights: ArrayLike, k: int) -> BestTotals:
    """Return the k best of very many candidates to whom every part applies.

    Parameters
    ----------
    lows, highs : array (candidates × parts)
        Bounds of each part, 0 to 1.
    weights : array (parts)
        Together 1.
    k : int
        How many.
    """
    shares = np.asarray(weights, dtype=float)
    low, high = np.asarray(lows, dtype=float) @ shares, np.asarray(highs, dtype=float) @ shares
    twice = low + high
    k = min(k, len(twice))
    floor = np.partition(twice, len(twice) - k)[len(twice) - k]
    rows = np.flatnonzero(twice >= floor)
    best = rows[np.argsort(-twice[rows], kind="stable")][:k]
    return BestTotals(best, low[best], high[best])


def totals_where_they_apply(lows: ArrayLike, highs: ArrayLike, weights: ArrayLike) -> tuple[Floats, Floats]:
    """Return the bounds of the total of each candidate; nan where no part with a weight applies.

    Parameters
    ----------
    lows, highs : array (candidates × parts)
        Bounds of each part, 0 to 1; nan where a part does not apply: its weight goes to the others.
    weights : array (parts)
        At least 0.
    """
    low, high, given = (np.asarray(one, dtype=float) for one in (lows, highs, weights))
    applies = ~np.isnan(low)
    weight = applies @ given
    sums = (np.where(applies, bound, 0.0) @ given for bound in (low, high))
    least, most = (np.divide(one, weight, out=np.full(len(low), np.nan), where=weight > 0) for one in sums)
    return least, most
