"""The same for very many candidates of known scores: who comes among the first, exactly and without a preselection.

The k-th best of a small subset is a lower bound of the k-th best of all, so that in each draw only few have to be
ordered. Nobody is left out beforehand: a preselection by the nominal ranking loses much of what could be first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graph.analysis.sensitivity.settings import DEFAULTS
from graph.analysis.sensitivity.smaa import DIGITS
from graph.analysis.sensitivity.weights import WeightLaw

Floats = NDArray[np.float64]

CHUNK = 64
"""Draws at a time: their scores stay in the cache of the processor."""

SUBSET = 600
MARGIN = 10.0**-DIGITS
"""So that rounding, which makes equals, leaves nobody out."""


@dataclass(frozen=True, slots=True)
class TopAcceptability:
    """What came of the draws, by number of the candidate.

    Parameters
    ----------
    first, top : array (candidates)
        Share of draws in which each is first, and among the first k; equals share the better rank.
    central_weights : array (candidates × criteria)
        Mean weights of the draws in which each is first; nan where it never is.
    n_draws : int
        Draws that were made.
    """

    first: Floats
    top: Floats
    central_weights: Floats
    n_draws: int


def top_acceptability(
    values: ArrayLike, law: WeightLaw, k: int = 50, n_draws: int = DEFAULTS.draws, seed: int = 0
) -> TopAcceptability:
    """Return how often each of very many candidates is first, and among the first k.

    Parameters
    ----------
    values : array (candidates × criteria)
        Scores from 0 to 1.
    law : WeightLaw
        What is believed about the weights.
    k : int
        How many count as first ones.
    n_draws, seed : int
        As for `acceptability`.
    """
    table = np.ascontiguousarray(np.asarray(values, dtype=float))
    n, m = table.shape
    k = min(k, n)
    weights = np.concatenate(
        [law.draw(draws, min(CHUNK, n_draws - start), m) for draws, start in _chunks(n_draws, seed)]
    )
    likely = np.argsort(-(table @ weights.mean(axis=0)), kind="stable")[: max(SUBSET, k)]
    first, top, weights_first = np.zeros(n), np.zeros(n), np.zeros((n, m))
    held = np.empty((min(CHUNK, n_draws), n))
    turned, nearest = np.ascontiguousarray(table.T), np.ascontiguousarray(table[likely].T)
    for start in range(0, n_draws, CHUNK):
        part = weights[start : start + CHUNK]
        found = np.matmul(part, turned, out=held[: len(part)])
        floor = np.partition(part @ nearest, len(likely) - k, axis=1)[:, len(likely) - k]
        rows, columns = np.divmod(np.flatnonzero(found >= floor[:, None] - MARGIN), n)
        is_top, is_first = _best(rows, found[rows, columns].round(DIGITS), len(part), k)
        top += np.bincount(columns[is_top], minlength=n)
        first += np.bincount(columns[is_first], minlength=n)
        np.add.at(weights_first, columns[is_first], part[rows[is_first]])
    central = np.divide(weights_first, first[:, None], out=np.full((n, m), np.nan), where=first[:, None] > 0)
    return TopAcceptability(first / n_draws, top / n_draws, central, n_draws)


def _chunks(n_draws: int, seed: int) -> list[tuple[np.random.Generator, int]]:
    draws = np.random.default_rng(seed)
    return [(draws, start) for start in range(0, n_draws, CHUNK)]


def _best(rows: NDArray[np.int64], values: Floats, n_rows: int, k: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which values are among the first k of their row, and which are the first; equals all are."""
    order = np.lexsort((-values, rows))
    starts = np.searchsorted(rows[order], np.arange(n_rows))
    falling = values[order]
    return values >= falling[starts + k - 1][rows], values >= falling[starts][rows]
