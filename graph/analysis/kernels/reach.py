"""Distances from everyone to everyone in steps, 64 sources in one machine word (multi-source BFS, Then et al. 2014)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.kernels.adjacency import Adjacency
from graph.analysis.work import report

WORDS = 16
"""Machine words per pass: 1 024 sources."""

WORDS_AT_ONCE = 1 << 17
"""Machine words that are gathered over all ties in one step; more leave the cache of the processor."""

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


def inverse_without(adjacency: Adjacency, leaving: Integers) -> Floats:
    """Return the sum of one over the distance in steps between all who stay, for each of many sets that could leave.

    Parameters
    ----------
    adjacency : Adjacency
        The network; ties are followed in their direction.
    leaving : array of int
        A row per set: the rows of the network that leave together.
    """
    order, inward = _tied(adjacency)
    place = np.full(adjacency.n, -1)
    place[order] = np.arange(len(order))
    n_words = max(1, -(-len(order) // 64))
    at_a_time = max(1, WORDS_AT_ONCE // (n_words * max(1, inward.nnz)))
    found = np.zeros(len(leaving))
    for start in range(0, len(leaving), at_a_time):
        part = place[leaving[start : start + at_a_time]]
        found[start : start + len(part)] = _inverse_of_pass(inward, part, n_words)
    return found


def _inverse_of_pass(inward: sparse.csr_array, leaving: Integers, n_words: int) -> Floats:
    n, n_sets, bits = inward.shape[0], len(leaving), np.arange(inward.shape[0])
    front: Words = np.zeros((n, n_sets, n_words), dtype=np.uint64)
    front[bits, :, bits // 64] = _bit(bits)[:, None]
    seen = front.copy()
    sets, places = np.nonzero(leaving >= 0)
    gone = leaving[sets, places]
    front[gone, sets] = 0
    seen[gone, sets] = ~np.uint64(0)  # who is gone is as good as reached: nothing goes on from there
    found = np.zeros(n_sets)
    flat = (n, n_sets * n_words)
    for distance, fresh in enumerate(_fronts(inward, front.reshape(flat), seen.reshape(flat)), start=1):
        counts = np.bitwise_count(fresh).sum(axis=0, dtype=np.int64)
        found += counts.reshape(n_sets, n_words).sum(axis=1) / distance
    return found


def _tied(adjacency: Adjacency) -> tuple[Integers, sparse.csr_array]:
    """Return the rows that have a tie, best tied first, and who leads to each of them by that order."""
    steps = adjacency.steps
    degrees = np.diff(steps.indptr) + np.bincount(steps.indices, minlength=adjacency.n)
    order = np.argsort(-degrees, kind="stable")
    order = order[degrees[order] > 0]
    return order, sparse.csr_array(sparse.csr_array(steps.T)[order][:, order])


def _add_pass(found: Reach, order: Integers, inward: sparse.csr_array, sources: Integers) -> None:
    bits = np.arange(len(sources))
    seen: Words = np.zeros((len(order), -(-len(sources) // 64)), dtype=np.uint64)
    seen[sources, bits // 64] = _bit(bits)
    for distance, fresh in enumerate(_fronts(inward, seen.copy(), seen), start=1):
        counts = np.bitwise_count(fresh).sum(axis=1, dtype=np.int64)
        found.n_reached[order] += counts
        found.total[order] += counts * distance
        found.inverse[order] += counts / distance
        found.furthest[order] = np.where(counts > 0, np.maximum(found.furthest[order], distance), found.furthest[order])


def _fronts(inward: sparse.csr_array, front: Words, seen: Words) -> Iterator[Words]:
    """Yield which bits are new in each row after one step, after two, and so on; `seen` is kept up to date."""
    has_inward = np.flatnonzero(np.diff(inward.indptr))
    starts = inward.indptr[has_inward]
    while len(has_inward):
        fresh: Words = np.zeros_like(seen)
        fresh[has_inward] = np.bitwise_or.reduceat(front.take(inward.indices, axis=0), starts, axis=0)
        fresh &= ~seen
        if not fresh.any():
            return
        seen |= fresh
        yield fresh
        front = fresh


def _bit(numbers: Integers) -> Words:
    return np.left_shift(np.uint64(1), (numbers % 64).astype(np.uint64))
