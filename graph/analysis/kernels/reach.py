"""Distances from everyone to everyone in steps, 64 sources in one machine word (multi-source BFS, Then et al. 2014)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.kernels.adjacency import Adjacency
from graph.analysis.work import report

WORDS = 16
"""Machine words per pass: 1 024 sources."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Reach:
    """Sums over all who reach a node, itself left out.

    Parameters
    ----------
    n_reached, total, furthest : array of int
        How many reach it, the sum of their distances, and the largest.
    inverse : array of float
        Sum of one over each distance.
    """

    n_reached: Integers
    total: Integers
    furthest: Integers
    inverse: Floats


def reach(adjacency: Adjacency) -> Reach:
    """Return the sums over distances *to* each node, in steps; ties are followed in their direction."""
    n = adjacency.n
    order, inward = _tied(adjacency)
    found = Reach(np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n))
    for start in range(0, len(order), 64 * WORDS):
        _add_pass(found, order, inward, np.arange(start, min(start + 64 * WORDS, len(order))))
        report(start + 64 * WORDS, len(order))
    return found


def _tied(adjacency: Adjacency) -> tuple[Integers, sparse.csr_array]:
    """Return the rows that have a tie, best tied first, and who leads to each of them by that order."""
    steps = adjacency.steps
    degrees = np.diff(steps.indptr) + np.bincount(steps.indices, minlength=adjacency.n)
    order = np.argsort(-degrees, kind="stable")
    order = order[degrees[order] > 0]
    return order, sparse.csr_array(sparse.csr_array(steps.T)[order][:, order])


def _add_pass(found: Reach, order: Integers, inward: sparse.csr_array, sources: Integers) -> None:
    n, bits = len(order), np.arange(len(sources))
    seen: Words = np.zeros((n, WORDS), dtype=np.uint64)
    seen[sources, bits // 64] = np.left_shift(np.uint64(1), (bits % 64).astype(np.uint64))
    has_inward = np.flatnonzero(np.diff(inward.indptr))
    starts = inward.indptr[has_inward]
    front, distance = seen.copy(), 0
    while True:
        distance += 1
        fresh: Words = np.zeros_like(seen)
        if len(has_inward):
            fresh[has_inward] = np.bitwise_or.reduceat(front.take(inward.indices, axis=0), starts, axis=0)
        fresh &= ~seen
        counts = np.bitwise_count(fresh).sum(axis=1, dtype=np.int64)
        if not counts.any():
            return
        seen |= fresh
        found.n_reached[order] += counts
        found.total[order] += counts * distance
        found.inverse[order] += counts / distance
        found.furthest[order] = np.where(counts > 0, np.maximum(found.furthest[order], distance), found.furthest[order])
        front = fresh
