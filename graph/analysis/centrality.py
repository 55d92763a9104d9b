"""Who is central: by number of ties, by lying between, by being near, by being tied to the well-tied.

Each function takes relations of which every strength is known and gives a score per node id, None where the
measure says nothing about a node.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import networkx as nx
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.sparse.linalg import eigsh

from graph.analysis.intervals import Interval, Score, Scores
from graph.analysis.kernels.betweenness import betweenness as paths_through
from graph.analysis.kernels.reach import reach
from graph.analysis.relations import Relations, matrix_of

Values = Mapping[str, float | None]

DAMPING = 0.85
SHARP = 1e-13
SMALL = 64
"""Nodes below which a full matrix is no loss."""

EXACT = 2**53
"""Up to here sums of whole distances are exact in floats; networkx, which adds whole numbers, does longer ones."""


def degree(relations: Relations) -> Scores:
    """Return the number of distinct partners of each node."""
    counts = Counter(end for pair in relations.both_ways().weights for end in pair)
    return {node_id: float(counts[node_id]) for node_id in relations.node_ids}


def partners_out(relations: Relations) -> Scores:
    """Return to how many others a tie leads from each node; None where ties have no direction."""
    return _counted(relations, [source for source, _ in relations.weights])


def partners_in(relations: Relations) -> Scores:
    """Return from how many others a tie leads to each node; None where ties have no direction."""
    return _counted(relations, [target for _, target in relations.weights])


def strength(relations: Relations) -> Scores:
    """Return the sum of weights of each node; bounds where the strength of a tie is unknown."""
    low: dict[str, float] = dict.fromkeys(relations.node_ids, 0.0)
    high = dict(low)
    for pair, weight in relations.both_ways().weights.items():
        for end in pair:
            low[end] += weight.low
            high[end] += weight.high
    return {node_id: _score(low[node_id], high[node_id]) for node_id in relations.node_ids}


def betweenness(relations: Relations) -> Values:
    """Return through how many pairs' shortest routes each node lies, in parts where there are several routes.

    Source: Freeman (1977), Brandes (2001); distances are whole numbers, so that ties are exact (methods 4.2).
    """
    if sum(relations.lengths.values()) > EXACT:
        found = nx.betweenness_centrality(relations.graph, weight="di", normalized=False)
        return {node_id: float(found[node_id]) for node_id in relations.node_ids}
    is_even = len(set(relations.lengths.values())) <= 1
    counted = paths_through(relations.steps if is_even else relations.distances)
    return dict(zip(relations.node_ids, counted.tolist(), strict=True))


def betweenness_between(relations: Relations, ones: Collection[str], others: Collection[str]) -> Values:
    """Return through how many shortest routes between one group and another each node lies; ends do not count.

    Parameters
    ----------
    relations : Relations
        The network; direction is left out.
    ones, others : collection of str
        Node ids of both groups: the same group twice for routes within it, else none in both.

    Returns
    -------
    mapping of str to float
        Pairs per node, in parts where there are several routes (Brandes 2008, on subsets).
    """
    both = relations.both_ways()
    row = {node_id: number for number, node_id in enumerate(both.node_ids)}
    if sum(both.lengths.values()) > EXACT:
        found = nx.betweenness_centrality_subset(both.graph, list(ones), list(others), weight="di")
        twice = 1 if set(ones) == set(others) else 2  # networkx halves: it expects every pair from both sides
        return {node_id: twice * float(found[node_id]) for node_id in both.node_ids}
    is_even = len(set(both.lengths.values())) <= 1
    adjacency = both.steps if is_even else both.distances
    starts, ends = ([row[node_id] for node_id in group] for group in (ones, others))
    counted = paths_through(adjacency, starts, ends) / (2 if set(ones) == set(others) else 1)
    return dict(zip(both.node_ids, counted.tolist(), strict=True))


def closeness(relations: Relations) -> Values:
    """Return how near each node is to those who reach it, in the form of Wasserman and Faust for separate parts."""
    n = len(relations.node_ids)
    reached, total, _ = relations.once(_distances_to)
    near = np.divide(reached * reached, total * (n - 1), out=np.zeros(n), where=total > 0)
    return dict(zip(relations.node_ids, near.tolist(), strict=True))


def harmonic(relations: Relations) -> Values:
    """Return the mean of one over the distance from all others; who cannot come adds nothing (methods 4.4)."""
    n = len(relations.node_ids)
    _, _, inverse = relations.once(_distances_to)
    return dict(zip(relations.node_ids, (inverse / (n - 1)).tolist(), strict=True))


def eigenvector(relations: Relations) -> Values:
    """Return how well tied each node is to the well-tied, within the part where that is most; elsewhere None.

    Direction is left out. The squares add up to 1. Source: Bonacich (1972); methods 4.4 for separate parts.
    """
    even = relations.both_ways()
    nothing: dict[str, float | None] = dict.fromkeys(relations.node_ids)
    if not even.weights:
        return nothing
    parts = [sorted(part) for part in nx.connected_components(even.graph) if len(part) > 1]
    values, part = max(((_principal(even, part), part) for part in parts), key=lambda found: found[0][0])
    return nothing | dict(zip(part, np.abs(values[1]).tolist(), strict=True))


def pagerank(relations: Relations) -> Values:
    """Return the share of time that a walk along ties, closer ones first, spends at each node (damping .85)."""
    found = nx.pagerank(relations.graph, alpha=DAMPING, weight="w", tol=SHARP, max_iter=10_000)
    return {node_id: float(found[node_id]) for node_id in relations.node_ids}


def _counted(relations: Relations, ends: Iterable[str]) -> Scores:
    counts = Counter(ends)
    return {node_id: float(counts[node_id]) if relations.is_directed else None for node_id in relations.node_ids}


def _distances_to(relations: Relations) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return per node how many reach it, the sum of their distances d = 1/w, and the sum of one over each."""
    weights = {weight.low for weight in relations.weights.values()}
    if len(weights) <= 1:
        found = reach(relations.steps)
        length = 1 / next(iter(weights), 1.0)
        return found.n_reached.astype(float), found.total * length, found.inverse / length
    matrix = matrix_of(relations, by_distance=True)
    lengths = csgraph.dijkstra(matrix.T, directed=True)
    np.fill_diagonal(lengths, np.inf)
    is_reached = np.isfinite(lengths)
    total = np.where(is_reached, lengths, 0.0).sum(axis=1)
    return is_reached.sum(axis=1).astype(float), total, (1 / lengths).sum(axis=1)


def _principal(relations: Relations, part: list[str]) -> tuple[float, np.ndarray]:
    """Return the largest eigenvalue of a connected part and its vector."""
    row = {node_id: number for number, node_id in enumerate(relations.node_ids)}
    rows = [row[node_id] for node_id in part]
    matrix = sparse.csr_array(matrix_of(relations)[rows][:, rows])
    if len(part) < SMALL:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(len(part)), tol=0)
    return float(values[-1]), vectors[:, -1]


def _score(low: float, high: float) -> Score:
    return low if low == high else Interval(low, high)
