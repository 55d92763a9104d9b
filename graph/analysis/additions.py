"""The one tie that would help most: every possible partner tried, by what one is after (methods 5.1)."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.sparse import csgraph

from graph.analysis.relations import Relations, matrix_of
from graph.analysis.work import report

DIGITS = 9

Tried = Iterator[tuple[float, float]]
"""For each partner in turn: the score before, and with the tie."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A tie that could be made, and what it would bring.

    Parameters
    ----------
    partner_id : str
        With whom.
    before, after : float
        The score without and with the tie; higher is better.
    """

    partner_id: str
    before: float
    after: float

    @property
    def gain(self) -> float:
        """How much the score would rise."""
        return self.after - self.before


def best_additions(
    relations: Relations, focal_id: str, candidates: Collection[str], goal: str, weight: float
) -> tuple[Addition, ...]:
    """Return what a tie with each candidate would bring one node, the best first, equals by id.

    Ties that are there already are not tried. The scores are exact: after one more tie, distances are the least of
    the old one and the ways over the new tie, and structural holes change only round its ends.

    Parameters
    ----------
    relations : Relations
        The network; strengths have to be known. Direction is left out.
    focal_id : str
        Who looks for a partner.
    candidates : collection of str
        Who could be one.
    goal : str
        One of `GOALS`.
    weight : float
        Closeness of the tie that is tried, 0 to 1.
    """
    both = relations.both_ways()
    row = {node_id: number for number, node_id in enumerate(both.node_ids)}
    tied = set(both.graph[focal_id]) | {focal_id}
    tried = [node_id for node_id in sorted(candidates) if node_id in row and node_id not in tied]
    scores = GOALS[goal](both, row[focal_id], [row[node_id] for node_id in tried], weight)
    found = []
    for number, (node_id, score) in enumerate(zip(tried, scores, strict=True), start=1):
        found.append(Addition(node_id, *score))
        report(number, len(tried))
    return tuple(sorted(found, key=lambda one: (-round(one.gain, DIGITS), one.partner_id)))


def _reach(relations: Relations, focal: int, partners: Sequence[int], weight: float) -> Tried:
    """Yield the mean of one over the distance from one node to all others."""
    apart = _distances(relations)
    before = _mean_inverse(apart[focal], focal)
    for partner in partners:
        yield before, _mean_inverse(np.minimum(apart[focal], 1 / weight + apart[partner]), focal)


def _efficiency(relations: Relations, focal: int, partners: Sequence[int], weight: float) -> Tried:
    """Yield the mean of one over the distance between all."""
    apart = _distances(relations)
    np.fill_diagonal(apart, np.inf)
    n = len(apart)
    before = float((1 / apart).sum() / (n * (n - 1)))
    np.fill_diagonal(apart, 0.0)
    for partner in partners:
        over = apart[:, [focal]] + 1 / weight + apart[[partner], :]
        shorter = np.minimum(apart, np.minimum(over, over.T))
        np.fill_diagonal(shorter, np.inf)
        yield before, float((1 / shorter).sum() / (n * (n - 1)))


def _room(relations: Relations, focal: int, partners: Sequence[int], weight: float) -> Tried:
    """Yield one minus Burt's constraint: how separate the partners of one node are; 0 without partners."""
    close = matrix_of(relations).toarray()
    before = _room_of(close, focal)
    for partner in partners:
        close[focal, partner] = close[partner, focal] = weight
        yield before, _room_of(close, focal)
        close[focal, partner] = close[partner, focal] = 0.0


def _room_of(close: np.ndarray, focal: int) -> float:
    near = np.flatnonzero(close[focal])
    if not len(near):
        return 0.0
    share = close[focal, near] / close[focal].sum()
    onward = close[np.ix_(near, near)] / close[near].sum(axis=1, keepdims=True)
    return 1 - float(((share + share @ onward) ** 2).sum())


def _distances(relations: Relations) -> np.ndarray:
    return np.asarray(csgraph.shortest_path(matrix_of(relations, by_distance=True), directed=False))


def _mean_inverse(distances: np.ndarray, itself: int) -> float:
    others = np.delete(distances, itself)
    return float((1 / others).mean()) if len(others) else 0.0


GOALS: Mapping[str, Callable[[Relations, int, Sequence[int], float], Tried]] = MappingProxyType(
    {"reach": _reach, "room": _room, "efficiency": _efficiency}
)
"""What one can be after: to reach everyone, to stand between separate worlds, or shorter ways for the whole."""
