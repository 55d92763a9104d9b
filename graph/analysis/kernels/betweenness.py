"""Betweenness after Brandes (2001), many sources at a time: each step of a block is one sparse product."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from graph.analysis.kernels.adjacency import Adjacency, Index
from graph.analysis.work import report

BLOCK = 48
"""Sources at a time; more leave the cache of the processor."""

BLOCK_BY_LENGTH = 32
"""The same where ties have lengths: a block then holds a number for every tie as well."""

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
    block, size = (_stepwise, BLOCK) if adjacency.lengths is None else (_by_length, BLOCK_BY_LENGTH)
    counted_from = block(adjacency, counted)
    for start in range(0, len(rows), size):
        total += counted_from(rows[start : start + size])
        report(start + size, len(rows))
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


def _by_length(adjacency: Adjacency, counted: Floats) -> Callable[[Index], Floats]:
    """Return the same for ties of several lengths: distances first, then only the ties that lie on a shortest path.

    These are a network of their own, in which a row of every source stands beside the others. What is counted per
    number of ties on a path is finished as soon as the longest of them is, however many different lengths there are.
    """
    outward = adjacency.spans
    inward = outward if not adjacency.is_directed else sparse.csr_array(outward.T)
    n, n_inward = adjacency.n, np.diff(inward.indptr)
    heads = np.repeat(np.arange(n), n_inward)

    def block(sources: Index) -> Floats:
        distances = csgraph.dijkstra(outward, indices=sources)
        distances[np.isinf(distances)] = np.nan  # equal to nothing, itself included
        over = distances.take(inward.indices, axis=1)
        over += inward.data
        source, tie = np.nonzero(over == np.repeat(distances, n_inward, axis=1))
        ends = source * n + heads[tie], source * n + inward.indices[tie]
        size = len(sources) * n
        last = sparse.csr_array((np.ones(len(tie)), ends), shape=(size, size))
        starts = np.arange(len(sources)) * n + sources
        paths = np.zeros(size)
        paths[starts] = 1.0
        paths = _summed(last, paths)
        inverse = np.divide(1.0, paths, out=np.zeros(size), where=paths > 0)
        passed = np.tile(counted[:, 0], len(sources)) * inverse
        shares = paths * _summed(last.T, np.asarray(last.T @ passed))
        shares[starts] = 0.0
        return np.asarray(shares.reshape(len(sources), n).sum(axis=0))

    return block


def _summed(step: Any, front: Floats) -> Floats:
    """Return what is gathered by taking a step again and again, until nothing goes on."""
    gathered = front
    while (front := step @ front).any():
        gathered = gathered + front
    return gathered
