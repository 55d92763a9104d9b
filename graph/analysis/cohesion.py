"""How a network hangs together: density, parts, cores, and where it would break."""

from collections.abc import Mapping

import networkx as nx

from graph.analysis.centrality import betweenness, harmonic
from graph.analysis.kernels.reach import reach
from graph.analysis.relations import Relations

Values = Mapping[str, float | None]


def parts(relations: Relations) -> list[list[str]]:
    """Return the connected parts, largest first, equals by their first node; direction is left out."""
    found = (sorted(part) for part in nx.connected_components(relations.both_ways().graph))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def component_number(relations: Relations) -> Values:
    """Return the number of each node's part, 1 for the largest."""
    return {node_id: float(n) for n, part in enumerate(parts(relations), start=1) for node_id in part}


def component_size(relations: Relations) -> Values:
    """Return how many nodes hang together with each node, itself included."""
    return {node_id: float(len(part)) for part in parts(relations) for node_id in part}


def k_core(relations: Relations) -> Values:
    """Return the largest k such that the node lies in a part where everyone has k partners or more."""
    return {node_id: float(core) for node_id, core in nx.core_number(relations.both_ways().graph).items()}


def cut_nodes(relations: Relations) -> Values:
    """Return 1 for a node without which its part falls apart, else 0 (articulation point)."""
    found = set(nx.articulation_points(relations.both_ways().graph))
    return {node_id: float(node_id in found) for node_id in relations.node_ids}


def bridges(relations: Relations) -> list[tuple[str, str]]:
    """Return the pairs without whose tie a part falls in two, ends sorted, in order.

    Where two have more than one tie, none of these is the only one (methods 4.7).
    """
    both = relations.both_ways()
    return sorted({(min(pair), max(pair)) for pair in nx.bridges(both.graph)} - both.doubled)


def density(relations: Relations) -> float | None:
    """Return the share of possible ties that are there; None with fewer than two nodes."""
    n, m = len(relations.node_ids), len(relations.weights)
    return None if n < 2 else (1 if relations.is_directed else 2) * m / (n * (n - 1))


def mean_degree(relations: Relations) -> float | None:
    """Return the mean number of partners; None without nodes."""
    n = len(relations.node_ids)
    return None if n == 0 else 2 * len(relations.both_ways().weights) / n


def degree_centralisation(relations: Relations) -> float | None:
    """Return how far ties gather round one node: 0 when all have as many, 1 for a star (Freeman 1978)."""
    graph, n = relations.both_ways().graph, len(relations.node_ids)
    if n < 3:
        return None
    degrees = [degree for _, degree in graph.degree()]
    return sum(max(degrees) - degree for degree in degrees) / ((n - 1) * (n - 2))


def betweenness_centralisation(relations: Relations) -> float | None:
    """Return how far routes gather at one node, counted in steps: 1 for a star (Freeman 1978)."""
    n = len(relations.node_ids)
    if n < 3:
        return None
    pairs = (n - 1) * (n - 2) / 2
    shares = [(value or 0.0) / pairs for value in betweenness(relations.both_ways().even()).values()]
    return sum(max(shares) - share for share in shares) / (n - 1)


def reciprocity(relations: Relations) -> float | None:
    """Return the share of directed ties that are answered; None without direction or ties."""
    if not relations.is_directed or not relations.weights:
        return None
    return sum((other, one) in relations.weights for one, other in relations.weights) / len(relations.weights)


def diameter(relations: Relations) -> float | None:
    """Return the largest distance in steps between two that reach each other; None without ties."""
    return float(reach(relations.steps).furthest.max()) if relations.weights else None


def mean_distance(relations: Relations) -> float | None:
    """Return the mean distance in steps over pairs that reach each other; None without ties."""
    found = reach(relations.steps)
    return float(found.total.sum() / found.n_reached.sum()) if relations.weights else None


def efficiency(relations: Relations) -> float | None:
    """Return the mean of one over the distance in steps over all pairs; 0 for who do not reach each other."""
    n = len(relations.node_ids)
    return None if n < 2 else float(reach(relations.steps).inverse.sum() / (n * (n - 1)))


def efficiency_by_closeness(relations: Relations) -> float | None:
    """Return the mean of one over the distance d = 5/s over all pairs; None when a strength is not known."""
    n = len(relations.node_ids)
    if n < 2 or relations.n_unknown:
        return None
    return sum(value or 0.0 for value in harmonic(relations).values()) / n


def transitivity(relations: Relations) -> float | None:
    """Return the share of open or closed triples that are closed; direction is left out. None without triples."""
    graph = relations.both_ways().graph
    triples = sum(degree * (degree - 1) for _, degree in graph.degree())
    return None if not triples else float(nx.transitivity(graph))
