"""What would change: before against after, number by number, and in who connects whom (methods 5.1)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from graph.analysis.brokerage import constraint
from graph.analysis.centrality import betweenness, harmonic
from graph.analysis.cohesion import bridges, cut_nodes
from graph.analysis.network_measures import NETWORK_MEASURES, network_numbers
from graph.analysis.relations import Pair, Relations
from graph.analysis.work import stage

MOST_MOVED = 5
WITH_LEAVERS = frozenset({"fragmentation"})
"""Numbers in which who leaves counts as someone without ties."""

DIGITS = 9


@dataclass(frozen=True, slots=True)
class Moved:
    """A score before and after.

    Parameters
    ----------
    before, after : float or None
        None where it means nothing, or the node is not there.
    """

    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """After less before; None where either means nothing: no number is not 0."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Delta:
    """What differs between two networks (methods 5.1).

    Parameters
    ----------
    network : mapping of str to Moved
        Every number of the network, by id of `NETWORK_MEASURES`. Who leaves counts in the fragmentation afterwards, as
        someone without ties: otherwise it would be no loss when a loose node leaves, but a gain (methods 5.2). All
        other numbers are of those who are there.
    bridges_new, bridges_gone : tuple of (str, str)
        Ties that became, or are no longer, the only way between two parts.
    cuts_new, cuts_gone : tuple of str
        Nodes that became, or are no longer, those without which a part falls apart.
    betweenness, constraint, reach : mapping of str to Moved
        Of the nodes that are asked about, and of who is moved most: shares of the pairs, Burt's constraint, and
        the mean of one over the distance.
    n_uneven : int
        Relations of unknown strength: when there are any, every tie counted alike.
    leaving : tuple of str
        Nodes that are not there afterwards.
    """

    network: Mapping[str, Moved]
    bridges_new: tuple[Pair, ...]
    bridges_gone: tuple[Pair, ...]
    cuts_new: tuple[str, ...]
    cuts_gone: tuple[str, ...]
    betweenness: Mapping[str, Moved]
    constraint: Mapping[str, Moved]
    reach: Mapping[str, Moved]
    n_uneven: int
    leaving: tuple[str, ...] = ()


def delta(before: Relations, after: Relations, asked: Collection[str] = ()) -> Delta:
    """Return what differs from one network to another.

    Parameters
    ----------
    before, after : Relations
        The networks; when a strength is unknown in either, every tie counts alike in both.
    asked : collection of str
        Nodes of which the scores are wanted, however little they move.
    """
    n_uneven = max(before.n_unknown, after.n_unknown)
    one, other = (before.even(), after.even()) if n_uneven else (before, after)
    old_bridges, new_bridges = set(bridges(one)), set(bridges(other))
    old_cuts, new_cuts = (
        {node_id for node_id, value in cut_nodes(network).items() if value} for network in (one, other)
    )
    with stage(0, 3):
        passed_before = _share_of_pairs(one)
    with stage(1, 3):
        passed_after = _share_of_pairs(other)
    leaving = tuple(sorted(set(before.node_ids) - set(after.node_ids)))
    with stage(2, 3):
        numbers = _numbers(before, after, leaving)
    return Delta(
        numbers,
        tuple(sorted(new_bridges - old_bridges)),
        tuple(sorted(old_bridges - new_bridges)),
        tuple(sorted(new_cuts - old_cuts)),
        tuple(sorted(old_cuts - new_cuts)),
        _moved(passed_before, passed_after, asked),
        _moved(constraint(one), constraint(other), asked),
        _moved(harmonic(one), harmonic(other), asked),
        n_uneven,
        leaving,
    )


def _numbers(before: Relations, after: Relations, leaving: Collection[str]) -> Mapping[str, Moved]:
    with_leavers = replace(after, node_ids=(*after.node_ids, *leaving))
    old, new = network_numbers(before), network_numbers(after)
    new |= {name: NETWORK_MEASURES[name].value(with_leavers) for name in WITH_LEAVERS}
    return {name: Moved(old[name], new[name]) for name in NETWORK_MEASURES}


def _share_of_pairs(relations: Relations) -> Mapping[str, float | None]:
    n = len(relations.node_ids)
    pairs = (n - 1) * (n - 2) / 2
    return {i: (value or 0.0) / pairs if pairs else None for i, value in betweenness(relations).items()}


def _moved(
    before: Mapping[str, float | None], after: Mapping[str, float | None], asked: Collection[str]
) -> Mapping[str, Moved]:
    """Return the scores of who is asked about, then of who moves most, largest first."""
    every = {node_id: Moved(before.get(node_id), after.get(node_id)) for node_id in {**before, **after}}
    changes = {node_id: round(moved.change or 0.0, DIGITS) for node_id, moved in every.items() if node_id not in asked}
    most = sorted((i for i, change in changes.items() if change), key=lambda i: (-abs(changes[i]), i))[:MOST_MOVED]
    return {node_id: every[node_id] for node_id in (*(i for i in asked if i in every), *most)}


def ways_between(relations: Relations, one: str, other: str) -> int:
    """Return how many routes between two share nobody: with one, the two hang on someone (Menger 1927)."""
    graph = relations.both_ways().graph
    if one not in graph or other not in graph or one == other:
        return 0
    is_tied = graph.has_edge(one, other)
    apart: nx.Graph[str] = nx.Graph(graph)
    apart.remove_edges_from([(one, other)])
    return int(nx.node_connectivity(apart, one, other)) + is_tied
