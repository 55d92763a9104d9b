"""Betweenness after Brandes (2001), many sources at a time: each step of a block is one sparse product."""

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.kernels.adjacency import Adjacency, Index
from graph.analysis.work import report

BLOCK = 48
"""Sources at a time; more leave the cache of the processor."""

Floats = NDArray[np.float64]


def betweenness(
    adjacency: Adjacency,
    sources: Sequence[int] | None = None,
    targets: Sequence[int] | None = None,
) -> Floats:
    """Return how many shortest paths run through each node, as parts of pairs; not normalised.

    Parameters
    ----------
    adjacency : Adjacency
        The network; with `lengths`, a path is as long as their sum.
    sources : sequence of int, optional
        Rows that paths start from; all when left out. Undirected pairs count once.
    targets : sequence of int, optional
        Rows that paths lead to; all when left out. With `targets`, every path from a source to a target counts,
        so that a pair of which both ends are both counts twice.

    Returns
    -------
    array of float
        One number per row.
    """
    n = adjacency.n
    rows = np.arange(n) if sources is None else np.asarray(sources, dtype=np.int64)
    total = np.zeros(n)
    counted = np.ones((n, 1))
    if targets is not None:
        counted[:] = 0.0
        counted[np.asarray(targets, dtype=np.int64)] = 1.0
    given = adjacency.lengths
    block = _stepwise(adjacency, counted) if given is None else _by_length(adjacency, given, counted)
    for start in range(0, len(rows), BLOCK):
        part = rows[start : start + BLOCK]
        total += block(part)
        report(start + BLOCK, len(rows))
    return total if adjacency.is_directed or targets is not None else total / 2


def _stepwise(adjacency: Adjacency, counted: Floats) -> Callable[[Index], Floats]:
    outward = adjacency.steps
    inward = outward if not adjacency.is_directed else sparse.csr_array(outward.T)
    n = adjacency.n
    held: list[Floats] = []  # until the next block: memory that is given back each time has to be made anew each time

    def block(sources: Index) -> Floats:
        columns = np.arange(len(sources))
        paths = np.zeros((n, len(sources)))
        paths[sources, columns] = 1.0
        front = paths.copy()
        fronts = [front]
        while True:
            front = inward @ front
            np.multiply(front, paths == 0, out=front)
            if not front.any():
                break
            fronts.append(front)
            paths += front
            if paths.all():
                break  # everyone is reached: one product less
        held[:] = fronts
        return _collected(outward, paths, fronts, sources, counted)

    return block


def _collected(
    outward: sparse.csr_array, paths: Floats, fronts: list[Floats], sources: Index, counted: Floats
) -> Floats:
    """Return the dependencies of a block, gathered from the furthest front back to those beside the sources."""
    inverse = np.maximum(paths, 1.0)  # whole numbers, so 1 or more wherever a path comes
    np.divide(1.0, inverse, out=inverse)
    shares, passed = np.zeros_like(paths), np.empty_like(paths)
    for nearer, further in zip(fronts[-2:0:-1], fronts[:1:-1], strict=True):
        np.add(shares, counted, out=passed)  # in place: new room for each step costs more than the sum
        passed *= inverse
        np.multiply(passed, further != 0, out=passed)
        back = outward @ passed
        back *= nearer
        shares += back
    shares[sources, np.arange(len(sources))] = 0.0
    return np.asarray(shares.sum(axis=1))


def _by_length(adjacency: Adjacency, given: Index, counted: Floats) -> Callable[[Index], Floats]:
    """Return the same for ties of several lengths: what leaves a node arrives as many ticks later."""
    lengths = [int(length) for length in np.unique(given)]
    outward = {length: adjacency.of_length(length) for length in lengths}
    inward = {length: sparse.csr_array(matrix.T) for length, matrix in outward.items()}
    n = adjacency.n

    def block(sources: Index) -> Floats:
        shape = (n, len(sources))
        first = np.zeros(shape)
        first[sources, np.arange(len(sources))] = 1.0
        due: dict[int, Floats] = {0: first}
        ticks, fronts = [0], {}
        settled = np.zeros(shape, dtype=bool)
        while ticks:
            tick = heapq.heappop(ticks)
            front = due.pop(tick)
            front[settled] = 0.0
            fresh = front > 0
            if not fresh.any():
                continue
            settled |= fresh
            fronts[tick] = front
            for length in lengths:
                arriving = inward[length] @ front
                if tick + length in due:
                    due[tick + length] += arriving
                elif arriving.any():
                    due[tick + length] = arriving
                    heapq.heappush(ticks, tick + length)
        return _collected_by_length(outward, fronts, sources, counted)

    return block


def _collected_by_length(
    outward: dict[int, sparse.csr_array],
    fronts: dict[int, Floats],
    sources: Index,
    counted: Floats,
) -> Floats:
    shape = (len(counted), len(sources))
    shares = np.zeros(shape)
    for tick in sorted(fronts, reverse=True):
        front = fronts[tick]
        passed = np.divide(counted + shares, front, out=np.zeros(shape), where=front > 0)
        for length, matrix in outward.items():
            if tick - length in fronts:
                shares += fronts[tick - length] * (matrix @ passed)
    shares[sources, np.arange(len(sources))] = 0.0
    return np.asarray(shares.sum(axis=1))
