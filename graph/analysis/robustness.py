"""What hangs on whom: how far a network falls apart, who matters most for that, and in which order it would break.

Words for screens: "vulnerable when someone leaves" and "best ambassadors"; never those of war.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csgraph

from graph.analysis import cohesion
from graph.analysis.centrality import betweenness
from graph.analysis.kernels.reach import inverse_without, reach
from graph.analysis.relations import Relations

EXHAUSTIVE = 50_000
"""Sets up to which all are tried."""

STARTS = 10
RANDOM_ORDERS = 200
RECOMPUTED = 25
LARGE = 200
DIGITS = 9

AT_A_TIME = 64
"""Sets that are scored together."""

Rows = tuple[int, ...]
Floats = NDArray[np.float64]

Score = Callable[[Rows, Sequence[int]], Floats]
"""From rows that are in a set, and rows of which one joins them, to how good each of these sets is."""


@dataclass(frozen=True, slots=True)
class Fragmentation:
    """How far a network falls apart.

    Parameters
    ----------
    separated : float or None
        F: share of pairs that do not reach each other.
    distant : float or None
        DF: one minus the mean of one over the distance in steps. None below two nodes.
    """

    separated: float | None
    distant: float | None


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """A set of nodes that together matter most.

    Parameters
    ----------
    node_ids : tuple of str
        In order.
    score : float
        What was as large as possible.
    is_exact : bool
        Whether every set was tried; else it is the best found.
    """

    node_ids: tuple[str, ...]
    score: float
    is_exact: bool


def fragmentation(relations: Relations) -> Fragmentation:
    """Return how far the network falls apart; direction is left out (Borgatti 2006)."""
    both, n = relations.both_ways(), len(relations.node_ids)
    if n < 2:
        return Fragmentation(None, None)
    together = sum(len(part) * (len(part) - 1) for part in cohesion.parts(both))
    return Fragmentation(1 - together / (n * (n - 1)), 1 - float(reach(both.steps).inverse.sum()) / (n * (n - 1)))


def without(relations: Relations, leaving: Collection[str], as_isolates: bool = False) -> Relations:
    """Return the network after some leave: without them, or with them left behind without ties.

    Without them is for ranking sets of one size; as isolates is "which share of pairs lose contact, the leavers
    included", which never falls.
    """
    gone = frozenset(leaving)
    weights = {pair: weight for pair, weight in relations.weights.items() if gone.isdisjoint(pair)}
    kept = relations.node_ids if as_isolates else tuple(n for n in relations.node_ids if n not in gone)
    return replace(relations, node_ids=kept, weights=weights)


def most_missed(relations: Relations, size: int, seed: int = 0) -> KeyPlayers:
    """Return the set whose leaving pulls the others furthest apart (KPP-Neg, by distance)."""
    both = _in_order(relations)

    def apart(kept: Rows, joining: Sequence[int]) -> Floats:
        n = len(both.node_ids) - len(kept) - 1
        if n < 2:
            return np.zeros(len(joining))
        return 1 - inverse_without(both.steps, np.array([(*kept, row) for row in joining])) / (n * (n - 1))

    return _best_set(both.node_ids, size, apart, seed)


def best_ambassadors(relations: Relations, size: int, seed: int = 0) -> KeyPlayers:
    """Return the set that is nearest to all (KPP-Pos): the mean of one over the distance to the nearest of them."""
    both = _in_order(relations)
    near = 1 / np.maximum(_distances(both), 1)
    np.fill_diagonal(near, 1.0)

    def reached(kept: Rows, joining: Sequence[int]) -> Floats:
        by_kept = near[list(kept)].max(axis=0, initial=0.0)
        return np.asarray(np.maximum(by_kept, near[list(joining)]).mean(axis=1))

    return _best_set(both.node_ids, size, reached, seed)


def attack_curve(relations: Relations, by: str = "betweenness") -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return who would be the next to leave, most central first, and the largest part over all nodes after each.

    Who is most central is found anew after each; equals go by strength, then by id. In networks above 200 nodes only
    the first 25 are found anew.

    Parameters
    ----------
    relations : Relations
        The network; direction is left out.
    by : str
        ``betweenness`` (by distance) or ``degree``.
    """
    rest, n = relations.both_ways(), len(relations.node_ids)
    order: list[str] = []
    sizes: list[float] = []
    ranked: list[str] = []
    while rest.node_ids:
        if n <= LARGE or len(order) < RECOMPUTED:
            ranked = _by_centrality(rest, by)
        leaving = next(node_id for node_id in ranked if node_id not in order)
        order.append(leaving)
        rest = without(rest, [leaving])
        parts = cohesion.parts(rest) if rest.node_ids else []
        sizes.append(len(parts[0]) / n if parts else 0.0)
    return tuple(order), tuple(sizes)


def robustness(sizes: Sequence[float]) -> float | None:
    """Return the mean size of the largest part over all departures (Schneider et al. 2011); None without nodes."""
    return sum(sizes) / len(sizes) if sizes else None


def robustness_by_chance(relations: Relations, n_orders: int = RANDOM_ORDERS, seed: int = 0) -> float | None:
    """Return the mean robustness when all leave in any order."""
    draw, both = np.random.default_rng(seed), relations.both_ways()
    found = []
    for _ in range(n_orders if both.node_ids else 0):
        order = [both.node_ids[row] for row in draw.permutation(len(both.node_ids))]
        sizes = [
            len(cohesion.parts(without(both, order[: n + 1]))[0]) / len(order) if n + 1 < len(order) else 0.0
            for n in range(len(order))
        ]
        found.append(sum(sizes) / len(sizes))
    return sum(found) / len(found) if found else None


def _by_centrality(relations: Relations, by: str) -> list[str]:
    strengths = dict.fromkeys(relations.node_ids, 0.0)
    degrees = dict.fromkeys(relations.node_ids, 0.0)
    for pair, weight in relations.weights.items():
        for end in pair:
            strengths[end] += weight.low
            degrees[end] += 1
    central = betweenness(relations) if by == "betweenness" else degrees

    def rank(node_id: str) -> tuple[float, float, str]:
        return (-round(central[node_id] or 0.0, DIGITS), -round(strengths[node_id], DIGITS), node_id)

    return sorted(relations.node_ids, key=rank)


def _in_order(relations: Relations) -> Relations:
    """Return the network without direction, its rows in the order of the ids, in which sets are tried."""
    both = relations.both_ways()
    return replace(both, node_ids=tuple(sorted(both.node_ids)))


def _best_set(node_ids: Sequence[str], size: int, score: Score, seed: int) -> KeyPlayers:
    n, size = len(node_ids), min(size, len(node_ids))
    if size < 1:
        return KeyPlayers((), 0.0, is_exact=True)
    is_exact = math.comb(n, size) <= EXHAUSTIVE
    if is_exact:
        tried = ((kept, range(max(kept, default=-1) + 1, n)) for kept in combinations(range(n), size - 1))
        _, best = max(_scored(tried, score), key=itemgetter(0))
    else:
        draw = np.random.default_rng(seed)
        drawn = (draw.choice(n, size, replace=False).tolist() for _ in range(STARTS - 1))
        improved = [_swapped(n, start, score) for start in (_greedy(n, size, score), *drawn)]

        def rank(found: tuple[float, Rows]) -> tuple[float, list[int]]:
            return found[0], [-ord(sign) for row in found[1] for sign in node_ids[row]]

        _, best = max(_scored(((chosen[:-1], chosen[-1:]) for chosen in improved), score), key=rank)
    return KeyPlayers(tuple(node_ids[row] for row in best), float(score(best[:-1], best[-1:])[0]), is_exact)


def _scored(tried: Iterable[tuple[Rows, Sequence[int]]], score: Score) -> Iterator[tuple[float, Rows]]:
    """Yield each set of some rows with one that joins them, after its score, in the order given."""
    for kept, joining in tried:
        for start in range(0, len(joining), AT_A_TIME):
            part = joining[start : start + AT_A_TIME]
            scores = score(kept, part).tolist()
            yield from ((round(found, DIGITS), (*kept, row)) for found, row in zip(scores, part, strict=True))


def _greedy(n: int, size: int, score: Score) -> Rows:
    chosen: Rows = ()
    for _ in range(size):
        left = [row for row in range(n) if row not in chosen]
        _, chosen = max(_scored([(chosen, left)], score), key=itemgetter(0))
    return chosen


def _swapped(n: int, start: Rows, score: Score) -> Rows:
    """Return the set after swapping one for one as long as that helps."""
    chosen = tuple(sorted(start))
    [(best, _)] = _scored([(chosen[:-1], chosen[-1:])], score)
    while True:
        others = [row for row in range(n) if row not in chosen]
        swaps = ((tuple(kept for kept in chosen if kept != out), others) for out in chosen)
        better = next((found for found in _scored(swaps, score) if found[0] > best), None)
        if better is None:
            return chosen
        best, chosen = better[0], tuple(sorted(better[1]))


def _distances(relations: Relations) -> np.ndarray:
    """Return the steps between all, infinite where there is no way."""
    return np.asarray(csgraph.shortest_path(relations.steps.steps, directed=False, unweighted=True))
