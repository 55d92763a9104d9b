"""What a number is made of: the ties behind the score of one node, so that anyone can look them up."""

from collections.abc import Callable, Collection

import networkx as nx
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from graph.analysis.brokerage import open_pairs, role_between
from graph.analysis.relations import Pair, Relations

Evidence = Callable[[Relations, str], frozenset[Pair]]
"""From the relations and a node to the pairs, ends sorted, whose ties make up its score; direction is left out."""


def own_ties(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties of a node."""
    return frozenset(pair for pair in relations.both_ways().weights if node_id in pair)


def ties_from(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties that lead from a node to others."""
    return frozenset(_sorted(*pair) for pair in relations.weights if pair[0] == node_id)


def ties_to(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties that lead from others to a node."""
    return frozenset(_sorted(*pair) for pair in relations.weights if pair[1] == node_id)


def ties_around(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties of a node, and those among its partners."""
    graph = relations.both_ways().graph
    near = {node_id, *graph[node_id]}
    return frozenset(pair for pair in relations.both_ways().weights if near.issuperset(pair))


def ties_of_part(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties of the part of the network that a node hangs together with."""
    part = nx.node_connected_component(relations.both_ways().graph, node_id)
    return frozenset(pair for pair in relations.both_ways().weights if part.issuperset(pair))


def ties_of_core(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties of a node with who lies at least as deep in the core as it does."""
    depth = nx.core_number(relations.both_ways().graph)
    return frozenset(pair for pair in own_ties(relations, node_id) if all(depth[end] >= depth[node_id] for end in pair))


def routes_to(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties on the shortest routes from all others to a node."""
    return _routes(relations, node_id, only_between=False)


def routes_through(relations: Relations, node_id: str) -> frozenset[Pair]:
    """Return the ties on those shortest routes between two others that pass a node, up to that node on both sides."""
    return _routes(relations, node_id, only_between=True)


def routes_between(
    relations: Relations, node_id: str, ones: Collection[str], others: Collection[str]
) -> frozenset[Pair]:
    """Return the ties on the shortest routes between one group and another that pass a node."""
    return _routes(relations, node_id, only_between=True, groups=(frozenset(ones), frozenset(others)))


def ties_in_role(role: str) -> Evidence:
    """Return the evidence of one role of a go-between: the ties with the two that it stands between."""

    def evidence(relations: Relations, node_id: str) -> frozenset[Pair]:
        both = relations.both_ways()
        found = (
            (one, other)
            for broker, one, other in open_pairs(both, (node_id,))
            if role_between(both, one, broker, other) == role
        )
        return frozenset(_sorted(end, node_id) for pair in found for end in pair)

    return evidence


def _routes(
    relations: Relations,
    node_id: str,
    *,
    only_between: bool,
    groups: tuple[frozenset[str], frozenset[str]] | None = None,
) -> frozenset[Pair]:
    """Return the ties on shortest routes to a node; strengths have to be known."""
    both = relations.both_ways()
    row = {known: number for number, known in enumerate(both.node_ids)}
    apart, at = _distances(both, row), row[node_id]
    starts = np.isfinite(apart[:, at])
    starts[at] = False
    if only_between:
        starts &= _has_route_onward(apart, at, _wanted(both, groups))
    to_node = apart[:, at]
    passed = (apart[starts] + to_node == to_node[starts][:, None]).any(axis=0)

    def is_on_route(pair: Pair) -> bool:
        one, other = row[pair[0]], row[pair[1]]
        ways = ((one, other), (other, one))
        return any(passed[far] and to_node[far] == to_node[near] + both.lengths[pair] for far, near in ways)

    return frozenset(pair for pair in both.weights if is_on_route(pair))


def _wanted(relations: Relations, groups: tuple[frozenset[str], frozenset[str]] | None) -> np.ndarray | bool:
    """Return which pairs of rows count: all, or those of one group with the other."""
    if groups is None:
        return True
    is_one, is_other = (np.array([node_id in group for node_id in relations.node_ids]) for group in groups)
    one_way = is_one[:, None] & is_other[None, :]
    return np.asarray(one_way | one_way.T)


def _has_route_onward(apart: np.ndarray, at: int, wanted: np.ndarray | bool) -> np.ndarray:
    """Return for each row whether a shortest route from it passes one row and goes on to another."""
    passes = np.isfinite(apart) & (apart[:, [at]] + apart[[at], :] == apart) & wanted
    np.fill_diagonal(passes, val=False)
    passes[:, at] = False
    return np.asarray(passes.any(axis=1))


def _distances(relations: Relations, row: dict[str, int]) -> np.ndarray:
    """Return whole distances between all, infinite where there is no way."""
    ends = np.array([(row[one], row[other]) for one, other in relations.weights], dtype=np.int64).reshape(-1, 2)
    lengths = np.array([relations.lengths[pair] for pair in relations.weights], dtype=float)
    matrix = sparse.csr_array((lengths, (ends[:, 0], ends[:, 1])), shape=(len(row), len(row)))
    return np.asarray(csgraph.shortest_path(matrix, directed=False))


def _sorted(one: str, other: str) -> Pair:
    return (min(one, other), max(one, other))
