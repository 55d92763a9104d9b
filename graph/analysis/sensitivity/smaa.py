"""Which share of reasonable preferences puts whom where (SMAA-2; Lahdelma & Salminen 2001; methods 3.1)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graph.analysis.sensitivity.settings import DEFAULTS
from graph.analysis.sensitivity.weights import WeightLaw

Floats = NDArray[np.float64]

BLOCK = 500
DIGITS = 9
FEW = 100
"""Alternatives up to which every two are compared; more are ordered instead."""


@dataclass(frozen=True, slots=True)
class Acceptability:
    """What came of the draws; alternatives and criteria by number.

    Parameters
    ----------
    ranks : array (alternatives × ranks)
        Share of draws in which each has each rank, first to last; equals share the better rank.
    central_weights : array (alternatives × criteria)
        Mean weights of the draws in which each is first; nan where it never is.
    confidence : array (alternatives)
        With its central weights, how often each is first over what is not known; nan where it never is.
    pairwise : array (alternatives × alternatives)
        Share of draws in which one is above another; nan above a hundred alternatives, where that is not counted.
    n_draws : int
        Draws that were made; a share is within 1 / √n of the truth in 95 of 100 runs.
    """

    ranks: Floats
    central_weights: Floats
    confidence: Floats
    pairwise: Floats
    n_draws: int

    @property
    def first(self) -> Floats:
        """Share of draws in which each is first."""
        return np.asarray(self.ranks[:, 0])

    @property
    def holistic(self) -> Floats:
        """One number per alternative: its ranks, the first 1 and the last 0, linearly between: our own choice."""
        n = len(self.ranks)
        meta = np.ones(1) if n == 1 else (n - np.arange(1, n + 1)) / (n - 1)
        return np.asarray(self.ranks @ meta)


def acceptability(
    lows: ArrayLike,
    highs: ArrayLike,
    law: WeightLaw,
    n_draws: int = DEFAULTS.draws,
    seed: int = 0,
    *,
    ranks_only: bool = False,
) -> Acceptability:
    """Return how often each alternative has each rank over what is not known and what may be preferred.

    Parameters
    ----------
    lows, highs : array (alternatives × criteria)
        Bounds of each score, 0 to 1; every value between them is as likely: our own choice. nan where a
        criterion does not apply to an alternative: its weight is then divided over the others.
    law : WeightLaw
        What is believed about the weights.
    n_draws : int
        How many draws.
    seed : int
        The same seed gives the same draws, in any process.
    ranks_only : bool
        Whether to leave out confidence, which takes as long again: it is nan then.
    """
    low, width, applies = _bounds(lows, highs)
    n, m = low.shape
    draws = np.random.default_rng(seed)
    ranks, weights_first, above = np.zeros((n, n)), np.zeros((n, m)), np.zeros((n, n))
    for start in range(0, n_draws, BLOCK):
        block = min(BLOCK, n_draws - start)
        weights = law.draw(draws, block, m)
        scores = _scores(draws, low, width, weights, applies)
        place = _ranks(scores)
        np.add.at(ranks, (np.tile(np.arange(n), block), place.ravel() - 1), 1)
        weights_first += (place == 1).T.astype(float) @ weights
        if n <= FEW:
            above += (scores[:, :, None] > scores[:, None, :]).sum(axis=0)
    first = ranks[:, 0]
    central = np.divide(weights_first, first[:, None], out=np.full((n, m), np.nan), where=first[:, None] > 0)
    confidence = np.full(n, np.nan) if ranks_only else _confidence(low, width, applies, central, n_draws, seed + 1)
    pairwise = above / n_draws if n <= FEW else np.full((n, n), np.nan)
    return Acceptability(ranks / n_draws, central, confidence, pairwise, n_draws)


def _confidence(low: Floats, width: Floats, applies: Floats, central: Floats, n_draws: int, seed: int) -> Floats:
    """Return, per alternative, how often it is first with its own central weights."""
    n, m = low.shape
    draws = np.random.default_rng(seed)
    wins = np.zeros(n)
    rivals = np.flatnonzero(~np.isnan(central[:, 0]))
    if not width.any():
        n_draws = 1  # nothing is drawn: once is enough
    for start in range(0, n_draws, BLOCK):
        block = min(BLOCK, n_draws - start)
        values = low + width * draws.random((block, n, m))
        for one in rivals:
            scores = _over(values @ central[one], applies @ central[one]).round(DIGITS)
            wins[one] += (scores[:, one] >= scores.max(axis=1)).sum()
    return np.where(np.isnan(central[:, 0]), np.nan, wins / n_draws)


def _bounds(lows: ArrayLike, highs: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Return lows and widths, 0 where a criterion does not apply, and 1 where it does."""
    low, high = np.asarray(lows, dtype=float), np.asarray(highs, dtype=float)
    applies = ~np.isnan(low)
    return np.where(applies, low, 0.0), np.where(applies, high - low, 0.0), applies.astype(float)


def _scores(draws: np.random.Generator, low: Floats, width: Floats, weights: Floats, applies: Floats) -> Floats:
    """Return the score of each alternative in each draw, rounded so that noise decides no rank."""
    if not width.any():
        total = weights @ low.T
    else:
        values = low + width * draws.random((len(weights), *low.shape))
        total = np.einsum("bm,bnm->bn", weights, values)
    return _over(total, weights @ applies.T).round(DIGITS)


def _over(total: Floats, weight: Floats) -> Floats:
    """Return totals over the weight that applies; the sum itself where all of it does, so that ties stay exact."""
    return np.asarray(np.divide(total, weight, out=total.copy(), where=(weight > 0) & (weight.round(DIGITS) != 1.0)))


def _ranks(scores: Floats) -> NDArray[np.int64]:
    """Return the rank of each in each draw: one more than those above it."""
    if scores.shape[1] <= FEW:
        return np.asarray(1 + (scores[:, None, :] > scores[:, :, None]).sum(axis=2))
    ordered = np.sort(-scores, axis=1)
    return np.stack([1 + np.searchsorted(row, -own, side="left") for row, own in zip(ordered, scores, strict=True)])
