"""Relations made from pairs, and the same in networkx."""

from collections.abc import Iterable, Mapping

import networkx as nx

from graph.analysis.intervals import Interval
from graph.analysis.relations import Relations

Weighted = tuple[str, str, float]


def relations(
    nodes: Iterable[str],
    ties: Iterable[Weighted],
    is_directed: bool = False,
    groups: Mapping[str, str] | None = None,
) -> Relations:
    """Return relations with known weights; of several ties between two, the last counts."""
    weights = {}
    for one, other, weight in ties:
        pair = (one, other) if is_directed else (min(one, other), max(one, other))
        if one != other:
            weights[pair] = Interval(weight, weight)
    return Relations(tuple(nodes), weights, is_directed, groups or {})


def as_networkx(given: Relations) -> "nx.Graph[str]":
    """Return a graph of its own for networkx: ``w``, ``d`` and ``di`` on every tie."""
    made: nx.Graph[str] = nx.DiGraph() if given.is_directed else nx.Graph()
    made.add_nodes_from(given.node_ids)
    for (one, other), weight in given.weights.items():
        made.add_edge(one, other)
        made.edges[one, other].update(w=weight.low, d=1 / weight.low, di=round(12 / weight.low))
    return made
