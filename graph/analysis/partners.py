"""The relation of partners that measures stand on: who is tied to whom, and how closely at least and at most."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analysis.intervals import Interval
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known

STRONGEST = 5
"""Highest tie strength (methods 0.3)."""

UNKNOWN_WEIGHT = Interval(1 / STRONGEST, 1.0)
"""What the weight of a tie of unknown strength can be."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Partners:
    """Distinct pairs of tied nodes.

    Parameters
    ----------
    node_ids : tuple of str
        All nodes, isolates too.
    weights : mapping of (str, str) to Interval
        Weight w = s/5 per unordered pair, ends sorted: of its strongest tie. Self-ties are left out.
    """

    node_ids: tuple[str, ...]
    weights: Mapping[Pair, Interval]

    def graph(self) -> "nx.Graph[str]":
        """Return the simple undirected graph, isolates kept."""
        made: nx.Graph[str] = nx.Graph()
        made.add_nodes_from(self.node_ids)
        made.add_edges_from(self.weights)
        return made


def partners_in(snapshot: NetworkSnapshot, node_ids: Collection[str], tie_ids: Collection[str]) -> Partners:
    """Return who is tied to whom within some nodes and ties.

    Several ties between the same two count as one relation, as close as the closest of them.
    """
    inside, ties = frozenset(node_ids), snapshot.ties
    weights: dict[Pair, Interval] = {}
    for tie_id in tie_ids:
        source, target = ties[tie_id].ends
        if source == target or source not in inside or target not in inside:
            continue
        pair = (min(source, target), max(source, target))
        weights[pair] = _closest(weights.get(pair), weight_of(ties[tie_id]))
    return Partners(tuple(node_ids), weights)


def weight_of(tie: Tie) -> Interval:
    """Return w = s/5 of a tie (methods 0.3); from 0.2 to 1 when its strength is unknown."""
    if not is_known(tie.strength):
        return UNKNOWN_WEIGHT
    return Interval(tie.strength / STRONGEST, tie.strength / STRONGEST)


def _closest(one: Interval | None, other: Interval) -> Interval:
    return other if one is None else Interval(max(one.low, other.low), max(one.high, other.high))
