"""Judgements of several people: what they span, and how far they agree (methods 2.13)."""

from collections.abc import Sequence

import numpy as np

from graph.analysis.intervals import Interval

LOWEST, HIGHEST = 1, 5
FEW = 4
"""Assessors up to whom the lowest and highest count; above that the middle half."""

CHANCE_VARIANCE = ((HIGHEST - LOWEST + 1) ** 2 - 1) / 12
"""Variance of judgements that are made at random on five points."""


def share_of(rating: float) -> float:
    """Return a judgement from 1 to 5 as a share from 0 to 1."""
    return (rating - LOWEST) / (HIGHEST - LOWEST)


def rating_interval(ratings: Sequence[float]) -> Interval | None:
    """Return the bounds of judgements from 1 to 5 as shares; None without any.

    Of up to four assessors the lowest and the highest; of more the middle half, so that one voice does not decide.
    """
    if not ratings:
        return None
    shares = [share_of(rating) for rating in ratings]
    if len(shares) <= FEW:
        return Interval(min(shares), max(shares))
    low, high = np.quantile(shares, [0.25, 0.75])
    return Interval(float(low), float(high))


def agreement(ratings: Sequence[float]) -> float | None:
    """Return r_wg: one minus the variance over that of chance, at least 0 (James, Demaree & Wolf 1984).

    None with fewer than two assessors: one voice agrees with nobody.
    """
    if len(ratings) < 2:
        return None
    return max(0.0, 1 - float(np.var(ratings, ddof=1)) / CHANCE_VARIANCE)


def rank_agreement(ranks: Sequence[Sequence[float]]) -> float | None:
    """Return Kendall's W of several orders of the same items, corrected for ties; None below two items or orders.

    Parameters
    ----------
    ranks : sequence of sequence of float
        Ranks per assessor, mean ranks where items are equal.
    """
    m, n = len(ranks), len(ranks[0]) if ranks else 0
    if m < 2 or n < 2:
        return None
    table = np.asarray(ranks, dtype=float)
    spread = float(((table.sum(axis=0) - table.sum(axis=0).mean()) ** 2).sum())
    ties = sum(float(count**3 - count) for row in table for count in np.unique(row, return_counts=True)[1])
    largest = m * m * (n**3 - n) - m * ties
    return None if largest == 0 else 12 * spread / largest
