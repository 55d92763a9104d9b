"""Assignments in which the worst off counts first: by two phases, and by leximin (methods 7.4)."""

import networkx as nx
import numpy as np

from graph.analysis.matching.assignment import Assignment, Floats, Mask, Places, assign

DIGITS = 9
LEVELS = 2
"""Decimals to which scores are rounded for leximin."""


def fair(scores: Floats, allowed: Mask, places: Places) -> Assignment:
    """Return the assignment with the most pairs whose worst score is as high as can be, then the highest total."""
    most = len(assign(scores, allowed, places).pairs)
    levels = np.unique(scores[allowed].round(DIGITS))
    low, high = 0, len(levels) - 1
    best = assign(scores, allowed, places)
    while low <= high:
        middle = (low + high) // 2
        found = assign(scores, allowed & (scores.round(DIGITS) >= levels[middle]), places)
        if len(found.pairs) == most:
            best, low = found, middle + 1
        else:
            high = middle - 1
    return best


def leximin(scores: Floats, allowed: Mask, places: Places) -> tuple[tuple[int, int], ...]:
    """Return the pairs, as many as can be, whose sorted scores are lexicographically largest: the worst first.

    Exact: whole-number weights in which one lower level outweighs everything above it, in a matching of schools and
    places. Scores count to two decimals. Companies that ask for a least number are not supported here.

    Source: Burkard & Rendl (1991), lexicographic bottleneck problems.
    """
    rounded = scores.round(LEVELS)
    levels = sorted({float(value) for value in rounded[allowed]})
    rank = {level: number for number, level in enumerate(levels)}
    base, most = len(scores) + 1, len(levels)
    graph: nx.Graph[tuple[str, int, int]] = nx.Graph()
    for row, column in zip(*np.nonzero(allowed), strict=True):
        weight = base**most - base ** (most - 1 - rank[float(rounded[row, column])])
        for own in range(places.wanted[row]):
            for place in range(places.capacity[column]):
                graph.add_edge(("school", int(row), own), ("company", int(column), place), weight=weight)
    matched = nx.max_weight_matching(graph, maxcardinality=True)
    pairs = (sorted(edge, reverse=True) for edge in matched)
    return tuple(sorted((school[1], company[1]) for school, company in pairs))


def price_of_fairness(most: float, fairly: float) -> float | None:
    """Return which share of the highest total fairness costs; None when there is nothing to share."""
    return (most - fairly) / most if most > 0 else None
