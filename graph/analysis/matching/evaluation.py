"""How well a score finds back pairs that people made (methods 7.7): practice, not truth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How high the real partner stands among all.

    Parameters
    ----------
    mean_reciprocal_rank : float
        Mean of one over the rank; equals count as in random order.
    hit_1, hit_3 : float
        Share of real partners that are first, or among the first three.
    mean_rank : float
        Mean of the ranks.
    """

    mean_reciprocal_rank: float
    hit_1: float
    hit_3: float
    mean_rank: float


def retrieval(scores: Floats, real: Sequence[int]) -> Retrieval:
    """Return how well scores find back the real partner of each row.

    Parameters
    ----------
    scores : array (schools × companies)
        Of every pair.
    real : sequence of int
        Company of each school.
    """
    table = np.asarray(scores, dtype=float).round(DIGITS)
    own = table[np.arange(len(real)), list(real)][:, None]
    above, equal = (table > own).sum(axis=1), (table == own).sum(axis=1)
    spans = [np.arange(a + 1, a + e + 1) for a, e in zip(above, equal, strict=True)]
    return Retrieval(
        float(np.mean([np.mean(1 / span) for span in spans])),
        float(np.mean([np.mean(span <= 1) for span in spans])),
        float(np.mean([np.mean(span <= 3) for span in spans])),
        float(np.mean([np.mean(span) for span in spans])),
    )


def by_chance(n: int) -> Retrieval:
    """Return what a random order of n companies would give."""
    ranks = np.arange(1, n + 1)
    return Retrieval(float(np.mean(1 / ranks)), 1 / n, min(3, n) / n, (n + 1) / 2)


def chance_of_as_good(scores: Floats, real: Sequence[int], n_draws: int = 10_000, seed: int = 0) -> float:
    """Return how likely the mean reciprocal rank is at least as high when real partners are shuffled."""
    observed = retrieval(scores, real).mean_reciprocal_rank
    draws, companies = np.random.default_rng(seed), np.asarray(real)
    better = sum(
        retrieval(scores, draws.permutation(companies).tolist()).mean_reciprocal_rank >= observed - 10.0**-DIGITS
        for _ in range(n_draws)
    )
    return (1 + better) / (n_draws + 1)
