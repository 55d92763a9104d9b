"""What hangs on whom: how far a network falls apart, who matters most for that, and in which order it would break.

Words for screens: "vulnerable when someone leaves" and "best ambassadors"; never those of war.
"""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from scipy.sparse import csgraph

from graph.analysis import cohesion
from graph.analysis.centrality import betweenness
from graph.analysis.kernels.reach import reach
from graph.analysis.relations import Relations

EXHAUSTIVE = 50_000
"""Sets up to which all are tried."""

STARTS = 10
RANDOM_ORDERS = 200
RECOMPUTED = 25
LARGE = 200
DIGITS = 9


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
    both = relations.both_ways()

    def apart(chosen: Sequence[str]) -> float:
        return fragmentation(without(both, chosen)).distant or 0.0

    return _best_set(both.node_ids, size, apart, seed)


def best_ambassadors(relations: Relations, size: int, seed: int = 0) -> KeyPlayers:
    """Return the set that is nearest to all (KPP-Pos): the mean of one over the distance to the nearest of them."""
    both = relations.both_ways()
    near = 1 / np.maximum(_distances(both), 1)
    np.fill_diagonal(near, 1.0)
    row = {node_id: number for number, node_id in enumerate(both.node_ids)}

    def reached(chosen: Sequence[str]) -> float:
        return float(near[[row[node_id] for node_id in chosen]].max(axis=0).mean())

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


def _best_set(node_ids: Sequence[str], size: int, score: Callable[[Sequence[str]], float], seed: int) -> KeyPlayers:
    size = min(size, len(node_ids))
    if math.comb(len(node_ids), size) <= EXHAUSTIVE:
        chosen = max(combinations(sorted(node_ids), size), key=lambda chosen: round(score(chosen), DIGITS))
        return KeyPlayers(tuple(chosen), score(chosen), is_exact=True)
    draw, ordered = np.random.default_rng(seed), sorted(node_ids)
    drawn = (draw.choice(len(ordered), size, replace=False) for _ in range(STARTS - 1))
    starts = [_greedy(ordered, size, score), *([ordered[row] for row in rows] for rows in drawn)]
    improved = [_swapped(ordered, start, score) for start in starts]
    best = max(improved, key=lambda chosen: (round(score(chosen), DIGITS), [-ord(sign) for sign in "".join(chosen)]))
    return KeyPlayers(tuple(sorted(best)), score(best), is_exact=False)


def _greedy(node_ids: Sequence[str], size: int, score: Callable[[Sequence[str]], float]) -> list[str]:
    chosen: list[str] = []
    for _ in range(size):
        left = [node_id for node_id in sorted(node_ids) if node_id not in chosen]
        chosen.append(max(left, key=lambda node_id: round(score([*chosen, node_id]), DIGITS)))
    return chosen


def _swapped(node_ids: Sequence[str], start: Sequence[str], score: Callable[[Sequence[str]], float]) -> list[str]:
    """Return the set after swapping one for one as long as that helps."""
    chosen, best = sorted(start), round(score(start), DIGITS)
    while True:
        swaps = (
            sorted([*(kept for kept in chosen if kept != out), into])
            for out in chosen
            for into in node_ids
            if into not in chosen
        )
        better = next((swap for swap in swaps if round(score(swap), DIGITS) > best), None)
        if better is None:
            return chosen
        chosen, best = better, round(score(better), DIGITS)


def _distances(relations: Relations) -> np.ndarray:
    """Return the steps between all, infinite where there is no way."""
    return np.asarray(csgraph.shortest_path(relations.steps.steps, directed=False, unweighted=True))
